//! The files of a project: where its settings are, how files that they name are read, and which
//! of its documents are checked.

mod annotated;
mod folders;
mod found;
mod locate;
mod read;
mod unread;
mod walk;

pub use folders::{Ignored, WalkSettings};
pub use found::Found;
pub use locate::{FILE_NAME, nearest, settings_for};
pub(super) use read::{MOST_ENTRIES, matching, read};
pub use walk::walk;
