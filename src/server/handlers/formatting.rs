//! Blanks as the document's writer puts them (LSP 3.17 `textDocument/formatting`,
//! `textDocument/rangeFormatting`, `textDocument/onTypeFormatting`). The client's options are
//! about other things: tabs, and blanks at line ends, which the tokenised form wants.

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    DocumentFormattingParams, DocumentOnTypeFormattingParams, DocumentRangeFormattingParams,
    TextEdit,
};

use crate::edits::format::{format, format_lines, format_mention};
use crate::server::convert::edits::text_edits;
use crate::server::respond::Context;
use crate::text::Edit;

pub(crate) fn document(
    context: &Context,
    _: DocumentFormattingParams,
) -> Result<Option<Vec<TextEdit>>> {
    let edits = format(&context.document, &|| context.is_cancelled());
    Ok(converted(context, &edits))
}

pub(crate) fn range(
    context: &Context,
    params: DocumentRangeFormattingParams,
) -> Result<Option<Vec<TextEdit>>> {
    let span = context.span(params.range)?;
    Ok(converted(context, &format_lines(&context.document, span)))
}

/// Behind a `]`: the mention that it closes.
pub(crate) fn on_type(
    context: &Context,
    params: DocumentOnTypeFormattingParams,
) -> Result<Option<Vec<TextEdit>>> {
    let offset = context.offset(params.text_document_position.position)?;
    let edits = if params.ch == "]" {
        format_mention(&context.document, offset)
    } else {
        Vec::new()
    };
    Ok(converted(context, &edits))
}

fn converted(context: &Context, edits: &[Edit]) -> Option<Vec<TextEdit>> {
    Some(text_edits(context.text(), edits, context.encoding()))
}
