//! The house rules, read off the sources: layers, heads, sizes, and that what stands in several
//! places is the same in all.

mod booleans;
mod circles;
mod shapes;
mod source;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The layers, lowest first: each may use itself and those before it.
const LAYERS: [&str; 9] = [
    "text", "syntax", "model", "edits", "rules", "features", "project", "server", "cli",
];

/// The most lines of a source file, its tests aside. Most have 60 to 250.
const LONGEST: usize = 350;

/// The most lines of a file of tests.
const LONGEST_OF_TESTS: usize = 500;

/// The most lines of `server.rs`: what a server holds, and how a session is served.
const LONGEST_SERVER: usize = 150;

fn sources() -> Vec<(PathBuf, String)> {
    let mut sources = Vec::new();
    collect(&Path::new(ROOT).join("src"), &mut sources);
    assert!(sources.len() > 50);
    sources
}

fn collect(folder: &Path, sources: &mut Vec<(PathBuf, String)>) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            sources.push((
                path.strip_prefix(Path::new(ROOT).join("src"))
                    .unwrap()
                    .to_owned(),
                text,
            ));
        }
    }
}

/// The first part of a path below `src`: its layer.
fn layer(path: &Path) -> String {
    let first = path.iter().next().unwrap().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// The text without its tests, which may use anything.
fn code(text: &str) -> &str {
    &text[..code_end(text)]
}

/// Where the tests of a file begin.
fn code_end(text: &str) -> usize {
    text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len())
}

/// Whether a file holds nothing but tests and what they need. The probes panic when asked to.
fn is_test(path: &Path) -> bool {
    let name = path.to_str().unwrap();
    name.contains("tests")
        || ["testing.rs", "corpus.rs", "probe.rs"]
            .iter()
            .any(|end| path.ends_with(end))
}

#[test]
fn arrows_point_down_only() {
    for (path, text) in sources() {
        let own = LAYERS.iter().position(|known| *known == layer(&path));
        for (above, name) in LAYERS
            .iter()
            .enumerate()
            .filter(|(above, _)| own.is_some_and(|own| *above > own))
        {
            let uses = [format!("crate::{name}"), format!("super::super::{name}::")];
            let found = uses.iter().any(|uses| code(&text).contains(uses.as_str()));
            let found = found && !is_test(&path);
            assert!(
                !found,
                "{} uses {name}, which lies {above} layers up",
                path.display()
            );
        }
    }
}

#[test]
fn only_the_server_speaks_the_protocol() {
    for (path, text) in sources() {
        let speaks = ["tower_lsp", "ls_types"]
            .iter()
            .any(|name| text.contains(name));
        assert!(
            !speaks || layer(&path) == "server",
            "{} names the protocol",
            path.display()
        );
    }
}

#[test]
fn nothing_below_the_project_touches_files_time_and_threads() {
    for (path, text) in sources() {
        if is_test(&path)
            || ["project", "server", "cli", "main", "lib"].contains(&layer(&path).as_str())
        {
            continue;
        }
        for name in [
            "std::fs",
            "std::time",
            "std::thread",
            "std::net",
            "std::process",
            "std::env",
            "tokio",
        ] {
            assert!(
                !code(&text).contains(name),
                "{} uses {name}",
                path.display()
            );
        }
    }
}

#[test]
fn every_file_has_a_head_and_a_size_that_can_be_read() {
    for (path, text) in sources() {
        let has_head = is_test(&path) || text.starts_with("//!") || text.starts_with("#![doc");
        assert!(has_head, "{} does not say what it is for", path.display());
        let lines = code(&text).lines().count();
        let most = match path.to_str() {
            Some("server.rs") => LONGEST_SERVER,
            // To be cut.
            Some("features/document_symbols.rs") => LONGEST_OF_TESTS,
            _ if is_test(&path) => LONGEST_OF_TESTS,
            _ => LONGEST,
        };
        assert!(lines <= most, "{} has {lines} lines", path.display());
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(
            name != "mod.rs" && !name.contains("util"),
            "{}",
            path.display()
        );
    }
}

