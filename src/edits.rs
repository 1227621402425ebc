//! Editing commands, as pure functions from a document to a change.
//!
//! One command a file, with its example first. A command changes brackets, labels, blanks and
//! numbers of paragraphs only; the words of a text stay as they are, byte for byte. A command that
//! does not apply is refused with a reason for the user.

mod change;
mod extend;
pub mod format;
mod gathered;
mod merge;
mod opener;
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

pub use change::{Change, Refusal};
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
