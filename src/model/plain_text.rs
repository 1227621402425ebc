//! A stretch of a document as a person reads it: without brackets, labels, anchors, portion marks
//! and rules, and without the blanks that a tokeniser put before commas.
//!
//! Bounded: nothing farther than [`MAX_CONTEXT_BYTES`] from the part that matters is read.

use std::ops::Range;

use crate::model::Document;
use crate::model::endings::begins_with_possessive;
use crate::syntax::{AnchorForm, Mark, MarkKind};
use crate::text::Span;

/// Longest text read on either side of the focus, in bytes.
const MAX_CONTEXT_BYTES: usize = 1_024;

/// Plain text from a document, and the part of it that matters most.
#[derive(Clone, Debug, Default)]
pub(crate) struct PlainText {
    text: String,
    /// In bytes of `text`.
    focus: Range<usize>,
}

impl PlainText {
    /// The text of `span` around `focus`, which lies in it.
    pub(crate) fn new(document: &Document, span: Span, focus: Span) -> Self {
        let text = document.text();
        let span = Span::new(
            text.floor(span.start.max(focus.start.back(MAX_CONTEXT_BYTES))),
            text.floor(span.end.min(focus.end + MAX_CONTEXT_BYTES)),
        );
        let cuts = cuts(document, span, focus);
        let mut out = Builder::default();
        out.read(document, Span::new(span.start, focus.start), &cuts);
        let focus_at = out.read(document, focus, &cuts);
        out.read(document, Span::new(focus.end, span.end), &cuts);
        Self {
            text: out.text,
            focus: focus_at,
        }
    }

    /// The text cut to about `limit` characters at the edges of words, and where in it the focus
    /// stands, in bytes. The focus is never cut.
    pub(crate) fn shortened(&self, limit: usize) -> (String, Range<usize>) {
        let (text, focus) = (&self.text, &self.focus);
        if text.chars().count() <= limit {
            return (text.clone(), focus.clone());
        }
        let start = if text[..focus.end].chars().count() <= limit {
            0
        } else {
            let middle = back(text, focus.start, limit / 2);
            word_start(text, middle.min(back(text, text.len(), limit)))
        };
        let end = word_end(text, forward(text, start, limit)).max(focus.end);
        let mut out = String::from(if start > 0 { "… " } else { "" });
        let shift = out.len();
        out.push_str(&text[start..end]);
        if end < text.len() {
            out.push_str(" …");
        }
        (out, focus.start + shift - start..focus.end + shift - start)
    }
}

/// The plain text of `span`, of its first [`MAX_CONTEXT_BYTES`] at most.
pub(crate) fn of_span(document: &Document, span: Span) -> String {
    PlainText::new(document, span, Span::empty(span.start)).text
}

/// The stretches of `span` that are not read, by their starts. A mark that `focus` touches stays.
fn cuts(document: &Document, span: Span, focus: Span) -> Vec<Span> {
    let mentions = document.mentions_in(span).flat_map(|mention| {
        [
            Span::new(mention.span.start, mention.name.start),
            Span::new(mention.name.end, mention.span.end),
        ]
    });
    let marks = document
        .marks_from(span.start, |summary| summary.marks > 0)
        .take_while(|mark| mark.span.start < span.end)
        .filter(|mark| is_cut(mark.kind))
        .map(|mark| cut_of(document, &mark))
        .filter(|cut| !cut.overlaps(focus) || focus.is_empty());
    let mut cuts: Vec<Span> = mentions.chain(marks).collect();
    cuts.sort_unstable();
    cuts
}

/// Headings, keywords and classifications are text, though they are marks.
fn is_cut(kind: MarkKind) -> bool {
    matches!(
        kind,
        MarkKind::WrapperOpen
            | MarkKind::WrapperClose
            | MarkKind::Paragraph(_)
            | MarkKind::PortionMark
            | MarkKind::Rule
            | MarkKind::PageMarker
            | MarkKind::Markup
    )
}

