//! From our words to the client's.

use tower_lsp::jsonrpc::{Error, ErrorCode};
use tower_lsp::ls_types::{
    DocumentHighlight, DocumentHighlightKind, Hover, HoverContents, Location, MarkupContent,
    MarkupKind, Position, Range, SelectionRange, Uri,
};

use crate::edits::Refusal;
use crate::features::document_highlights::Occurrence;
use crate::features::markup::Prose;
use crate::server::session::client::capabilities::{ClientCapabilities, Markup};
use crate::text::{Encoding, Offset, Span, Text};

const REQUEST_FAILED: i64 = -32_803;

/// A message in plain words, as editors show it: what stands in backticks, which are for Markdown,
/// in quotation marks.
pub(crate) fn message(said: &str) -> String {
    let mut out = String::with_capacity(said.len());
    let mut rest = said;
    while let Some((before, behind)) = rest.split_once('`') {
        out.push_str(before);
        match behind.split_once('`') {
            // Two that stand together are a text's own quotation mark.
            Some((quoted, behind)) if !quoted.is_empty() => {
                out.push('“');
                out.push_str(quoted);
                out.push('”');
                rest = behind;
            }
            Some((_, behind)) => {
                out.push_str("``");
                rest = behind;
            }
            None => {
                out.push('`');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The error of a request that is right, where what it asks for cannot be done (`RequestFailed`,
/// LSP 3.17 §errorCodes). Editors show its message.
pub(crate) fn refused(refusal: &Refusal) -> Error {
    Error {
        code: ErrorCode::ServerError(REQUEST_FAILED),
        message: message(&refusal.to_string()).into(),
        data: None,
    }
}

/// The position of `offset`, its column in units of `encoding`.
///
/// Lines and columns beyond 32 bits do not occur: a message holds at most 1 GiB.
pub(crate) fn position(text: &Text, offset: Offset, encoding: Encoding) -> Position {
    let at = text.line_column_at(offset, encoding);
    Position::new(at.line as u32, at.column as u32)
}

/// The range of `span`.
pub(crate) fn range(text: &Text, span: Span, encoding: Encoding) -> Range {
    Range::new(
        position(text, span.start, encoding),
        position(text, span.end, encoding),
    )
}

/// The place of `span` in the document at `uri`.
pub(crate) fn location(uri: &Uri, text: &Text, span: Span, encoding: Encoding) -> Location {
    Location::new(uri.clone(), range(text, span, encoding))
}

/// What is said, in the markup that the client shows.
pub(crate) fn markup(said: &Prose, markup: Markup) -> MarkupContent {
    let (kind, value) = match markup {
        Markup::Markdown => (MarkupKind::Markdown, said.markdown()),
        Markup::None => (MarkupKind::PlainText, said.plain()),
    };
    MarkupContent { kind, value }
}

/// A hover.
pub(crate) fn hover(said: &Prose, range: Range, capabilities: &ClientCapabilities) -> Hover {
    Hover {
        contents: HoverContents::Markup(markup(said, capabilities.hover_markup)),
        range: Some(range),
    }
}

/// A highlight: the first mention as what is written, the others as what is read.
pub(crate) fn highlight(text: &Text, found: &Occurrence, encoding: Encoding) -> DocumentHighlight {
    DocumentHighlight {
        range: range(text, found.span, encoding),
        kind: Some(if found.first {
            DocumentHighlightKind::WRITE
        } else {
            DocumentHighlightKind::READ
        }),
    }
}

/// Spans that widen, as a chain from the innermost on.
pub(crate) fn selection(text: &Text, spans: &[Span], encoding: Encoding) -> SelectionRange {
    let outermost = SelectionRange {
        range: range(text, spans.last().copied().unwrap_or_default(), encoding),
        parent: None,
    };
    let inner = spans.iter().rev().skip(1);
    inner.fold(outermost, |parent, span| SelectionRange {
        range: range(text, *span, encoding),
        parent: Some(Box::new(parent)),
    })
}

#[cfg(test)]
mod tests {
    use super::message;

    #[test]
    fn plain_messages_have_no_backticks() {
        for (said, plain) in [
            (
                "there is no `whitespace` here",
                "there is no “whitespace” here",
            ),
            ("`]` closes nothing", "“]” closes nothing"),
            ("“``Ada” and `x`", "“``Ada” and “x”"),
            ("a ` alone", "a ` alone"),
        ] {
            assert_eq!(message(said), plain);
        }
    }
}
