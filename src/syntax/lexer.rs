//! Reads the text of one block: mentions, marks of structure, anomalies.
//!
//! It keeps no state from block to block. It may look at the text around a block, but never farther
//! than [`BYTES_BEFORE`](super::cut::BYTES_BEFORE) back and
//! [`BYTES_BEHIND`](super::cut::BYTES_BEHIND) ahead of its edges, and no pattern crosses a cut.
//! Hence its items do not depend on the places of the cuts.

mod bracket;
mod cable;
mod line;
mod markup;
mod name;
mod overlap;
mod trigger;

use std::ops::Range;

use super::LabelSet;
use super::item::{AnomalyKind, MarkKind, RawAnomaly, RawMark, RawMention};
use super::summary::LineStyle;

pub use bracket::MAX_MENTION_BYTES;
pub use cable::heading::title_length;
pub(super) use cable::portion::MAX_BARE_BYTES as MAX_BARE_PORTION_BYTES;
pub use cable::portion::portion_text;
pub(super) use trigger::holds_trigger;

/// The items of one block; places are bytes from the block's start.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Lexed {
    pub(super) mentions: Vec<RawMention>,
    pub(super) marks: Vec<RawMark>,
    pub(super) anomalies: Vec<RawAnomaly>,
    pub(super) lines: LineStyle,
}

/// Reads the bytes `block` of `text`. Byte 0 of `text` must be the start of the document or at
/// least [`BYTES_BEFORE`](super::cut::BYTES_BEFORE) before the block.
pub(super) fn lex(text: &str, block: Range<usize>, labels: &LabelSet) -> Lexed {
    let mut lexer = Lexer {
        text,
        bytes: text.as_bytes(),
        start: block.start,
        end: block.end,
        labels,
        out: Lexed::default(),
    };
    bracket::read(&mut lexer);
    line::read(&mut lexer);
    markup::read(&mut lexer);
    trigger::read(&mut lexer);
    overlap::read(&mut lexer);
    lexer.finish()
}

/// The block being read. Places inside the lexer are bytes from the start of `text`.
struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    start: usize,
    end: usize,
    labels: &'a LabelSet,
    out: Lexed,
}

impl<'a> Lexer<'a> {
    fn block(&self) -> &'a [u8] {
        &self.bytes[self.start..self.end]
    }

    /// Adds a mark; `value` as in [`RawMark::value`].
    fn mark(&mut self, kind: MarkKind, at: Range<usize>, value: u32) {
        self.mark_with_inner(kind, at.clone(), at.start, value);
    }

    /// Adds a mark whose main part starts at `inner`.
    fn mark_with_inner(&mut self, kind: MarkKind, at: Range<usize>, inner: usize, value: u32) {
        if at.start < self.start || at.end > self.end {
            debug_assert!(false, "{kind:?} at {at:?} crosses a cut");
            return;
        }
        self.out.marks.push(RawMark {
            kind,
            inner: (inner - at.start) as u16,
            start: (at.start - self.start) as u32,
            len: at.len() as u32,
            value,
        });
    }

    /// Adds an anomaly, cut off at the edges of the block.
    fn anomaly(&mut self, kind: AnomalyKind, at: Range<usize>) {
        let start = at.start.max(self.start);
        self.out.anomalies.push(RawAnomaly {
            kind,
            start: (start - self.start) as u32,
            len: at.end.min(self.end).saturating_sub(start) as u32,
        });
    }

    /// The start of the line of `at`, or of the text at hand.
    fn line_start(&self, at: usize) -> usize {
        memchr::memrchr2(b'\n', b'\r', &self.bytes[..at]).map_or(0, |found| found + 1)
    }

    /// The start of the line of `at`, at most `limit` bytes back and in this block; always the
    /// start of a character.
    fn line_start_near(&self, at: usize, limit: usize) -> usize {
        let mut near = at.saturating_sub(limit).max(self.start);
        while !self.text.is_char_boundary(near) {
            near += 1;
        }
        memchr::memrchr2(b'\n', b'\r', &self.bytes[near..at]).map_or(near, |found| near + found + 1)
    }

    /// The end of the line of `at` without its break, at most `limit` bytes ahead and in this
    /// block; always the start of a character.
    fn line_end_near(&self, at: usize, limit: usize) -> usize {
        let mut near = (at + limit).min(self.end);
        while !self.text.is_char_boundary(near) {
            near -= 1;
        }
        memchr::memchr2(b'\n', b'\r', &self.bytes[at..near]).map_or(near, |found| at + found)
    }

    fn finish(self) -> Lexed {
        let mut out = self.out;
        out.marks.sort_by_key(|mark| mark.start);
        out.anomalies.sort_by_key(|anomaly| anomaly.start);
        out
    }
}

/// Most blanks between two parts of a pattern. Without a bound, a run of blanks would carry a
/// pattern over a cut.
const MAX_BLANKS: usize = 32;

/// True if `byte` is a blank inside patterns: blank or tab, the only ones that readers of the
/// format know. Words end at any [`is_blank`](crate::text::is_blank).
fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// The place behind the blanks at `at`, at most [`MAX_BLANKS`] ahead.
fn skip_blanks(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest
        .iter()
        .take(MAX_BLANKS)
        .take_while(|byte| is_blank(**byte))
        .count()
}

/// The place before the blanks that end at `at`, at most [`MAX_BLANKS`] back.
fn skip_blanks_back(bytes: &[u8], at: usize) -> usize {
    at - bytes[..at]
        .iter()
        .rev()
        .take(MAX_BLANKS)
        .take_while(|byte| is_blank(**byte))
        .count()
}

/// The number at `at` and the place behind it; `None` without a digit, or for more than `digits`.
fn number(bytes: &[u8], at: usize, digits: usize) -> Option<(u32, usize)> {
    let length = bytes[at..]
        .iter()
        .take(digits + 1)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if length == 0 || length > digits {
        return None;
    }
    let value = bytes[at..at + length].iter().fold(0, |value: u32, digit| {
        value.wrapping_mul(10).wrapping_add(u32::from(digit - b'0'))
    });
    Some((value, at + length))
}
