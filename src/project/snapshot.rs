//! A project as of one state of its `glossator.toml`, and what of it holds for a document.
//!
//! Invariant: settings with problems never come into force; those of before stay.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::config::{Accepted, Config};
use super::files;
use super::pattern::Pattern;
use super::problem::Problem;
use super::resources::Resources;
use super::stamp::Stamp;
use crate::model::normalised;
use crate::rules::policy::Rules;
use crate::text::{Offset, Span, Text};

/// The most bytes of settings.
const MOST_SETTINGS: u64 = 1 << 20;

/// A folder with settings.
#[derive(Clone, Debug)]
pub struct Project {
    /// The file with its settings.
    path: PathBuf,
    /// What stands in it.
    text: Text,
    /// Whether that was read, or is not on the disk yet.
    is_readable: bool,
    stamp: Stamp,
    /// What is wrong in the text.
    problems: Vec<Problem>,
    /// The settings in force.
    config: Arc<Config>,
    resources: Arc<Resources>,
}

impl Project {
    /// Reads the settings at `path`, but not the files that they name. Where there are problems,
    /// what held `before` stays in force.
    pub fn read(path: &Path, before: Option<&Self>) -> Self {
        let stamp = Stamp::of(path);
        let folder = path.parent().unwrap_or(path);
        match files::read(path, folder, MOST_SETTINGS) {
            Ok(text) => Self::of_text(path, &text, stamp, before),
            Err(error) => {
                let place = Span::empty(Offset::default());
                let problem = Problem::new(place, format!("the settings cannot be read: {error}"));
                Self {
                    is_readable: false,
                    ..Self::new(path, "", stamp, Err(vec![problem]), before)
                }
            }
        }
    }

    /// Whether the settings are `text`. Of a file that could not be read nothing is known.
    pub fn has_text(&self, text: &str) -> bool {
        self.is_readable
            && self.text.len() == text.len()
            && self.text.slice(self.text.span()) == text
    }

    /// The same project with `text` in the place of its settings, though it may not be saved yet.
    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        Self::of_text(&self.path, text, self.stamp, Some(self))
    }

    /// The project whose settings at `path`, which are not saved yet, are `text`.
    pub fn of_new_text(path: &Path, text: &str) -> Self {
        Self::of_text(path, text, Stamp::of(path), None)
    }

    fn of_text(path: &Path, text: &str, stamp: Stamp, before: Option<&Self>) -> Self {
        let (config, problems) = if text.len() as u64 > MOST_SETTINGS {
            // As for a file; it may not be saved yet.
            let message = format!("the settings are larger than {MOST_SETTINGS} bytes");
            let place = Span::empty(Offset::default());
            (Config::default(), vec![Problem::new(place, message)])
        } else {
            Config::parse(text)
        };
        let parsed = if problems.is_empty() {
            Ok(config)
        } else {
            Err(problems)
        };
        Self::new(path, text, stamp, parsed, before)
    }

    fn new(
        path: &Path,
        text: &str,
        stamp: Stamp,
        parsed: Result<Config, Vec<Problem>>,
        before: Option<&Self>,
    ) -> Self {
        let (config, resources, problems) = match (parsed, before) {
            (Ok(config), _) => {
                let resources = Arc::new(Resources::without_files(&config));
                (Arc::new(config), resources, Vec::new())
            }
            (Err(problems), Some(before)) => {
                let resources = Arc::clone(&before.resources);
                (Arc::clone(&before.config), resources, problems)
            }
            (Err(problems), None) => (Arc::default(), Arc::default(), problems),
        };
        Self {
            path: path.to_owned(),
            text: Text::from(text),
            is_readable: true,
            stamp,
            problems,
            config,
            resources,
        }
    }

    /// The same project with the files read that its settings name. They may be large.
    #[must_use]
    pub fn with_resources(mut self) -> Self {
        if self.is_understood() {
            let resources = Resources::read(&self.config, self.folder());
            self.resources = Arc::new(resources);
        }
        self
    }

    /// Whether the settings, or a file that they name, have changed on the disk since.
    pub fn is_stale(&self) -> bool {
        Stamp::of(&self.path) != self.stamp || self.resources.are_stale()
    }

    /// Whether the settings as they stand are in force, and not those of before.
    pub fn is_understood(&self) -> bool {
        self.problems.is_empty()
    }

    /// What is wrong with the settings and the files that they name.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        let resources = self.is_understood().then_some(&self.resources.problems);
        self.problems.iter().chain(resources.into_iter().flatten())
    }

    /// The file with the settings.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder of the settings.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }

    /// The text of the settings.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The settings in force.
    pub fn config(&self) -> &Arc<Config> {
        &self.config
    }

    /// Patterns of the files that the settings name, relative to their folder.
    pub fn named_files(&self) -> impl Iterator<Item = &str> {
        let gazetteers = self.config.gazetteers.iter();
        let gazetteers = gazetteers.map(|(pattern, _)| pattern.as_str());
        let guidelines = self.config.guidelines.iter().map(|(path, _)| path.as_str());
        gazetteers.chain(guidelines)
    }

    /// What the files hold that the settings name.
    pub fn resources(&self) -> &Arc<Resources> {
        &self.resources
    }

    /// The rules for the document at `file`; the exceptions in them are told apart by their
    /// places in [`Config::accepted`]. A document without a file has those that are for all.
    pub fn rules_for(&self, file: Option<&Path>) -> Rules {
        let inside = file.and_then(|file| file.strip_prefix(self.folder()).ok());
        let mut rules = Rules::new(self.config.levels.clone());
        rules.know(Arc::clone(&self.resources.names));
        for (place, accepted) in self.config.accepted.iter().enumerate() {
            let is_for = accepted
                .file
                .as_ref()
                .is_none_or(|pattern| inside.is_some_and(|inside| pattern.matches(inside)));
            if is_for {
                rules.accept(accepted.rule, accepted.exception(), place);
            }
        }
        rules
    }

    /// Where `config`, which are settings of this project, accepts something about `name` in the
    /// document at `file`.
    pub fn acceptance_of(&self, config: &Config, name: &str, file: &Path) -> Option<Span> {
        let (name, inside) = (normalised(name), file.strip_prefix(self.folder()).ok()?);
        let about = |accepted: &&Accepted| {
            let other = accepted.name.as_deref().map(normalised);
            let is_here = |pattern: &Pattern| pattern.matches(inside);
            other == Some(name.clone()) && accepted.file.as_ref().is_none_or(is_here)
        };
        config
            .accepted
            .iter()
            .find(about)
            .map(|accepted| accepted.span)
    }

    /// Whether the file or folder at `path` is left out when the project is checked.
    pub fn excludes(&self, path: &Path) -> bool {
        let inside = path.strip_prefix(self.folder());
        inside.is_ok_and(|inside| self.config.exclude.matches(inside))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_read_has_no_text() {
        let path = std::env::temp_dir().join("glossator-no-such-folder/glossator.toml");
        let unread = Project::read(&path, None);
        assert!(!unread.is_understood() && !unread.has_text(""));
        let new = Project::of_new_text(&path, "");
        assert!(new.is_understood() && new.has_text("") && !new.has_text(" "));
    }
}
