//! Editing commands: what each would do to a document, as pure functions.
//!
//! One edit a file, with its example first. An edit puts in and takes out brackets, labels and
//! blanks, and numbers of paragraphs, nothing else: the words of a text stay as they are, byte for
//! byte. What cannot be done is refused with a reason for the user.

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

/// What an editing command would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The edits, in order and without overlap; each of the text as it is now.
    pub edits: Vec<Edit>,
    /// What to select afterwards, in the text after the edits: the name in question.
    pub selection: Span,
    /// What is done, in the user's words: `Tag “DBWG” as ORG`.
    pub title: String,
}

impl Change {
    /// The change that `edits` make. `selected` is what to select afterwards, where it stands
    /// now; what is put in before its first byte or behind its last one is not selected.
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

/// Why an edit cannot be made, in the user's words.
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
