//! Features: what an editor asks of a document, as pure functions of a snapshot. Nothing here
//! names the protocol, touches a file or keeps state; `None` or an empty list means that there is
//! nothing here.

pub mod actions;
pub mod completion;
pub mod definition;
pub mod edits;
#[cfg(test)]
mod everywhere_tests;
mod finding;
pub mod fixes;
pub mod folding;
pub mod format;
pub mod hints;
pub mod hover;
mod initials;
pub mod label_sets;
pub mod lens;
pub mod linked;
pub mod links;
mod lints;
mod matching;
mod names;
pub mod navigation;
mod nearest_label;
pub mod occurrences;
mod page_marker;
pub mod prose;
pub mod reading;
pub mod references;
pub mod rename;
pub mod rules;
pub mod search;
pub mod selection;
pub mod status;
pub mod symbols;
mod tags_line;
#[cfg(test)]
mod testing;
pub mod tokens;
mod words;

pub use finding::{Code, Finding, ISSUES, Layer, Severity};
pub use lints::{Asked, Findings, MOST_FINDINGS, findings, findings_asked, findings_with};
pub use nearest_label::{nearest_label, nearest_word};
