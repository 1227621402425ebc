//! From the client's words to ours.

use tower_lsp::jsonrpc::Error;
use tower_lsp::ls_types::{Position, Range};

use crate::text::{Encoding, LineColumn, NoSuchLine, Offset, Span, Text};

/// The offset of `position`, its column in units of `encoding` and clamped to the line.
///
/// # Errors
/// The line does not exist.
pub(crate) fn offset(
    text: &Text,
    position: Position,
    encoding: Encoding,
) -> Result<Offset, NoSuchLine> {
    let position = LineColumn {
        line: position.line as usize,
        column: position.character as usize,
    };
    text.offset_at(position, encoding)
}

/// The span of `range`. One whose end lies before its start is turned round.
///
/// # Errors
/// One of the lines does not exist.
pub(crate) fn span(text: &Text, range: Range, encoding: Encoding) -> Result<Span, NoSuchLine> {
    let start = offset(text, range.start, encoding)?;
    let end = offset(text, range.end, encoding)?;
    Ok(Span::new(start.min(end), start.max(end)))
}

/// What a request is answered with that names a line which does not exist (`InvalidParams`).
impl From<NoSuchLine> for Error {
    fn from(line: NoSuchLine) -> Self {
        Self::invalid_params(line.to_string())
    }
}
