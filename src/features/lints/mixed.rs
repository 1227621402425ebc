//! `mixed-documents`: a second cable in one file (format §5.3 C, §3.2). A classification alone
//! makes none, for many cables repeat theirs at the end; a field must follow it.

use super::sink::Sink;
use crate::features::Finding;
use crate::model::Document;
use crate::syntax::{Mark, MarkKind, Summary};
use crate::text::{Offset, Span};

/// The field follows within so many bytes.
const REACH: usize = 4_096;

pub(super) fn lint(document: &Document, sink: &mut Sink<'_>) {
    let mut first = None;
    for mark in headers(document) {
        if !sink.has_room(mark.span.start) {
            return;
        }
        let before = first.get_or_insert(mark).span;
        if before != mark.span {
            sink.push(Finding::mixed_documents(mark.span, Some(before)));
        }
    }
}

/// Where the header of a second document begins.
pub(super) fn second_header(document: &Document) -> Option<Mark> {
    headers(document).nth(1)
}

/// The classifications that fields follow.
pub(in super::super) fn headers(document: &Document) -> impl Iterator<Item = Mark> {
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

#[cfg(test)]
mod tests {
    use super::super::testing::{check, silent};
    use super::lint;

    #[test]
    fn a_second_header() {
        check(
            lint,
            "
            UNCLAS VELM 000083
            ~~~~~~ the first one
            SUBJECT: Quays

            <a id='par1' href='#par1'>¶</a>1. (U) Quays.
            CONFIDENTIAL VELM 000084
            ^^^^^^^^^^^^ mixed-documents: a second document begins here
            SUBJECT: Ships

            <a id='par1' href='#par1'>¶</a>1. (C) Ships.
            ",
        );
    }

    #[test]
    fn a_classification_at_the_end_is_silent() {
        silent(
            lint,
            "
            SECRET VELM 000083
            SUBJECT: Quays

            <a id='par1' href='#par1'>¶</a>1. (S) Quays.
            SECRET
            ",
        );
        silent(
            lint,
            "
            PAGE 01 CAPE TERN 00012 01 OF 02 291400Z
            SECRET CAPE TERN 00012
            SUBJECT: Quays

            1. (S) Quays.
            SECRET

            PAGE 02 CAPE TERN 00012 01 OF 02 291400Z
            REF: A. ORU 12
            ",
        );
    }
}
