//! The files of a project: where its settings are, and how files that they name are read.

mod locate;
mod read;

pub use locate::{FILE_NAME, nearest, settings_for};
pub(super) use read::{MOST_ENTRIES, matching, read};
