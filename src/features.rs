//! Features: what an editor asks of a document, as pure functions of a snapshot. Nothing here
//! names the protocol, touches a file or keeps state; `None` or an empty list means that there is
//! nothing here.

mod finding;
pub mod folding;
pub mod hover;
mod lints;
mod nearest_label;
pub mod occurrences;
pub mod prose;
pub mod selection;
pub mod symbols;
pub mod tokens;

pub use finding::{Code, Finding, Severity};
pub use lints::{Findings, MOST_FINDINGS, findings};
pub use nearest_label::nearest_label;
