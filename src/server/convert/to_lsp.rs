//! From our words to the client's.

use tower_lsp::ls_types::{Position, Range};

use crate::text::{Encoding, Offset, Span, Text};

/// The position of `offset`, its column in units of `encoding`.
///
/// Lines and columns beyond 32 bits do not occur: a message holds at most 1 GiB.
#[allow(dead_code, reason = "for the handlers to come")]
pub(crate) fn position(text: &Text, offset: Offset, encoding: Encoding) -> Position {
    let at = text.line_column_at(offset, encoding);
    Position::new(at.line as u32, at.column as u32)
}

/// The range of `span`.
#[allow(dead_code, reason = "for the handlers to come")]
pub(crate) fn range(text: &Text, span: Span, encoding: Encoding) -> Range {
    Range::new(
        position(text, span.start, encoding),
        position(text, span.end, encoding),
    )
}
