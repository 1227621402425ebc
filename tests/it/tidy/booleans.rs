//! No booleans as parameters of functions: at the call, `true` says nothing. An enum of two does,
//! and so do two functions. Closures, which stand beside their calls, may take them.

use std::sync::LazyLock;

use regex::Regex;

use super::source::{bare, module};
use super::{is_test, sources};

/// The functions of `text` that take a boolean.
fn functions(text: &str) -> Vec<String> {
    static FUNCTION: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\bfn (\w+)").unwrap());
    let code = module(&bare(text)).code;
    let heads = FUNCTION.captures_iter(&code).filter_map(|function| {
        let name = function.get(1)?;
        let head = parameters(&code[name.end()..]);
        takes_boolean(head).then(|| name.as_str().to_owned())
    });
    heads.collect()
}

/// The parameters at the start of `text`, behind those of types, if there are any.
fn parameters(text: &str) -> &str {
    let mut types = 0;
    let mut before = ' ';
    let start = text.find(|char| {
        match char {
            '<' => types += 1,
            '>' if before != '-' => types -= 1,
            _ => {}
        }
        before = char;
        char == '(' && types == 0
    });
    let text = &text[start.map_or(text.len(), |start| start + 1)..];
    let mut depth = 0;
    let end = text.find(|char| {
        match char {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth < 0
    });
    &text[..end.unwrap_or(text.len())]
}

/// Returns true if one of these parameters is a boolean, and not only a closure of booleans.
fn takes_boolean(parameters: &str) -> bool {
    static BOOLEAN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\w\s*:\s*(?:&\s*|Option<)?bool\b").unwrap());
    BOOLEAN.is_match(parameters)
}

#[test]
fn functions_take_no_booleans() {
    for (path, text) in sources().into_iter().filter(|(path, _)| !is_test(path)) {
        let taking = functions(&text);
        assert!(taking.is_empty(), "{} in {}", taking[0], path.display());
    }
}

#[test]
fn booleans_are_seen_in_signatures_alone() {
    for taking in [
        "fn shown(text: &str, whole: bool) -> Shown {}",
        "impl A { pub(crate) fn shown<T: Into<bool>>(&self, at: (u8, u8), whole: bool) {} }",
        "fn shown<F: Fn(u8) -> bool>(\n    find: F,\n    whole: Option<bool>,\n);",
    ] {
        assert_eq!(functions(taking), ["shown"], "{taking}");
    }
    for other in [
        "fn shown(is_wanted: &dyn Fn(bool) -> bool) -> bool { is_wanted(true) }",
        "struct Shown { whole: bool }\nfn shown() { let show = |whole: bool| whole; }",
        "#[cfg(test)]\nmod tests { fn shown(whole: bool) {} }",
    ] {
        assert!(functions(other).is_empty(), "{other}");
    }
}
