//! The settings, key by key.

use crate::model::{LabelChoice, LabelNote};
use crate::project::pattern::{Pattern, Patterns};
use crate::rules::Code;
use crate::rules::policy::{Exception, Levels};
use crate::text::Span;

/// All keys of the file, in the order in which they are documented.
pub(in crate::project) const KEYS: [&str; 7] = [
    "label-set",
    "labels",
    "gazetteers",
    "guidelines",
    "exclude",
    "rules",
    "accept",
];

/// The settings of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// `label-set`, `labels`: the labels that documents may use.
    pub labels: LabelChoice,
    /// What is said of labels of its own.
    pub notes: Vec<LabelNote>,
    /// Where the names of these labels stand.
    pub label_places: Vec<(String, Span)>,
    /// `rules`: how the findings of rules are taken.
    pub levels: Levels,
    /// `accept`: findings that are not reported.
    pub accepted: Vec<Accepted>,
    /// `gazetteers`: files of names, with the places of the patterns.
    pub gazetteers: Vec<(Pattern, Span)>,
    /// `guidelines`: a Markdown file about the labels, with its place.
    pub guidelines: Option<(String, Span)>,
    /// `exclude`: files that are not checked.
    pub exclude: Patterns,
}

/// An `[[accept]]` entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Whose findings are accepted.
    pub rule: Code,
    /// Those about what name; any if none.
    pub name: Option<String>,
    /// In which files; in all if none.
    pub file: Option<Pattern>,
    /// Why.
    pub reason: Option<String>,
    /// Where the entry begins.
    pub span: Span,
}

impl Accepted {
    /// What it leaves out, in the files it is for.
    pub fn exception(&self) -> Exception {
        Exception::new(self.name.as_deref())
    }
}

impl Config {
    /// Where the label of its own that is called `label` stands.
    pub fn place_of_label(&self, label: &str) -> Option<Span> {
        let mut places = self.label_places.iter();
        let (_, place) = places.find(|(known, _)| known == label)?;
        Some(*place)
    }

    /// Whether it has labels of its own.
    pub fn lists_labels(&self) -> bool {
        !self.notes.is_empty()
    }
}
