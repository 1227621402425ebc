//! Kinds of passages, by the words that begin and end them.

use crate::model::Document;
use crate::syntax::{MarkKind, RangeKind, Summary};
use crate::text::Span;

/// The word that begins a passage, as cables write it.
pub(super) fn name(kind: RangeKind) -> &'static str {
    match kind {
        RangeKind::Summary => "Summary",
        RangeKind::Comment => "Comment",
        RangeKind::Note => "Note",
        RangeKind::Text => "Text",
    }
}

/// The kind of the passage that begins or ends with the words at `span`.
pub(super) fn kind_at(document: &Document, span: Span) -> Option<RangeKind> {
    let marks = document.marks_from(span.start, |summary: &Summary| summary.ranges > 0);
    let mut marks = marks.take_while(|mark| mark.span.start <= span.start);
    marks.find_map(|mark| match mark.kind {
        MarkKind::RangeBegin(kind) | MarkKind::RangeEnd(kind) if mark.span == span => Some(kind),
        _ => None,
    })
}
