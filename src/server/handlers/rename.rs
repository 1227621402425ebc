//! Other names and labels for entities (LSP 3.17 `textDocument/prepareRename`,
//! `textDocument/rename`, `textDocument/linkedEditingRange`).

use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{
    LinkedEditingRangeParams, LinkedEditingRanges, PrepareRenameResponse, RenameParams,
    TextDocumentPositionParams,
};

use super::super::Server;
use super::super::convert::{from_lsp, renaming::renaming, to_lsp};
use super::super::transport::{Raw, error};
use super::{at_once, by_size};
use crate::edits::Refusal;
use crate::features::linked_editing::linked_labels;
use crate::features::rename::{renamable, rename as renamed};

/// `RequestFailed` (LSP 3.17 §errorCodes): the request was right, what it asks for cannot be done.
/// Editors show its message.
const REQUEST_FAILED: i64 = -32_803;

pub(crate) fn prepare(server: &Server, params: &TextDocumentPositionParams) -> Result<Raw> {
    let encoding = server.capabilities().encoding;
    at_once(server, &params.text_document.uri, |document| {
        let text = document.text();
        let offset = from_lsp::offset(text, params.position, encoding)?;
        let found = renamable(document, offset).map_err(|refusal| refused(&refusal))?;
        Ok(PrepareRenameResponse::RangeWithPlaceholder {
            range: to_lsp::range(text, found.span, encoding),
            placeholder: text.slice(found.span).into_owned(),
        })
    })
}

pub(crate) fn rename(server: &Server, params: RenameParams) -> Result<Raw> {
    let at = params.text_document_position;
    let (uri, capabilities) = (at.text_document.uri, server.capabilities());
    by_size(server, &uri.clone(), move |document, _| {
        let offset = from_lsp::offset(document.text(), at.position, capabilities.encoding)?;
        let edits = renamed(document, offset, &params.new_name);
        let edits = edits.map_err(|refusal| refused(&refusal))?;
        Ok(renaming(&uri, document, &edits, &capabilities))
    })
}

fn refused(refusal: &Refusal) -> Error {
    error(
        ErrorCode::ServerError(REQUEST_FAILED),
        to_lsp::message(&refusal.to_string()),
    )
}

pub(crate) fn linked(server: &Server, params: LinkedEditingRangeParams) -> Result<Raw> {
    let at = params.text_document_position_params;
    let encoding = server.capabilities().encoding;
    at_once(server, &at.text_document.uri, |document| {
        let offset = from_lsp::offset(document.text(), at.position, encoding)?;
        let spans = linked_labels(document, offset).into_iter();
        let ranges: Vec<_> = spans
            .map(|span| to_lsp::range(document.text(), span, encoding))
            .collect();
        Ok((!ranges.is_empty()).then(|| LinkedEditingRanges {
            ranges,
            word_pattern: Some("[A-Za-z][A-Za-z0-9_-]*".to_owned()),
        }))
    })
}
