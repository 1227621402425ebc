//! No import circles between files of `src`: who reads a file needs only those below it.
//!
//! A file uses another one if a path in its code leads to an item of that other file. Re-exports
//! are passed through, to the file that has the item, and are no use by themselves. A parent that
//! declares a child with `mod` does not use it by that; a parent that calls its child does, and
//! then the child must not use the parent. Tests may use anything. Methods are not followed: the
//! path to their type is.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::source::{Module, bare, module};
use super::{is_test, sources};

/// A module's path below the crate.
type Names = Vec<String>;

/// One file of each circle that is still there: its others may change meanwhile. Take a line away
/// as soon as its circle is broken, the test asks for it. None may be added.
const EXCEPTED: [&str; 21] = [
    "rules/brackets/pairs",
    "rules/cable/anchors/faults",
    "rules/cable/header/tags",
    "rules/cable/headings/titles",
    "rules/cable/markup/debris",
    "rules/cable/pages/markers",
    "rules/cable/passages/boundaries",
    "rules/cable/portions/levels",
    "rules/cable/portions/marks",
    "rules/code",
    "rules/entities/contents",
    "rules/entities/edges",
    "rules/entities/forms",
    "rules/entities/leading_words",
    "rules/labels/faults",
    "rules/names/inconsistent_label",
    "rules/names/missed_mention",
    "rules/names/neighbours",
    "rules/spacing/padding",
    "rules/spacing/whitespace",
    "rules/support/names",
];

/// The files, and the paths that their code names.
struct Sources {
    modules: BTreeMap<Names, Module>,
}

impl Sources {
    /// The sources of these files below `src`, those for tests left out.
    fn of(files: &[(PathBuf, String)]) -> Self {
        let files = files.iter().filter(|(path, _)| !is_test(path));
        let files = files.filter(|(path, _)| path != Path::new("main.rs"));
        let modules = files.map(|(path, text)| (names(path), module(&bare(text))));
        Self {
            modules: modules.collect(),
        }
    }

    /// The files that each file uses.
    fn edges(&self) -> BTreeMap<&Names, BTreeSet<&Names>> {
        let of = |own: &Names, module: &Module| {
            let paths = module.paths.iter().filter_map(|path| {
                let path = self.imported(own, path)?;
                self.home(path)
            });
            paths.filter(|home| *home != own).collect()
        };
        let modules = self.modules.iter();
        modules
            .map(|(own, module)| (own, of(own, module)))
            .collect()
    }

    /// `path`, as it stands in the code of `own`, from the crate on; `None` for other crates.
    fn imported(&self, own: &Names, path: &[String]) -> Option<Names> {
        let imports = &self.modules[own].imports;
        match imports.get(&path[0]) {
            None if path.len() == 1 => None,
            Some(import) if import != path => {
                let import = self.absolute(own, import)?;
                Some([&import, &path[1..]].concat())
            }
            _ => self.absolute(own, path),
        }
    }

    /// `path`, as it stands behind `use` in `own`, from the crate on.
    fn absolute(&self, own: &Names, path: &[String]) -> Option<Names> {
        let child = [own.as_slice(), &path[..1]].concat();
        if self.modules.contains_key(&child) {
            return Some([own.as_slice(), path].concat());
        }
        let mut base = own.clone();
        let mut rest = path;
        while let Some((first, behind)) = rest.split_first() {
            match first.as_str() {
                "crate" => base.clear(),
                "super" => drop(base.pop()),
                "self" => {}
                _ => break,
            }
            rest = behind;
        }
        (rest.len() < path.len()).then(|| [&base, rest].concat())
    }

    /// The file that has the item at `path`.
    fn home(&self, mut path: Names) -> Option<&Names> {
        for _ in 0..9 {
            let split = (0..=path.len()).rev();
            let mut prefixes = split.filter_map(|end| self.modules.get_key_value(&path[..end]));
            let (file, module) = prefixes.next()?;
            let rest = &path[file.len()..];
            let import = rest.first().and_then(|name| module.imports.get(name));
            let Some(import) = import else {
                return Some(file);
            };
            path = [&self.absolute(file, import)?, &rest[1..]].concat();
        }
        panic!("{path:?} is re-exported too often");
    }
}

/// The path of a file as that of a module.
fn names(path: &Path) -> Names {
    let path = path.with_extension("");
    let names = path.iter().map(|name| name.to_str().unwrap().to_owned());
    names.filter(|name| name != "lib").collect()
}

