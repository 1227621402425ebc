//! Kinds of passages, by the words that begin and end them.

use crate::model::Document;
use crate::syntax::{MarkKind, PassageKind, Summary};
use crate::text::Span;

/// The word that begins a passage, as cables write it.
pub(super) fn name(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Summary => "Summary",
        PassageKind::Comment => "Comment",
        PassageKind::Note => "Note",
        PassageKind::Text => "Text",
    }
}

/// The kind of the passage that begins or ends with the words at `span`.
pub(super) fn kind_at(document: &Document, span: Span) -> Option<PassageKind> {
    let marks = document.marks_from(span.start, |summary: &Summary| summary.passages > 0);
    let mut marks = marks.take_while(|mark| mark.span.start <= span.start);
    marks.find_map(|mark| match mark.kind {
        MarkKind::PassageBegin(kind) | MarkKind::PassageEnd(kind) if mark.span == span => {
            Some(kind)
        }
        _ => None,
    })
}
