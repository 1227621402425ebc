//! Features: what an editor asks of a document, as pure functions of a snapshot. Nothing here
//! names the protocol, touches a file or keeps state; `None` or an empty list means that there is
//! nothing here.

pub mod finding;
pub mod folding;
pub mod hover;
pub mod lints;
pub mod occurrences;
pub mod selection;
pub mod symbols;
pub mod tokens;
