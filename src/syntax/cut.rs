//! The places at which a text may be cut into blocks.
//!
//! A cut is safe if no pattern of the lexer can cross it and no decision of the lexer on one side
//! depends on the other, whatever stands farther than [`BYTES_BEFORE`] before it or
//! [`BYTES_BEHIND`] behind it. The incremental tree rests on two consequences:
//! - reading block by block finds the same items as reading the text in one go;
//! - an edit outside these surroundings of a cut leaves the cut safe and the blocks beyond it
//!   unchanged.

use std::ops::Range;

use super::lexer::{MAX_BARE_PORTION_BYTES, holds_trigger};

/// Text before a cut that decides whether it is safe, in bytes: more than the longest mention,
/// since a cut in plain text must not lie in one.
pub(super) const BYTES_BEFORE: usize = 1_100;

/// Text behind a cut that decides whether it is safe, in bytes: more than any pattern reaches back.
pub(super) const BYTES_BEHIND: usize = 256;

/// Text before a cut at a line's start that decides whether it is safe, in bytes.
pub(super) const BYTES_BEFORE_LINE: usize = 64;

/// Longest pattern that begins at a line's start, in bytes: a paragraph's number with its portion
/// mark.
const MAX_LINE_HEAD_BYTES: usize = 160;

/// Intended size of a block, in bytes. Tiny under test, so that short texts have many blocks.
pub(super) const TARGET_BYTES: usize = if cfg!(test) { 32 } else { 1_024 };

/// Length from which a block without a line break is cut at any safe place, in bytes.
const PLAIN_CUT_BYTES: usize = 8 * TARGET_BYTES;

/// Intended size of a chunk, in bytes. Small under test, as [`TARGET_BYTES`] is.
const CHUNK_BYTES: usize = if cfg!(test) { 300 } else { 2 << 20 };

/// Adjacent chunks of `text` that can be read independently of each other: they end at safe cuts.
/// Where they end depends on the text alone.
pub(super) fn chunks(text: &str) -> Vec<Range<usize>> {
    let mut chunks = Vec::with_capacity(text.len() / CHUNK_BYTES + 1);
    let mut start = 0;
    while start < text.len() {
        let mut near = text.len().min(start + CHUNK_BYTES);
        while !text.is_char_boundary(near) {
            near += 1;
        }
        let end = block_end(text, near, text.len());
        chunks.push(start..end);
        start = end;
    }
    chunks
}

/// The end of the block that starts at `start`: a safe cut a little more than [`TARGET_BYTES`]
/// farther on, or `end`, which must be the end of the document or a safe cut.
pub(super) fn block_end(text: &str, start: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    if end - start < 2 * TARGET_BYTES {
        return end;
    }
    let mut at = start + TARGET_BYTES;
    // Lines first; brackets only in a line that is much too long.
    let line_limit = end.min(start + 2 * TARGET_BYTES);
    while let Some(found) = memchr::memchr2(b'\n', b'\r', &bytes[at..line_limit]) {
        at += found + 1;
        if at < end && is_safe_at_line(bytes, at) {
            return at;
        }
    }
    at = start + TARGET_BYTES;
    while at < end {
        // In steps, so that a line of megabytes is not searched to its end for every block.
        let limit = end.min(at + PLAIN_CUT_BYTES);
        let found = memchr::memchr3(b'\n', b'\r', b'[', &bytes[at..limit]);
        let candidate = found.map_or(limit, |found| at + found);
        let plain = plain_cut(text, start, at.max(start + PLAIN_CUT_BYTES), candidate);
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

/// A safe cut between `from` and `to`, a stretch without brackets and line breaks.
fn plain_cut(text: &str, start: usize, from: usize, to: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from.max(start + BYTES_BEFORE);
    while at + BYTES_BEHIND <= to {
        while !text.is_char_boundary(at) {
            at += 1;
        }
        let open = memchr::memchr(b'[', &bytes[at - BYTES_BEFORE..at]).is_some();
        if !open && is_safe_in_line(bytes, at) {
            return Some(at);
        }
        at += BYTES_BEHIND;
    }
    None
}

/// True if a cut at `at`, behind a line break, is safe.
fn is_safe_at_line(bytes: &[u8], at: usize) -> bool {
    let crlf = bytes[at - 1] == b'\r' && bytes.get(at) == Some(&b'\n');
    if crlf {
        return false;
    }
    let line = &bytes[at..bytes.len().min(at + BYTES_BEHIND)];
    let blanks = line
        .iter()
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count();
    let line = &line[blanks..];
    let above = &bytes[at.saturating_sub(BYTES_BEFORE_LINE)..at];
    // A title belongs to the rule in the next line.
    let titled = line.starts_with(b"-----") && !matches!(last_text(above), None | Some(b'-'));
    // A portion mark belongs to the paragraph's number that ends the line before.
    let marked = line
        .iter()
        .take(MAX_BARE_PORTION_BYTES + 1)
        .any(|byte| matches!(byte, b'(' | b')'));
    let numbered = matches!(last_text(above), Some(b'.' | b']' | b'0'..=b'9'));
    !(titled || marked && numbered)
}

/// The last byte of the line at the end of `text`, not counting blanks and the line break; `None`
/// if the line holds nothing else.
fn last_text(text: &[u8]) -> Option<u8> {
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    let text = text.strip_suffix(b"\r").unwrap_or(text);
    let last = text
        .iter()
        .rev()
        .find(|byte| !matches!(byte, b' ' | b'\t'))?;
    (!matches!(last, b'\n' | b'\r')).then_some(*last)
}

/// True if a cut at `at`, in a line and outside mentions, is safe.
fn is_safe_in_line(bytes: &[u8], at: usize) -> bool {
    let around = &bytes[at.saturating_sub(BYTES_BEHIND)..bytes.len().min(at + BYTES_BEHIND)];
    // A number at a line's start and the portion mark behind it hold no trigger to search for.
    let head = &bytes[at.saturating_sub(MAX_LINE_HEAD_BYTES)..at];
    let in_head = memchr::memchr2(b'\n', b'\r', head).is_some();
    at > BYTES_BEHIND && !in_head && !holds_trigger(around)
}
