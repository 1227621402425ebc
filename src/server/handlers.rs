//! The requests, one a file (a request and what resolves its answers together): each asks a feature
//! and converts what that says. Which of them runs where stands in `router`.

#![allow(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "the handlers in the router's table have one form"
)]

pub(crate) mod code_action;
pub(crate) mod code_lens;
pub(crate) mod completion;
pub(crate) mod declaration;
pub(crate) mod definition;
pub(crate) mod diagnostic;
pub(crate) mod document_highlights;
pub(crate) mod document_links;
pub(crate) mod document_symbols;
pub(crate) mod execute_command;
pub(crate) mod ext;
pub(crate) mod folding_ranges;
pub(crate) mod formatting;
pub(crate) mod hover;
pub(crate) mod inlay_hints;
pub(crate) mod lifecycle;
pub(crate) mod linked_editing;
pub(crate) mod probe;
pub(crate) mod references;
pub(crate) mod rename;
pub(crate) mod selection_ranges;
pub(crate) mod semantic_tokens;
pub(crate) mod settings_file;
pub(crate) mod signature_help;
pub(crate) mod workspace_symbols;
