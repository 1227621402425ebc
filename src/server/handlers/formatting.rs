//! Blanks as the document's writer puts them (LSP 3.17 `textDocument/formatting`,
//! `textDocument/rangeFormatting`, `textDocument/onTypeFormatting`). The client's options are
//! about other things: tabs, and blanks at line ends, which the tokenised form wants.

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    DocumentFormattingParams, DocumentOnTypeFormattingParams, DocumentRangeFormattingParams,
    TextEdit,
};

use super::super::Server;
use super::super::convert::{from_lsp, to_lsp};
use super::super::transport::Raw;
use super::{at_once, by_size};
use crate::edits::format::{format, format_lines, format_mention};
use crate::model::Document;
use crate::text::{Edit, Encoding};

pub(crate) fn document(server: &Server, params: &DocumentFormattingParams) -> Result<Raw> {
    let encoding = server.capabilities().encoding;
    by_size(
        server,
        &params.text_document.uri,
        move |document, cancel| {
            let edits = format(document, &|| cancel.is_cancelled());
            Ok(Some(text_edits(document, &edits, encoding)))
        },
    )
}

pub(crate) fn range(server: &Server, params: &DocumentRangeFormattingParams) -> Result<Raw> {
    let encoding = server.capabilities().encoding;
    let range = params.range;
    by_size(server, &params.text_document.uri, move |document, _| {
        let span = from_lsp::span(document.text(), range, encoding)?;
        let edits = format_lines(document, span);
        Ok(Some(text_edits(document, &edits, encoding)))
    })
}

/// Behind a `]`: the mention that it closes.
pub(crate) fn on_type(server: &Server, params: DocumentOnTypeFormattingParams) -> Result<Raw> {
    let at = params.text_document_position;
    let encoding = server.capabilities().encoding;
    at_once(server, &at.text_document.uri, |document| {
        let offset = from_lsp::offset(document.text(), at.position, encoding)?;
        let edits = if params.ch == "]" {
            format_mention(document, offset)
        } else {
            Vec::new()
        };
        Ok(Some(text_edits(document, &edits, encoding)))
    })
}

fn text_edits(document: &Document, edits: &[Edit], encoding: Encoding) -> Vec<TextEdit> {
    let convert = |edit: &Edit| TextEdit {
        range: to_lsp::range(document.text(), edit.span, encoding),
        new_text: edit.text.clone(),
    };
    edits.iter().map(convert).collect()
}
