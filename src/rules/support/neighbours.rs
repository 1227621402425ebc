//! The marks before and behind a place, however far: summaries lead to them.

use crate::model::Document;
use crate::rules::rule::Counted;
use crate::syntax::Mark;
use crate::text::Span;

/// True for the marks that are meant.
pub(crate) type Meant = fn(&Mark) -> bool;

/// The next mark that begins behind the start of `span`, in a `counted` block.
pub(crate) fn next_mark(
    document: &Document,
    span: Span,
    counted: Counted,
    meant: Meant,
) -> Option<Mark> {
    let mut marks = document.marks_from(span.start, counted).filter(meant);
    marks.find(|mark| mark.span.start > span.start)
}

/// The last mark that begins before the start of `span`, in a `counted` block.
pub(crate) fn previous_mark(
    document: &Document,
    span: Span,
    counted: Counted,
    meant: Meant,
) -> Option<Mark> {
    let mut from = span.start;
    while let Some((start, block)) = document.tree().last_block_before(from, counted) {
        let marks = block.marks().iter().rev().map(|raw| Mark::new(start, raw));
        let found = marks
            .filter(meant)
            .find(|mark| mark.span.start < span.start);
        if found.is_some() {
            return found;
        }
        from = start;
    }
    None
}

/// `span`, and the places of the marks around it: so many before and behind.
pub(crate) fn marks_around(
    document: &Document,
    span: Span,
    counted: Counted,
    meant: Meant,
    (before, behind): (usize, usize),
) -> Vec<Span> {
    let mut spans = vec![span];
    let mut at = span.start;
    for _ in 0..before {
        let Some(mark) = previous_mark(document, Span::empty(at), counted, meant) else {
            break;
        };
        at = mark.span.start;
        spans.push(mark.span);
    }
    let marks = document.marks_from(span.end, counted).filter(meant);
    let marks = marks.skip_while(|mark| mark.span.start < span.end);
    spans.extend(marks.take(behind).map(|mark| mark.span));
    spans
}
