//! The shapes of the protocol are made in `server/convert`, one file a kind of them: handlers take
//! and return them, and name nothing in them.

use std::path::Path;

use regex::Regex;

use super::source::{bare, module};
use super::{is_test, sources};

/// The files that make shapes: those of `convert`, what the server offers, and the messages of our
/// own loop.
const MAKERS: [&str; 3] = [
    "server/convert",
    "server/capabilities.rs",
    "server/transport",
];

/// The shapes of the protocol that `text` makes, by literals or by calls of their types. An address
/// is none.
fn made(text: &str) -> Vec<String> {
    let module = module(&bare(text));
    let of_protocol = |path: &[String]| path.iter().any(|name| name == "ls_types");
    let imports = module.imports.iter();
    let shapes = imports.filter(|(name, path)| of_protocol(path) && *name != "Uri");
    let mut names: Vec<&str> = shapes.map(|(name, _)| name.as_str()).collect();
    names.push(r"tower_lsp::ls_types(?:::\w+)+");
    let names = names.join("|");
    let pattern = format!(r"(?:(?:->|\bfor|\bimpl)\s+)?\b(?:{names})(?:::\w+)?\s*[({{]");
    let made = Regex::new(&pattern).unwrap();
    let made = made.find_iter(&module.code).map(|found| found.as_str());
    let is_type = |found: &&str| {
        ["->", "for ", "impl "]
            .iter()
            .any(|at| found.starts_with(at))
    };
    let made = made.filter(|found| !is_type(found));
    made.map(|found| found.trim_end_matches(['(', '{', ' ']).to_owned())
        .collect()
}

#[test]
fn shapes_of_the_protocol_are_made_in_convert() {
    let mut makers = 0;
    // Nothing else speaks the protocol.
    let server = sources().into_iter();
    for (path, text) in server.filter(|(path, _)| path.starts_with("server")) {
        if MAKERS
            .iter()
            .any(|maker| path.starts_with(Path::new(maker)))
        {
            makers += usize::from(!made(&text).is_empty());
        } else if !is_test(&path) {
            let made = made(&text);
            let file = path.display();
            assert!(made.is_empty(), "{file} makes {made:?}: put it in convert");
        }
    }
    assert!(makers > 10, "shapes are seen in {makers} files");
}

#[test]
fn literals_and_calls_make_shapes_and_types_do_not() {
    let imports = "use tower_lsp::ls_types::{Hover, Range as Columns, Uri};\n";
    let drawn = |code: &str| made(&format!("{imports}{code}"));
    for (code, made) in [
        ("let hover = Hover { range };", "Hover"),
        ("let range = Columns::new(start, end);", "Columns::new"),
        ("found.map(|at| Columns::default())", "Columns::default"),
        (
            "tower_lsp::ls_types::Hover { range }",
            "tower_lsp::ls_types::Hover",
        ),
    ] {
        assert_eq!(drawn(code), [made], "{code}");
    }
    for code in [
        "fn hover(range: Columns) -> Hover { to_lsp::hover(range) }",
        "impl Convert for Hover { fn of(range: &Columns) -> Option<Columns> { None } }",
        "let address = Uri::from_file_path(path);",
        "/// `Hover { range }`\nstruct Other { range: Columns }",
    ] {
        assert!(drawn(code).is_empty(), "{code}: {:?}", drawn(code));
    }
}
