//! The headers of a document: a file may hold several cables (format §3.2). A classification makes
//! a header only if a field follows it, since many cables repeat theirs at the end.

use crate::model::Document;
use crate::syntax::{Mark, MarkKind, Summary};
use crate::text::{Offset, Span};

/// Longest distance from a classification to the first field of its header, in bytes.
const MAX_BYTES_TO_FIELD: usize = 4_096;

/// The classifications that open a header, in order.
pub(crate) fn headers(document: &Document) -> impl Iterator<Item = Mark> {
    let counted = |summary: &Summary| summary.header > 0;
    let marks = document.marks_from(Offset::default(), counted);
    let of_header =
        |mark: &Mark| matches!(mark.kind, MarkKind::Classification | MarkKind::Field(_));
    let mut marks = marks.filter(of_header).peekable();
    std::iter::from_fn(move || {
        loop {
            let mark = marks.next()?;
            let near = mark.span.end + MAX_BYTES_TO_FIELD;
            let is_field = |next: &Mark| {
                let field = matches!(next.kind, MarkKind::Field(_));
                field && next.span.start < near
            };
            let is_header = mark.kind == MarkKind::Classification
                && marks.peek().is_some_and(is_field)
                && !is_of_page(document, mark.span);
            if is_header {
                return Some(mark);
            }
        }
    })
}

/// True if the classification at `span` heads a further page of the same cable: the printed pages
/// of old cables repeat it beside `PAGE 02`.
fn is_of_page(document: &Document, span: Span) -> bool {
    const BESIDE_BYTES: usize = 100;
    let text = document.text();
    let start = text.floor(span.start.back(BESIDE_BYTES));
    let end = text.floor(span.end + BESIDE_BYTES);
    let beside = text.slice(Span::new(start, end));
    let mut pages = beside
        .match_indices("PAGE ")
        .map(|(at, page)| &beside[at + page.len()..]);
    pages.any(|number| {
        let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().is_ok_and(|page| page > 1)
    })
}
