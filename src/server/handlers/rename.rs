//! Other names and labels for entities (LSP 3.17 `textDocument/prepareRename`,
//! `textDocument/rename`).

use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{
    PrepareRenameResponse, RenameParams, TextDocumentPositionParams, WorkspaceEdit,
};

use crate::edits::Refusal;
use crate::features;
use crate::features::rename::renamable;
use crate::server::convert::{renaming::renaming, to_lsp};
use crate::server::respond::Context;
use crate::server::transport::error;

/// `RequestFailed` (LSP 3.17 §errorCodes): the request was right, what it asks for cannot be done.
/// Editors show its message.
const REQUEST_FAILED: i64 = -32_803;

pub(crate) fn prepare(
    context: &Context,
    params: TextDocumentPositionParams,
) -> Result<Option<PrepareRenameResponse>> {
    let offset = context.offset(params.position)?;
    let found = renamable(&context.document, offset).map_err(|refusal| refused(&refusal))?;
    Ok(Some(PrepareRenameResponse::RangeWithPlaceholder {
        range: context.range(found.span),
        placeholder: context.text().slice(found.span).into_owned(),
    }))
}

pub(crate) fn rename(context: &Context, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
    let offset = context.offset(params.text_document_position.position)?;
    let edits = features::rename::rename(&context.document, offset, &params.new_name);
    let edits = edits.map_err(|refusal| refused(&refusal))?;
    Ok(Some(renaming(
        &context.uri,
        &context.document,
        &edits,
        &context.capabilities,
    )))
}

fn refused(refusal: &Refusal) -> Error {
    error(
        ErrorCode::ServerError(REQUEST_FAILED),
        to_lsp::message(&refusal.to_string()),
    )
}
