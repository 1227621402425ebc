//! Features: the answers to an editor's requests, as pure functions of a document. Nothing here
//! names the protocol, touches a file or keeps state. `None` or an empty list means that there is
//! no answer at that place.

pub mod code_actions;
pub mod code_lens;
pub mod completion;
pub mod definition;
pub mod document_highlights;
pub mod document_links;
pub mod document_symbols;
#[cfg(test)]
mod everywhere_tests;
pub mod flatten;
pub mod folding_ranges;
mod fuzzy;
pub mod hover;
pub mod inlay_hints;
pub mod linked_editing;
pub mod markup;
pub mod navigation;
pub mod reading_view;
pub mod references;
pub mod rename;
pub mod selection_ranges;
pub mod semantic_tokens;
pub mod status;
mod tally;
pub mod workspace_symbols;
