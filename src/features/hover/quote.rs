//! Quotations from a document, the stretch that matters in bold.

use crate::features::markup::Line;
use crate::model::Document;
use crate::model::plain_text::PlainText;
use crate::text::Span;

/// `plain` in quotation marks, cut to about `limit` characters, its focus in bold.
pub(super) fn quoted(plain: &PlainText, limit: usize) -> Line {
    let (text, focus) = plain.shortened(limit);
    let line = Line::of(format!("“{}", &text[..focus.start]));
    let line = match &text[focus.clone()] {
        "" => line,
        focus => line.strong(focus),
    };
    line.text(format!("{}”", &text[focus.end..]))
}

/// The beginning of `span` in quotation marks, about `limit` characters long.
pub(super) fn first_words(document: &Document, span: Span, limit: usize) -> Line {
    quoted(
        &PlainText::new(document, span, Span::empty(span.start)),
        limit,
    )
}
