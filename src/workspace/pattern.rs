//! Patterns of file names, relative to the folder of the settings.
//!
//! `*` and `?` stay within a name, `**` goes through folders, `{a,b}` is either. A pattern without
//! `/` is one of names, at any depth; one that names a folder holds all that is in it.

use std::path::{Component, Path};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// A pattern of file names.
#[derive(Clone, Debug)]
pub struct Pattern {
    text: String,
    set: GlobSet,
}

impl Pattern {
    /// Reads `text`.
    ///
    /// # Errors
    /// It is no pattern, or could match outside the folder.
    pub fn new(text: &str) -> Result<Self, String> {
        stays_inside(text)?;
        let path = text.trim_end_matches('/');
        let anywhere = if path.contains('/') { "" } else { "**/" };
        let bare = path.trim_start_matches("./");
        let mut set = GlobSetBuilder::new();
        for end in ["", "/**"] {
            let glob = GlobBuilder::new(&format!("{anywhere}{bare}{end}"))
                .literal_separator(true)
                .build();
            set.add(glob.map_err(|error| format!("“{text}” is no pattern: {}", error.kind()))?);
        }
        let set = set.build();
        let set = set.map_err(|error| format!("“{text}” is no pattern: {}", error.kind()))?;
        let text = text.to_owned();
        Ok(Self { text, set })
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it matches `path`, relative to the folder of the settings.
    pub fn matches(&self, path: &Path) -> bool {
        self.set.is_match(path)
    }

    /// A pattern that matches the file at `path`, relative to the folder, and nothing else.
    pub(super) fn of_file(path: &Path) -> String {
        let parts = path
            .iter()
            .map(|part| globset::escape(&part.to_string_lossy()));
        let path = parts.collect::<Vec<_>>().join("/");
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

/// That `path`, as it is written in settings, leads nowhere outside their folder.
pub(super) fn stays_inside(path: &str) -> Result<(), String> {
    let inside = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    if path.trim().is_empty() {
        return Err("it is empty".to_owned());
    }
    if Path::new(path).components().all(inside) && !path.starts_with(['/', '\\']) {
        return Ok(());
    }
    Err(format!(
        "“{path}” leads outside the folder of these settings"
    ))
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
    fn nothing_leads_outside() {
        for path in ["../a", "a/../../b", "/etc/passwd", "", " "] {
            assert!(Pattern::new(path).is_err(), "{path}");
        }
        assert!(Pattern::new("a[").is_err());
    }

    #[test]
    fn a_file_is_matched_alone() {
        let only = |path: &str| Pattern::new(&Pattern::of_file(Path::new(path))).unwrap();
        assert!(only("a[1].ner").matches(Path::new("a[1].ner")));
        assert!(!only("a.ner").matches(Path::new("b/a.ner")));
        assert!(only("b/{a}*.ner").matches(Path::new("b/{a}*.ner")));
        assert!(!only("b/{a}*.ner").matches(Path::new("b/ax.ner")));
    }
}
