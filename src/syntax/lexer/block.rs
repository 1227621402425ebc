//! The block that is being read, and the items found in it.

use std::ops::Range;

use crate::syntax::LabelSet;
use crate::syntax::item::{AnomalyKind, MarkKind, RawAnomaly, RawMark, RawMention};
use crate::syntax::summary::LineStyle;

/// The items of one block; places are bytes from the block's start.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::syntax) struct Lexed {
    pub(in crate::syntax) mentions: Vec<RawMention>,
    pub(in crate::syntax) marks: Vec<RawMark>,
    pub(in crate::syntax) anomalies: Vec<RawAnomaly>,
    pub(in crate::syntax) lines: LineStyle,
}

/// The block being read. Places inside the lexer are bytes from the start of `text`.
pub(super) struct Lexer<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) labels: &'a LabelSet,
    pub(super) out: Lexed,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str, block: Range<usize>, labels: &'a LabelSet) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            start: block.start,
            end: block.end,
            labels,
            out: Lexed::default(),
        }
    }

    pub(super) fn block(&self) -> &'a [u8] {
        &self.bytes[self.start..self.end]
    }

    /// Adds a mark; `value` as in [`RawMark::value`].
    pub(super) fn mark(&mut self, kind: MarkKind, at: Range<usize>, value: u32) {
        self.mark_with_inner(kind, at.clone(), at.start, value);
    }

    /// Adds a mark whose main part starts at `inner`.
    pub(super) fn mark_with_inner(
        &mut self,
        kind: MarkKind,
        at: Range<usize>,
        inner: usize,
        value: u32,
    ) {
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
    pub(super) fn anomaly(&mut self, kind: AnomalyKind, at: Range<usize>) {
        let start = at.start.max(self.start);
        self.out.anomalies.push(RawAnomaly {
            kind,
            start: (start - self.start) as u32,
            len: at.end.min(self.end).saturating_sub(start) as u32,
        });
    }

    /// The start of the line of `at`, or of the text at hand.
    pub(super) fn line_start(&self, at: usize) -> usize {
        memchr::memrchr2(b'\n', b'\r', &self.bytes[..at]).map_or(0, |found| found + 1)
    }

    /// The start of the line of `at`, at most `limit` bytes back and in this block; always the
    /// start of a character.
    pub(super) fn line_start_near(&self, at: usize, limit: usize) -> usize {
        let mut near = at.saturating_sub(limit).max(self.start);
        while !self.text.is_char_boundary(near) {
            near += 1;
        }
        memchr::memrchr2(b'\n', b'\r', &self.bytes[near..at]).map_or(near, |found| near + found + 1)
    }

    /// The end of the line of `at` without its break, at most `limit` bytes ahead and in this
    /// block; always the start of a character.
    pub(super) fn line_end_near(&self, at: usize, limit: usize) -> usize {
        let mut near = (at + limit).min(self.end);
        while !self.text.is_char_boundary(near) {
            near -= 1;
        }
        memchr::memchr2(b'\n', b'\r', &self.bytes[at..near]).map_or(near, |found| at + found)
    }

    pub(super) fn finish(self) -> Lexed {
        let mut out = self.out;
        out.marks.sort_by_key(|mark| mark.start);
        out.anomalies.sort_by_key(|anomaly| anomaly.start);
        out
    }
}
