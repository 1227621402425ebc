//! Page markers in a text, and the parts of one: station, number, page and pages.

use std::ops::Range;

use crate::model::cable::page_marker::{is_serial, words};
use crate::model::{Document, scan};
use crate::syntax::{Mark, MarkKind, Summary};
use crate::text::{Offset, Span};

/// The most bytes of a page marker.
pub(super) const MAX_MARKER: usize = 160;

/// All page markers from `from` on.
pub(super) fn markers_from(document: &Document, from: Offset) -> impl Iterator<Item = Mark> {
    let marks = document.marks_from(from, |summary: &Summary| summary.page_markers > 0);
    marks.filter(|mark| mark.kind == MarkKind::PageMarker)
}

/// The words of a page marker, and which of them are its parts.
pub(super) struct Parts {
    pub(super) words: Vec<(Span, String)>,
    station: Range<usize>,
    /// Which word is the number; behind the last one if none is.
    pub(super) serial: usize,
    /// Whether nothing before the station can have been taken for a part of it.
    pub(super) is_exact: bool,
}

impl Parts {
    pub(super) fn of(document: &Document, mark: &Mark) -> Self {
        let words = words(document, mark.span);
        let serial = words.iter().position(|(_, word)| is_serial(word));
        let serial = serial.unwrap_or(words.len());
        let old = words.first().is_some_and(|(_, word)| word == "PAGE");
        let start = if old { 2.min(serial) } else { 0 };
        let text = document.text();
        let line = text.line_span(text.line_at(mark.span.start));
        let from = line.start.max(mark.span.start.back(MAX_MARKER));
        let before = scan::text(document, Span::new(from, mark.span.start));
        Self {
            words,
            station: start..serial,
            serial,
            is_exact: old || before.trim().is_empty(),
        }
    }

    /// The words of the station.
    pub(super) fn station(&self) -> &[(Span, String)] {
        &self.words[self.station.clone()]
    }
}
