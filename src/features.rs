//! Features: what an editor asks of a document, as pure functions of a snapshot. Nothing here
//! names the protocol, touches a file or keeps state; `None` or an empty list means that there is
//! nothing here.

pub mod definition;
mod finding;
pub mod folding;
pub mod hints;
pub mod hover;
pub mod lens;
pub mod links;
mod lints;
mod nearest_label;
pub mod occurrences;
pub mod prose;
pub mod references;
pub mod search;
pub mod selection;
mod spelling;
pub mod symbols;
#[cfg(test)]
mod testing;
pub mod tokens;

pub use finding::{Code, Finding, Severity};
pub use lints::{Findings, MOST_FINDINGS, findings};
pub use nearest_label::nearest_label;
