//! Searches in the text around a place, at most so many bytes far.

use crate::model::Document;
use crate::syntax::LabelSet;
use crate::text::{Offset, Span};

/// The place of the first byte that passes `wanted` among the `limit` bytes from `from` on.
pub(crate) fn find(
    document: &Document,
    from: Offset,
    limit: usize,
    wanted: impl Fn(u8) -> bool,
) -> Option<Offset> {
    let mut at = from;
    for chunk in document.text().chunks(Span::at(from, limit)) {
        if let Some(found) = chunk.bytes().position(&wanted) {
            return Some(at + found);
        }
        at = at + chunk.len();
    }
    None
}

/// The place of the first `[` or `]` among the `limit` bytes from `from` on.
pub(crate) fn bracket(document: &Document, from: Offset, limit: usize) -> Option<Offset> {
    find(document, from, limit, |byte| matches!(byte, b'[' | b']'))
}

/// The span of the `[` at `at` and the label-shaped word behind it.
pub(crate) fn opener(document: &Document, at: Offset) -> Span {
    let label = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let end = find(document, at + 1, LabelSet::MAX_LABEL_BYTES, |byte| {
        !label(byte)
    });
    Span::new(at, end.unwrap_or(at + 1))
}

/// The text of `span`.
pub(crate) fn text(document: &Document, span: Span) -> String {
    document.text().slice(span).into_owned()
}

/// The line of `offset`, counted from 1 as users do.
pub(crate) fn line(document: &Document, offset: Offset) -> usize {
    document.text().line_at(offset) + 1
}
