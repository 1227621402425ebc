//! Stretches of text without white space at their edges.
//!
//! Invariant: the cost does not depend on the amount of white space. Only text near an edge is
//! read; beyond that, the tree skips blocks without text.

use super::Document;
use crate::syntax::Summary;
use crate::text::{Offset, Span};

/// Text at an edge that is read before the tree is asked, in bytes: more white space is rare.
const NEAR_BYTES: usize = if cfg!(test) { 4 } else { 64 };

const HOLDS_TEXT: fn(&Summary) -> bool = |summary| summary.holds_text;

impl Document {
    /// `span` without white space at its edges; if it holds nothing else, an empty span at its end.
    pub(crate) fn trimmed(&self, span: Span) -> Span {
        let span = Span::new(span.start, span.end.min(self.text().end()));
        if span.is_empty() {
            return span;
        }
        let Some(start) = self.first_text(span) else {
            return Span::empty(span.end);
        };
        let end = self.last_text_end(Span::new(start, span.end));
        Span::new(start, end.unwrap_or(span.end))
    }

    fn first_text(&self, span: Span) -> Option<Offset> {
        let near = Span::at(span.start, NEAR_BYTES).intersection(span);
        let far = || {
            let blocks = self.tree().blocks_where(span.start, HOLDS_TEXT);
            let parts = blocks.map(|(at, block)| Span::at(at, block.len()).intersection(span));
            let mut parts = parts.take_while(|part| !part.is_empty());
            parts.find_map(|part| self.text().first_text(part))
        };
        self.text().first_text(near).or_else(far)
    }

    fn last_text_end(&self, span: Span) -> Option<Offset> {
        let near = Span::new(span.end.back(NEAR_BYTES), span.end).intersection(span);
        let mut found = self.text().last_text_end(near);
        let mut before = span.end;
        while found.is_none() && before > span.start {
            let (at, block) = self.tree().last_block_before(before, HOLDS_TEXT)?;
            let part = Span::at(at, block.len()).intersection(span);
            found = self.text().last_text_end(part);
            before = at;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn as_trim_does(
            text in "(a|¶|\\[|\u{3000}|\u{a0}|\r\n|( |\n){1,90}){0,12}",
            edges in prop::array::uniform2(0_usize..600),
        ) {
            let document = Document::new(&text, 0);
            let [start, end] = edges.map(|at| document.text().floor(Offset::new(at)));
            let span = Span::new(start.min(end), start.max(end));
            let trimmed = document.trimmed(span);
            let part = &text[span.start.get()..span.end.get()];
            prop_assert_eq!(document.text().slice(trimmed), part.trim());
            prop_assert!(span.encloses(trimmed));
        }
    }

    #[test]
    fn blocks_of_white_space_are_not_read() {
        let text = format!("a{}b{}c", " ".repeat(40_000), "\n".repeat(40_000));
        let document = Document::new(&text, 0);
        let read = || {
            let blocks = document.tree().blocks_where(Offset::new(1), HOLDS_TEXT);
            blocks.map(|(_, block)| block.len()).sum::<usize>()
        };
        assert!(read() < text.len() / 8, "{} bytes", read());
        let inner = Span::new(Offset::new(1), Offset::new(text.len() - 1));
        assert_eq!(document.text().slice(document.trimmed(inner)), "b");
    }
}
