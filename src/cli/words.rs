//! Output for people on a terminal.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Prints an error to standard error.
pub(super) fn print_error(message: &str) {
    // If even standard error cannot be written, nobody can be told.
    let _ = writeln!(io::stderr(), "error: {}", printable(message));
}

/// Prints a note about something unexpected to standard error.
pub(super) fn print_note(message: &str) {
    let _ = writeln!(io::stderr(), "note: {}", printable(message));
}

/// Prints `text` to standard output; returns the exit code, 2 if it cannot be written. The reader
/// may stop early.
pub(super) fn print(text: &str) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            print_error(&format!("cannot write: {error}"));
            ExitCode::from(2)
        }
        _ => ExitCode::SUCCESS,
    }
}

/// A path for people: `<stdin>` for `-`, with control characters and bytes that are not UTF-8
/// written out.
pub(super) fn shown(path: &Path) -> String {
    if path.as_os_str() == "-" {
        return "<stdin>".to_owned();
    }
    let mut out = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        out += &printable(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(out, "<{byte:02X}>");
        }
    }
    out
}

/// `path`, relative to the current folder if it lies there.
pub(super) fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let inside = path.strip_prefix(here).ok();
    let short = inside.filter(|inside| path.is_absolute() && !inside.as_os_str().is_empty());
    short.unwrap_or(path).to_owned()
}

/// `text` on one line, with control characters written out and blanks for tabs.
pub(super) fn printable(text: &str) -> String {
    escaped(text).replace('\t', " ")
}

/// `text` with the characters that a terminal obeys written out, as in `<U+202E>`; tabs stay.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_obeyed(c) {
            // Writing to a string cannot fail.
            let _ = write!(out, "<U+{:04X}>", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// Returns true if a terminal obeys `c` instead of showing it: controls but the tab, and signs that
/// break the line or change the direction of the text.
pub(super) fn is_obeyed(c: char) -> bool {
    let directs = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (c.is_control() && c != '\t') || directs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_written_out() {
        let text = "a\tb\x1b[2J\u{7}\u{9b}\u{202e}é\u{2069}\u{200d}\r\n";
        let plain = "b<U+001B>[2J<U+0007><U+009B><U+202E>é<U+2069>\u{200d}<U+000D><U+000A>";
        assert_eq!(printable(text), format!("a {plain}"));
        assert_eq!(escaped(text), format!("a\t{plain}"));
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_text_are_shown() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt as _;
        let name = OsStr::from_bytes(b"caf\xE9\n.ner");
        assert_eq!(shown(Path::new(name)), "caf<E9><U+000A>.ner");
        assert_eq!(shown(Path::new("-")), "<stdin>");
    }
}
