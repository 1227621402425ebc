//! The steps of a walk through folders.

use std::io;
use std::path::PathBuf;

/// What a walk comes to.
#[derive(Debug)]
pub enum Found {
    /// A file to be looked at.
    File(PathBuf),
    /// A path that could not be read, and why.
    Unread(PathBuf, io::Error),
    /// A link that leads outside the folder that was given.
    Outside(PathBuf),
}
