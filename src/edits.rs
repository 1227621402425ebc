//! Editing commands, as pure functions from a document to a change.
//!
//! One command a file, with its example first. A command changes brackets, labels, blanks and
//! numbers of paragraphs only; the words of a text stay as they are, byte for byte. A command that
//! does not apply is refused with a reason for the user.

mod extend;
pub mod format;
mod gathered;
mod merge;
mod relabel;
mod renumber;
mod shrink;
mod site;
mod split;
mod tag;
mod tag_all;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod trim;
mod unwrap;

use std::fmt;

use gathered::Moved;

use crate::text::{Edit, Span};

pub use extend::{extend_left, extend_right};
pub use merge::merge;
pub use relabel::{relabel, relabel_all};
pub use renumber::renumber;
pub(crate) use renumber::{anchor, anchored, numbered_anew};
pub use shrink::{shrink_left, shrink_right};
pub(crate) use site::{Site, quoted};
pub use split::split;
pub(crate) use tag::mention_around;
pub use tag::tag;
pub use tag_all::tag_all;
pub use trim::trim_mention;
pub use unwrap::{unwrap, unwrap_all};

/// The effect of an editing command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The edits, in order and without overlap; all spans are in the text before them.
    pub edits: Vec<Edit>,
    /// The name to select, in the text after the edits.
    pub selection: Span,
    /// The effect in the user's words: `Tag “DBWG” as ORG`.
    pub title: String,
}

impl Change {
    /// The change made of `edits`. `selected` is the stretch to select afterwards, in the text
    /// before them; text put in before its first byte or behind its last one is not selected.
    pub(crate) fn new(edits: Vec<Edit>, selected: Span, title: String) -> Self {
        let mut moved = Moved::new(selected);
        for edit in &edits {
            moved.by(edit);
        }
        Self {
            edits,
            selection: moved.selection(),
            title,
        }
    }
}

/// The reason why a command does not apply, in the user's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    reason: String,
}

impl Refusal {
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Refusal {}
