//! The code of a file, read roughly: what is no code blanked out, and the paths in the rest.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

/// Comments and literals.
const NO_CODE: &str = r###"(?s)//[^\n]*|/\*.*?\*/|\br##".*?"##|\br#".*?"#|\br"[^"]*"|"(?:\\.|[^"\\])*"|'(?:\\.[^']*|[^'\\])'"###;

/// Declarations of modules and of imports, these with their visibility and their tree.
const USES: &str = r"\bmod \w+;|\b(pub(?:\([^)]*\))? )?use ([^;]+);";

/// Paths, with what makes them a part of a visibility, a field, a method or a declaration.
const PATHS: &str = r"(?:\(in |\.|fn )?[A-Za-z_]\w*(?:::[A-Za-z_]\w*)*";

/// `text` without comments, literals and what is compiled for tests alone.
pub(super) fn bare(text: &str) -> String {
    static PATTERN: LazyLock<Regex> = LazyLock::new(|| Regex::new(NO_CODE).unwrap());
    let text = PATTERN.replace_all(text, "0");
    let mut bare = String::new();
    let mut rest = &*text;
    while let Some((before, item)) = rest.split_once("#[cfg(test)]") {
        bare.push_str(before);
        rest = &item[item_end(item)..];
    }
    bare + rest
}

/// The end of the item, or the field, at the start of `text`.
fn item_end(text: &str) -> usize {
    let mut depth = 0;
    for (at, char) in text.char_indices() {
        match char {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 && matches!(char, '}' | ';' | ',') {
            return at + 1;
        }
    }
    text.len()
}

/// What a file names.
#[derive(Debug, Default)]
pub(super) struct Module {
    /// Its code without imports and declarations of modules.
    pub(super) code: String,
    /// The names brought in by `use`, and the paths behind it.
    pub(super) imports: BTreeMap<String, Vec<String>>,
    /// The paths in its code, and those of private imports.
    pub(super) paths: Vec<Vec<String>>,
}

/// Reads the bare text of a file.
pub(super) fn module(bare: &str) -> Module {
    static USE: LazyLock<Regex> = LazyLock::new(|| Regex::new(USES).unwrap());
    static PATH: LazyLock<Regex> = LazyLock::new(|| Regex::new(PATHS).unwrap());
    let code = USE.replace_all(bare, "").into_owned();
    let paths = PATH.find_iter(&code).map(|found| found.as_str());
    let paths = paths.filter(|path| !path.starts_with(['(', '.']) && !path.starts_with("fn "));
    let mut module = Module {
        paths: paths.map(parts).collect(),
        code: code.clone(),
        ..Module::default()
    };
    for found in USE.captures_iter(bare) {
        let Some(tree) = found.get(2) else { continue };
        let leaves = leaves("", tree.as_str());
        if found.get(1).is_none() {
            module
                .paths
                .extend(leaves.iter().map(|(_, path)| path.clone()));
        }
        module.imports.extend(leaves);
    }
    module
}

fn parts(path: &str) -> Vec<String> {
    path.split("::").map(str::to_owned).collect()
}

/// The names that the tree behind `use` brings in, with their paths.
fn leaves(before: &str, tree: &str) -> Vec<(String, Vec<String>)> {
    let tree = tree.trim();
    if let Some((path, group)) = tree.split_once('{') {
        let group = group.strip_suffix('}').unwrap_or(group);
        let before = format!("{before}{path}");
        return items(group)
            .flat_map(|item| leaves(&before, item))
            .collect();
    }
    let path = format!("{before}{tree}");
    let (path, name) = path.split_once(" as ").unwrap_or((&path, ""));
    let mut path = parts(path.trim_end_matches("::self").trim_end_matches("::*"));
    path.retain(|part| !part.is_empty());
    let name = match name {
        "" if tree == "*" => "*".to_owned(),
        "" => path.last().cloned().unwrap_or_default(),
        name => name.to_owned(),
    };
    vec![(name, path)]
}

/// The items of a group, which may hold groups.
fn items(group: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    let items = group.split(move |char| {
        match char {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        char == ',' && depth == 0
    });
    items.filter(|item| !item.trim().is_empty())
}