/// The groups of files each of which leads to every other.
fn circles(edges: &BTreeMap<&Names, BTreeSet<&Names>>) -> BTreeSet<BTreeSet<String>> {
    let reached = |from: &Names| {
        let mut reached = BTreeSet::new();
        let mut open: Vec<_> = edges[from].iter().copied().collect();
        while let Some(next) = open.pop() {
            if reached.insert(next) {
                open.extend(&edges[next]);
            }
        }
        reached
    };
    let reached: BTreeMap<_, _> = edges.keys().map(|file| (*file, reached(file))).collect();
    let group = |file: &&Names| {
        let around = reached[*file].iter();
        let around = around.filter(|other| reached[*other].contains(*file));
        around.map(|file| file.join("/")).collect::<BTreeSet<_>>()
    };
    let groups = edges.keys().map(group);
    groups.filter(|group| !group.is_empty()).collect()
}

#[test]
fn files_do_not_use_each_other_in_circles() {
    let sources = Sources::of(&sources());
    let edges = sources.edges();
    let count: usize = edges.values().map(BTreeSet::len).sum();
    assert!(count > 1000, "only {count} uses are seen");
    let found = circles(&edges);
    let is_excepted =
        |circle: &&BTreeSet<String>| EXCEPTED.iter().any(|file| circle.contains(*file));
    let new: Vec<_> = found.iter().filter(|circle| !is_excepted(circle)).collect();
    assert!(new.is_empty(), "these files use each other: {new:#?}");
    for file in EXCEPTED {
        let is_there = found.iter().any(|circle| circle.contains(file));
        assert!(is_there, "{file} is in no circle: take it from EXCEPTED");
    }
}

/// The circles of invented files, each a line.
fn drawn(files: &[(&str, &str)]) -> Vec<String> {
    let file = |(path, text): &(&str, &str)| (PathBuf::from(*path), (*text).to_owned());
    let files: Vec<_> = files.iter().map(file).collect();
    let sources = Sources::of(&files);
    let circles = circles(&sources.edges());
    let line = |circle: BTreeSet<String>| circle.into_iter().collect::<Vec<_>>().join(" ");
    circles.into_iter().map(line).collect()
}

#[test]
fn a_child_that_uses_the_parent_that_uses_it_is_a_circle() {
    let parent = "mod child;\npub fn read() { child::read() }\nfn help() {}";
    let calling = ("top.rs", parent);
    let path = "pub fn read() { crate::top::help() }";
    assert_eq!(drawn(&[calling, ("top/child.rs", path)]), ["top top/child"]);
    let import = "use std::io;\nuse super::{help as aid, io::Error};\npub fn read() { aid() }";
    assert_eq!(
        drawn(&[calling, ("top/child.rs", import)]),
        ["top top/child"]
    );
    let own = "pub fn read() { help() }\nfn help() {}";
    assert!(drawn(&[calling, ("top/child.rs", own)]).is_empty());
    let declaring = ("top.rs", "mod child;\nfn help() {}");
    assert!(drawn(&[declaring, ("top/child.rs", path)]).is_empty());
}

#[test]
fn re_exports_are_passed_through() {
    let parent = "mod one;\nmod two;\npub use one::One;\npub use two::Two;";
    let two = ("top/two.rs", "use super::One;\npub struct Two(One);");
    let one = ("top/one.rs", "pub struct One;");
    assert!(drawn(&[("top.rs", parent), one, two]).is_empty());
    let one = (
        "top/one.rs",
        "pub struct One(Option<Box<crate::top::Two>>);",
    );
    let circle = drawn(&[("top.rs", parent), one, two]);
    assert_eq!(circle, ["top/one top/two"]);
}

#[test]
fn tests_comments_and_literals_use_nothing() {
    let parent = ("top.rs", "mod child;\npub fn read() { child::read() }");
    let child = r#"//! [`crate::top::read`]
        pub fn read() -> &'static str { "crate::top::read" /* crate::top::read() */ }
        #[cfg(test)]
        use super::read as above;
        pub(in crate::top) fn quote() -> char { '"' }
        #[cfg(test)]
        mod tests { use super::super::*; fn read() { crate::top::read() } }
    "#;
    assert!(drawn(&[parent, ("top/child.rs", child)]).is_empty());
}
