//! Where a text may be cut into blocks.
//!
//! A cut is safe where no pattern of the lexer can cross it and nothing the lexer decides on one
//! side depends on the other, whatever stands farther than [`BEFORE`] bytes before it or
//! [`AFTER`] bytes behind it. Hence two properties on which the incremental tree rests:
//! - reading the blocks one by one finds what reading the text in one go would find;
//! - an edit that stays out of a cut's surroundings leaves the cut safe, and the blocks beyond it
//!   as they are.

use super::lexer::{BARE, holds_trigger};

/// How far before a cut the text matters for it, in bytes: more than the longest mention, since a
/// plain cut must not lie in one.
pub(super) const BEFORE: usize = 1_100;

/// How far behind a cut the text matters for it, in bytes: more than any pattern reaches back.
pub(super) const AFTER: usize = 256;

/// How far before a cut behind a line break the text matters for it, in bytes.
pub(super) const BEFORE_LINE: usize = 64;

/// How far into a line what its start begins may reach, in bytes: a paragraph's number and its
/// portion mark.
const LINE_HEAD: usize = 160;

/// What blocks aim at, in bytes. Tiny under test, so that short texts have many.
pub(super) const TARGET: usize = if cfg!(test) { 32 } else { 1_024 };

/// From here on a block without a line's end is cut anywhere safe.
const PLAIN: usize = 8 * TARGET;

/// The end of the block that starts at `start`: a safe cut a little over [`TARGET`] bytes on, or
/// `end`, which must be the end of the document or a safe cut.
pub(super) fn block_end(text: &str, start: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    if end - start < 2 * TARGET {
        return end;
    }
    let mut at = start + TARGET;
    // Lines first; brackets only in a line that is much too long.
    let line_limit = end.min(start + 2 * TARGET);
    while let Some(found) = memchr::memchr2(b'\n', b'\r', &bytes[at..line_limit]) {
        at += found + 1;
        if at < end && is_safe_at_line(bytes, at) {
            return at;
        }
    }
    at = start + TARGET;
    while at < end {
        // Looked at bit by bit: a line of megabytes is not to be searched to its end every time.
        let limit = end.min(at + PLAIN);
        let found = memchr::memchr3(b'\n', b'\r', b'[', &bytes[at..limit]);
        let candidate = found.map_or(limit, |found| at + found);
        let plain = plain_cut(text, start, at.max(start + PLAIN), candidate);
        if plain.is_some() || found.is_none() && limit == end {
            return plain.unwrap_or(end);
        }
        at = candidate + usize::from(found.is_some());
        let safe = match found.map(|_| bytes[candidate]) {
            Some(b'[') => is_safe_in_line(bytes, candidate).then_some(candidate),
            Some(_) => (at < end && is_safe_at_line(bytes, at)).then_some(at),
            None => None,
        };
        if let Some(safe) = safe {
            return safe;
        }
    }
    end
}

/// A safe cut between `from` and `to`, where no bracket and no line break stands.
fn plain_cut(text: &str, start: usize, from: usize, to: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from.max(start + BEFORE);
    while at + AFTER <= to {
        while !text.is_char_boundary(at) {
            at += 1;
        }
        let open = memchr::memchr(b'[', &bytes[at - BEFORE..at]).is_some();
        if !open && is_safe_in_line(bytes, at) {
            return Some(at);
        }
        at += AFTER;
    }
    None
}

/// Whether a cut at `at`, behind a line break, is safe.
fn is_safe_at_line(bytes: &[u8], at: usize) -> bool {
    let crlf = bytes[at - 1] == b'\r' && bytes.get(at) == Some(&b'\n');
    if crlf {
        return false;
    }
    let line = &bytes[at..bytes.len().min(at + AFTER)];
    let blanks = line
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count();
    let line = &line[blanks..];
    let above = &bytes[at.saturating_sub(BEFORE_LINE)..at];
    // A title belongs to the rule in the next line.
    let titled = line.starts_with(b"-----") && !matches!(last_text(above), None | Some(b'-'));
    // A portion mark belongs to the paragraph's number that ends the line before.
    let marked = line
        .iter()
        .take(BARE + 1)
        .any(|byte| matches!(byte, b'(' | b')'));
    let numbered = matches!(last_text(above), Some(b'.' | b']' | b'0'..=b'9'));
    !(titled || marked && numbered)
}

/// The last byte of the line that ends with `text`, blanks and its break aside.
fn last_text(text: &[u8]) -> Option<u8> {
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    let text = text.strip_suffix(b"\r").unwrap_or(text);
    let last = text
        .iter()
        .rev()
        .find(|byte| !matches!(byte, b' ' | b'\t'))?;
    (!matches!(last, b'\n' | b'\r')).then_some(*last)
}

/// Whether a cut at `at`, in a line and not in a mention, is safe.
fn is_safe_in_line(bytes: &[u8], at: usize) -> bool {
    let around = &bytes[at.saturating_sub(AFTER)..bytes.len().min(at + AFTER)];
    // A number at a line's start and the portion mark behind it have no trigger.
    let head = &bytes[at.saturating_sub(LINE_HEAD)..at];
    let in_head = memchr::memchr2(b'\n', b'\r', head).is_some();
    at > AFTER && !in_head && !holds_trigger(around)
}
