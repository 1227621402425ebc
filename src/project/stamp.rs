//! The state of a file on the disk, by which a later change is noticed.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// How a file was when it was looked at; `None` if it was not there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamp(Option<(SystemTime, u64)>);

impl Stamp {
    /// How the file at `path` is now.
    pub(super) fn of(path: &Path) -> Self {
        let metadata = fs::metadata(path);
        let stamp = metadata.and_then(|found| Ok((found.modified()?, found.len())));
        Self(stamp.ok())
    }
}