/// The stretch to cut for `mark`. The full stop behind a paragraph's number goes with the number; a
/// number that opens no paragraph stays.
fn cut_of(document: &Document, mark: &Mark) -> Span {
    if mark.kind == MarkKind::Paragraph(AnchorForm::NotParagraph) {
        return Span::new(mark.span.start, mark.inner);
    }
    let stop = [1, 2].map(|ahead| Span::at(mark.span.end, ahead));
    let stop = stop
        .into_iter()
        .find(|stop| document.text().slice(*stop).trim_start() == ".");
    match (mark.kind, stop) {
        (MarkKind::Paragraph(_), Some(stop)) => Span::new(mark.span.start, stop.end),
        _ => mark.span,
    }
}

/// Joins pieces of a document with single blanks.
#[derive(Default)]
struct Builder {
    text: String,
    /// True if white space was read behind the end of `text`; it is written before the next word.
    blank: bool,
}

impl Builder {
    /// Adds what `cuts` leave of `span`; returns its place in `text`.
    fn read(&mut self, document: &Document, span: Span, cuts: &[Span]) -> Range<usize> {
        let mut added: Option<Range<usize>> = None;
        let mut from = span.start;
        let ends = cuts.iter().copied().chain([Span::empty(span.end)]);
        for cut in ends.filter(|cut| cut.end >= span.start) {
            let piece = Span::new(from, cut.start.min(span.end));
            if piece.start < piece.end {
                let piece = self.add(&document.text().slice(piece));
                let start = added.as_ref().map_or(piece.start, |added| added.start);
                added = (!piece.is_empty())
                    .then_some(start..piece.end)
                    .or(added.take());
            }
            from = from.max(cut.end);
            self.blank |= !cut.is_empty() && from > span.start && cut.start < span.end;
            if from >= span.end {
                break;
            }
        }
        added.unwrap_or(self.text.len()..self.text.len())
    }

    /// Adds `piece`; returns its place in `text`, without the blank before it.
    fn add(&mut self, piece: &str) -> Range<usize> {
        let mut start = None;
        for (at, c) in piece.char_indices() {
            if c.is_whitespace() {
                self.blank = true;
                continue;
            }
            let tight = begins_with_possessive(&piece[at..])
                || matches!(c, ',' | ';' | '.' | ':' | '!' | '?' | ')')
                || self.text.ends_with('(');
            if self.blank && !tight && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.blank = false;
            start.get_or_insert(self.text.len());
            self.text.push(c);
        }
        start.unwrap_or(self.text.len())..self.text.len()
    }
}

/// `text` without the brackets and labels of mentions, with one blank behind each word. Reads the
/// text alone, so it also takes out brackets that open or close no mention.
pub(crate) fn without_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_inclusive(char::is_whitespace) {
        if !word.starts_with('[') && word.trim() != "]" {
            out.push_str(word.trim_end_matches(']'));
            out.push(' ');
        }
    }
    out
}

/// The place `chars` characters before `at`, in bytes.
fn back(text: &str, at: usize, chars: usize) -> usize {
    let mut starts = text[..at].char_indices().rev().map(|(at, _)| at);
    starts.nth(chars.saturating_sub(1)).unwrap_or(0)
}

/// The place `chars` characters behind `at`, in bytes.
fn forward(text: &str, at: usize, chars: usize) -> usize {
    let mut starts = text[at..].char_indices().map(|(ahead, _)| at + ahead);
    starts.nth(chars).unwrap_or(text.len())
}

/// The first start of a word at or behind `at`.
fn word_start(text: &str, at: usize) -> usize {
    if at == 0 || text[..at].ends_with(' ') {
        return at;
    }
    text[at..].find(' ').map_or(at, |blank| at + blank + 1)
}

/// The last end of a word at or before `at`.
fn word_end(text: &str, at: usize) -> usize {
    if text[at..].starts_with(' ') || at == text.len() {
        return at;
    }
    text[..at].rfind(' ').unwrap_or(at)
}
