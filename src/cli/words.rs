//! Words for people on a terminal.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Tells the user what went wrong.
pub(super) fn complain(message: &str) {
    // If even that cannot be written there is nobody to tell.
    let _ = writeln!(io::stderr(), "error: {}", printable(message));
}

/// A path for people.
pub(super) fn shown(path: &Path) -> String {
    if path.as_os_str() == "-" {
        return "<stdin>".to_owned();
    }
    printable(&path.to_string_lossy())
}

/// `path`, from the current folder if it lies in that.
pub(super) fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let inside = path.strip_prefix(here).ok();
    let short = inside.filter(|inside| path.is_absolute() && !inside.as_os_str().is_empty());
    short.unwrap_or(path).to_owned()
}

/// `text` without signs that a terminal would obey.
pub(super) fn printable(text: &str) -> String {
    let sign = |c: char| match c {
        '\t' => ' ',
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.chars().map(sign).collect()
}
