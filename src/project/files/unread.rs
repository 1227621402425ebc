//! What a walk could not read, and lists of ignored files that it must not.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::found::Found;

/// The files that say which others git ignores.
const LISTS: [&str; 3] = [".gitignore", ".ignore", ".git/info/exclude"];

/// A list in `folder` that would never end if it was read, such as a pipe or a device.
pub(super) fn endless_list(folder: &Path) -> Option<Found> {
    let ends = |list: &PathBuf| {
        fs::metadata(list).map_or(true, |metadata| metadata.is_file() || metadata.is_dir())
    };
    let mut lists = LISTS.iter().map(|name| folder.join(name));
    let list = lists.find(|list| !ends(list))?;
    let reason = "it is not a file, so that nobody knows what git ignores here";
    Some(Found::Unread(list, io::Error::other(reason)))
}

/// What could not be read. What is wrong in lists of ignored files is no affair of a check.
pub(super) fn unread(error: &ignore::Error) -> Option<Found> {
    error.depth()?;
    let path = path_of(error)?.to_owned();
    let mut reason: &dyn Error = error.io_error()?;
    while let Some(inner) = reason.source() {
        reason = inner;
    }
    let reason = io::Error::new(error.io_error()?.kind(), reason.to_string());
    Some(Found::Unread(path, reason))
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        _ => None,
    }
}
