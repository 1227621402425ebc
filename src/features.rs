//! Features: what an editor asks of a document, as pure functions of a snapshot. Nothing here
//! names the protocol, touches a file or keeps state; `None` or an empty list means that there is
//! nothing here.

pub mod actions;
pub mod code_lens;
pub mod completion;
pub mod definition;
pub mod document_highlights;
pub mod document_links;
pub mod document_symbols;
pub mod edits;
#[cfg(test)]
mod everywhere_tests;
mod finding;
pub mod fixes;
pub mod folding_ranges;
pub mod format;
mod fuzzy;
pub mod hover;
mod initials;
pub mod inlay_hints;
pub mod label_sets;
pub mod linked_editing;
mod lints;
pub mod markup;
mod names;
pub mod navigation;
mod nearest_label;
mod page_marker;
pub mod reading_view;
pub mod references;
pub mod rename;
pub mod rules;
pub mod selection_ranges;
pub mod semantic_tokens;
pub mod status;
mod tags_line;
mod tally;
#[cfg(test)]
mod testing;
mod words;
pub mod workspace_symbols;

pub use finding::{Code, Finding, ISSUES, Layer, Severity};
pub use lints::{Asked, Findings, MOST_FINDINGS, findings, findings_asked, findings_with};
pub use nearest_label::{nearest_label, nearest_word};
