//! Features: what an editor asks of a document, as pure functions of a snapshot. Nothing here
//! names the protocol, touches a file or keeps state; `None` or an empty list means that there is
//! nothing here.

pub mod actions;
pub mod edits;
mod finding;
pub mod folding;
pub mod hover;
mod lints;
mod names;
pub mod navigation;
mod nearest_label;
pub mod occurrences;
pub mod prose;
pub mod reading;
pub mod rules;
pub mod selection;
pub mod status;
pub mod symbols;
pub mod tokens;
mod words;

pub use finding::{Code, Finding, Severity};
pub use lints::{Findings, MOST_FINDINGS, findings, findings_with};
pub use nearest_label::{nearest_label, nearest_word};