#[test]
fn nothing_unwraps_outside_tests() {
    for (path, text) in sources() {
        let text = code(&text);
        let unwraps = [
            ".unwrap()",
            ".expect(\"",
            "panic!(",
            "todo!(",
            "unimplemented!(",
        ]
        .iter()
        .find(|name| text.contains(**name));
        assert!(
            is_test(&path) || unwraps.is_none(),
            "{}: {}",
            path.display(),
            unwraps.unwrap()
        );
    }
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The words in quotes of `text`, of the kind that names are.
fn quoted(text: &str, quote: char) -> BTreeSet<String> {
    text.split(quote)
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

#[test]
fn editors_know_the_servers_token_types() {
    let legend = read("src/server/convert/legend.rs");
    let own =
        &legend[legend.find("fn own_name").unwrap()..legend.find("fn standard_name").unwrap()];
    let mut types = quoted(own, '"');
    // The protocol has it as well, so editors need not be told.
    types.remove("event");
    let nvim = read("editors/nvim/lua/glossator/tokens.lua");
    let list = &nvim[nvim.find("M.types").unwrap()..nvim.find("M.modifiers").unwrap()];
    assert_eq!(quoted(list, '\''), types);
}

#[test]
fn every_finding_and_setting_is_documented() {
    let page = read("src/rules/README.md");
    for code in glossator::rules::Code::ALL {
        let heading = format!("### {}\n", code.as_str());
        assert!(page.contains(&heading), "no page about {}", code.as_str());
    }
    let readme = read("README.md");
    let settings = read("src/server/session/settings.rs");
    let names = &settings[settings.find("const NAMES").unwrap()..];
    for name in quoted(&names[..names.find("];").unwrap()], '"') {
        assert!(
            readme.contains(&format!("`{name}`")),
            "README does not know the setting {name}"
        );
    }
}

/// The recipe "Add a rule" of `.github/CONTRIBUTING.md`, row by row of the table.
#[test]
fn every_rule_is_in_the_file_of_its_code_with_its_tests() {
    let sources = sources();
    for code in glossator::rules::Code::ALL {
        let name = format!("{}.rs", code.as_str().replace('-', "_"));
        let in_rules = |path: &Path| layer(path) == "rules" && path.ends_with(&name);
        let mut files = sources.iter().filter(|(path, _)| in_rules(path));
        let (Some((path, text)), None) = (files.next(), files.next()) else {
            panic!("{code} has not one file");
        };
        let tests = &text[code_end(text)..];
        assert!(text.contains("const RULE: Rule"), "{}", path.display());
        assert!(tests.contains("#[test]"), "{} has no tests", path.display());
        if text.contains("scans: &[]") {
            continue; // About Glossator's own work: no text draws it.
        }
        let drawn = format!("^ {code}: ");
        assert!(tests.contains(&drawn), "{}: draw a finding", path.display());
        let silent = tests.contains("silent(");
        assert!(silent, "{}: show what it leaves alone", path.display());
    }
}

#[test]
fn every_scan_is_called_by_its_file_and_by_no_other_name() {
    // Scans of one name count as one: the second would never be run.
    let mut names = BTreeSet::new();
    for (path, text) in sources() {
        let file = path.with_extension("").display().to_string();
        let file = file.replace(['/', '\\'], "::");
        let calls = code(&text).split("Scan = Scan::of_").skip(1);
        for name in calls.filter_map(|call| call.split('"').nth(1)) {
            // Of several in one file, all but one have a word of their own behind the file's name.
            let of_file = |name: &str| file.ends_with(&format!("::{name}"));
            let shorter = name.rsplit_once("::").map(|(shorter, _)| shorter);
            let is_of_file = of_file(name) || shorter.is_some_and(of_file);
            assert!(is_of_file, "{name} in {file}");
            assert!(names.insert(name.to_owned()), "two scans called {name}");
        }
    }
    assert!(names.len() > 30, "{names:?}");
}

#[test]
fn the_two_commands_of_the_readme_are_there() {
    let readme = read("README.md");
    for command in ["editors/try", "tests/run"] {
        assert!(readme.contains(command), "{command} is not in the README");
        assert!(Path::new(ROOT).join(command).exists(), "{command}");
    }
}

#[test]
fn every_cited_section_of_the_format_is_written() {
    let page = read("src/syntax/README.md");
    let mut cited = 0;
    for (path, text) in sources() {
        for line in text
            .lines()
            .filter(|line| line.contains("//") && line.contains('§'))
        {
            for section in line.split('§').skip(1) {
                let number: String = section
                    .chars()
                    .take_while(|c| c.is_ascii_digit() || *c == '.')
                    .collect();
                let number = number.trim_end_matches('.');
                if number.is_empty() {
                    continue; // A section of the protocol, which has a name.
                }
                cited += 1;
                let written = [format!("# §{number} "), format!("**§{number} ")];
                let found = written.iter().any(|heading| page.contains(heading));
                assert!(found, "{} cites §{number}", path.display());
            }
        }
    }
    assert!(cited > 50, "{cited}");
}

#[test]
fn texts_have_one_line_end_on_every_system() {
    // Texts are compiled in and compared with what tests expect: a checkout must not change them.
    let attributes = read(".gitattributes");
    let mut lines = attributes.lines();
    assert!(
        lines.any(|line| line == "* text=auto eol=lf"),
        "{attributes}"
    );
    for (path, text) in sources() {
        assert!(!text.contains('\r'), "{}", path.display());
    }
}
