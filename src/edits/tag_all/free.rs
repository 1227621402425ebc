//! The text of a document in which names may be tagged: outside markup and marks of structure.

use std::iter::Peekable;

use super::super::site::{ends_with_opener, without_text};
use crate::model::Document;
use crate::syntax::{Mark, MarkKind};
use crate::text::{Offset, Span};

/// The text outside the marks of a document, tested span by span in order.
///
/// Invariant: a mark is read once, and again only while it reaches into the span that is tested.
pub(super) struct Free<'d> {
    coming: Peekable<Box<dyn Iterator<Item = Mark> + 'd>>,
    /// Marks that begin before the end of the last span and may go on behind it.
    open: Vec<Mark>,
}

impl<'d> Free<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let marks = document.marks_from(Offset::default(), |summary| summary.marks > 0);
        let marks: Box<dyn Iterator<Item = Mark> + 'd> = Box::new(marks);
        Self {
            coming: marks.peekable(),
            open: Vec::new(),
        }
    }

    /// Returns true if `span` of the document's `text`, which holds no mention, may become one.
    /// `span` must lie behind the span of the last call.
    pub(super) fn holds(&mut self, text: &str, span: Span) -> bool {
        let (start, end) = (span.start.get(), span.end.get());
        let bracket = text[start..end].contains(['[', ']']);
        !bracket && !ends_with_opener(&text[..start]) && !self.is_marked(span)
    }

    /// Returns true if a mark that holds no names overlaps `span`.
    fn is_marked(&mut self, span: Span) -> bool {
        let coming = std::iter::from_fn(|| self.coming.next_if(|mark| mark.span.start < span.end));
        self.open.extend(coming);
        self.open.retain(|mark| mark.span.end > span.start);
        self.open.iter().any(|mark| match mark.kind {
            MarkKind::Heading => false,
            MarkKind::Paragraph(_) => span.overlaps(without_text(mark)),
            _ => true,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_are_passed_are_dropped() {
        let text = "Oru <br> <b>Oru</b> [ Oru ".repeat(40);
        let document = Document::new(&text, 0);
        let mut free = Free::new(&document);
        for (at, name) in text.match_indices("Oru") {
            let span = Span::at(Offset::new(at), name.len());
            assert_eq!(free.holds(&text, span), !text[..at].ends_with('['));
            assert!(free.open.len() <= 1, "{:?}", free.open);
        }
    }

    #[test]
    fn not_in_markup_nor_behind_an_opener() {
        let text = "<a href='/Oru'> [PER Oru [Oru Oru";
        let document = Document::new(text, 0);
        let mut free = Free::new(&document);
        let starts = text.match_indices("Oru").map(|(at, _)| at);
        let held = starts.map(|at| free.holds(text, Span::at(Offset::new(at), 3)));
        assert_eq!(held.collect::<Vec<_>>(), [false, true, false, true]);
    }
}
