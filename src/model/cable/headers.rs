//! Where the headers of a document begin: a file may hold several cables (format §3.2). A
//! classification alone makes no header, for many cables repeat theirs at the end; a field must
//! follow it.

use crate::model::Document;
use crate::syntax::{Mark, MarkKind, Summary};
use crate::text::{Offset, Span};

/// The field follows within so many bytes.
const REACH: usize = 4_096;

/// The classifications that fields follow.
pub(crate) fn headers(document: &Document) -> impl Iterator<Item = Mark> {
    let counted = |summary: &Summary| summary.header > 0;
    let marks = document.marks_from(Offset::default(), counted);
    let of_header =
        |mark: &Mark| matches!(mark.kind, MarkKind::Classification | MarkKind::Field(_));
    let mut marks = marks.filter(of_header).peekable();
    std::iter::from_fn(move || {
        loop {
            let mark = marks.next()?;
            let near = mark.span.end + REACH;
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

/// Whether the classification at `span` heads a further page of the same cable: printed pages of
/// old ones repeat it beside `PAGE 02`.
fn is_of_page(document: &Document, span: Span) -> bool {
    const BESIDE: usize = 100;
    let text = document.text();
    let beside = Span::new(span.start.back(BESIDE), span.end + BESIDE);
    let beside = text.slice(Span::new(text.floor(beside.start), text.floor(beside.end)));
    let mut pages = beside
        .match_indices("PAGE ")
        .map(|(at, page)| &beside[at + page.len()..]);
    pages.any(|number| {
        let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().is_ok_and(|page| page > 1)
    })
}
