//! Patterns of file names, relative to the folder of the settings.
//!
//! `*` and `?` stay within a name, `**` goes through folders, `{a,b}` is either. A pattern without
//! `/` is one of names, at any depth; one that names a folder holds all that is in it. `\` takes
//! the meaning from the sign behind it, on every system: folders are parted by `/`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet};
use rustc_hash::FxHashSet;

/// The most bytes of a pattern.
const LONGEST: usize = 1_000;

/// A pattern of file names.
#[derive(Clone, Debug)]
pub struct Pattern {
    text: String,
    matcher: Matcher,
}

#[derive(Clone, Debug)]
enum Matcher {
    /// Of this name, in any folder.
    Name(String),
    /// At this path.
    Path(String),
    /// That is a pattern, of a whole path.
    Glob(Box<GlobSet>),
}

impl Pattern {
    /// Reads `text`.
    ///
    /// # Errors
    /// It is no pattern, or could match outside the folder.
    pub fn new(text: &str) -> Result<Self, String> {
        stays_inside(text)?;
        if text.len() > LONGEST {
            return Err(format!("this pattern is longer than {LONGEST} bytes"));
        }
        parts_by_slashes(text)?;
        let path = text.trim_end_matches('/');
        let bare = path.trim_start_matches("./");
        let matcher = if bare.contains(['*', '?', '[', ']', '{', '}', '\\']) {
            let anywhere = if path.contains('/') { "" } else { "**/" };
            let wrong = |error: globset::Error| format!("“{text}” is no pattern: {}", error.kind());
            let glob = GlobBuilder::new(&format!("{anywhere}{bare}"))
                .literal_separator(true)
                .backslash_escape(true)
                .build();
            // A matcher by itself would panic where its regular expression is refused.
            let set = GlobSet::builder().add(glob.map_err(wrong)?).build();
            Matcher::Glob(Box::new(set.map_err(wrong)?))
        } else if path.contains('/') {
            Matcher::Path(bare.to_owned())
        } else {
            Matcher::Name(bare.to_owned())
        };
        let text = text.to_owned();
        Ok(Self { text, matcher })
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it names one file or folder, or one in each folder, and is cheap.
    pub(super) fn is_plain(&self) -> bool {
        !matches!(self.matcher, Matcher::Glob(_))
    }

    /// Whether it matches `path`, relative to the folder of the settings, or a folder that it
    /// lies in.
    pub fn matches(&self, path: &Path) -> bool {
        match &self.matcher {
            Matcher::Name(name) => path.iter().any(|part| part == name.as_str()),
            Matcher::Path(start) => path.starts_with(start),
            Matcher::Glob(glob) => {
                let mut paths = path.ancestors();
                paths.any(|path| !path.as_os_str().is_empty() && glob.is_match(path))
            }
        }
    }

    /// A pattern that matches the file at `path`, relative to the folder, and nothing else.
    pub(super) fn of_file(path: &Path) -> String {
        let parts = path
            .iter()
            .map(|part| globset::escape(&part.to_string_lossy()));
        let path = parts.collect::<Vec<_>>().join("/").replace('\\', "\\\\");
        // Without a folder it would match the name in any.
        if path.contains('/') {
            path
        } else {
            format!("./{path}")
        }
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Pattern {}

/// Patterns of which any may match. Those that are names and paths cost together what one does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patterns {
    names: FxHashSet<OsString>,
    paths: FxHashSet<PathBuf>,
    globs: Vec<Pattern>,
}

impl Patterns {
    /// Whether one of them matches `path`, relative to the folder of the settings, or a folder
    /// that it lies in.
    pub fn matches(&self, path: &Path) -> bool {
        path.iter().any(|name| self.names.contains(name))
            || path.ancestors().any(|path| self.paths.contains(path))
            || self.globs.iter().any(|glob| glob.matches(path))
    }
}

impl FromIterator<Pattern> for Patterns {
    fn from_iter<I: IntoIterator<Item = Pattern>>(patterns: I) -> Self {
        let mut all = Self::default();
        for pattern in patterns {
            match pattern.matcher {
                Matcher::Name(name) => drop(all.names.insert(name.into())),
                Matcher::Path(path) => drop(all.paths.insert(path.into())),
                Matcher::Glob(_) => all.globs.push(pattern),
            }
        }
        all
    }
}

/// That `path`, as it is written in settings, leads nowhere outside their folder, on no system.
pub(super) fn stays_inside(path: &str) -> Result<(), String> {
    if path.trim().is_empty() {
        return Err("it is empty".to_owned());
    }
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes()[0].is_ascii_alphabetic();
    let up = path.split(['/', '\\']).any(|part| part == "..");
    if drive || up || path.starts_with(['/', '\\']) {
        return Err(format!(
            "“{path}” leads outside the folder of these settings"
        ));
    }
    Ok(())
}

/// That no `\` in a pattern is meant to part folders, as on Windows: elsewhere it would not.
fn parts_by_slashes(pattern: &str) -> Result<(), String> {
    let mut signs = pattern.chars();
    while let Some(sign) = signs.next() {
        let next = (sign == '\\').then(|| signs.next());
        if next.is_some_and(|next| !next.is_some_and(|next| r"[]{}!,-\".contains(next))) {
            return Err(format!(
                "“{pattern}”: write `/` between folders; `\\` takes the meaning from one of \
                 `[]{{}}`, and `[*]` is a star itself"
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, path: &str) -> bool {
        Pattern::new(pattern).unwrap().matches(Path::new(path))
    }

    #[test]
    fn names_match_at_any_depth_and_paths_from_the_folder() {
        assert!(matches("*.ner", "a.ner") && matches("*.ner", "a/b/c.ner"));
        assert!(matches("a/*.ner", "a/b.ner") && !matches("a/*.ner", "a/b/c.ner"));
        assert!(matches("a/**/*.{ner,txt}", "a/b/c.txt") && !matches("a/*.ner", "x/a/b.ner"));
        assert!(matches("./a.ner", "a.ner") && !matches("b.ner", "ab.ner"));
    }

    #[test]
    fn folders_hold_what_is_in_them() {
        for pattern in ["drafts", "drafts/", "*rafts"] {
            assert!(matches(pattern, "drafts/a/b.ner"), "{pattern}");
            assert!(matches(pattern, "x/drafts/b.ner"), "{pattern}");
        }
    }

    #[test]
    fn several_match_what_any_of_them_does() {
        let patterns = ["drafts", "a//b/c.ner", "./x.ner", "*.bak", "y/*.ner"];
        let each: Vec<_> = patterns.map(|text| Pattern::new(text).unwrap()).into();
        let all: Patterns = each.iter().cloned().collect();
        let paths = [
            "drafts",
            "z/drafts/a.ner",
            "a/b/c.ner",
            "b/c.ner",
            "x.ner",
            "z/x.ner",
            "a.bak",
            "z/a.bak/b",
            "y/a.ner",
            "y/z/a.ner",
            "a",
            "",
        ];
        for path in paths.map(Path::new) {
            let any = each.iter().any(|pattern| pattern.matches(path));
            assert_eq!(all.matches(path), any, "{}", path.display());
        }
        let matched = paths.iter().filter(|path| all.matches(Path::new(path)));
        assert_eq!(matched.count(), 7);
    }

    #[test]
    fn nothing_leads_outside() {
        for path in ["../a", "a/../../b", "/etc/passwd", "", " "] {
            assert!(Pattern::new(path).is_err(), "{path}");
        }
        for path in ["C:/a", "c:a", "\\\\a", "a/..", "a\\..\\b"] {
            let error = Pattern::new(path).unwrap_err();
            assert!(error.contains("leads outside"), "{path}: {error}");
        }
        assert!(Pattern::new("a[").is_err());
        assert!(Pattern::new(&"a".repeat(LONGEST + 1)).is_err());
        let deep = "{a,".repeat(240) + "b" + &"}".repeat(240);
        assert!(Pattern::new(&deep).unwrap_err().contains("is no pattern"));
    }

    #[test]
    fn a_backslash_means_the_same_on_every_system() {
        for pattern in ["drafts\\a.ner", r"drafts\*.ner", r"a\", r"a\.ner"] {
            let error = Pattern::new(pattern).unwrap_err();
            assert!(error.contains("write `/`"), "{pattern}: {error}");
        }
        assert!(matches(r"a\[1\].ner", "b/a[1].ner") && !matches(r"a\[1\].ner", "a1.ner"));
    }

    #[test]
    fn a_file_is_matched_alone() {
        let only = |path: &str| Pattern::new(&Pattern::of_file(Path::new(path))).unwrap();
        assert!(only("a[1].ner").matches(Path::new("a[1].ner")));
        assert!(!only("a.ner").matches(Path::new("b/a.ner")));
        assert!(only("b/{a}*.ner").matches(Path::new("b/{a}*.ner")));
        assert!(!only("b/{a}*.ner").matches(Path::new("b/ax.ner")));
        assert!(cfg!(windows) || only(r"a\b.ner").matches(Path::new(r"a\b.ner")));
    }
}
