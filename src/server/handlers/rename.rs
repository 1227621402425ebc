//! Other names and labels for entities (LSP 3.17 `textDocument/prepareRename`,
//! `textDocument/rename`).

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    PrepareRenameResponse, RenameParams, TextDocumentPositionParams, WorkspaceEdit,
};

use crate::features;
use crate::features::rename::renamable;
use crate::server::convert::renaming;
use crate::server::convert::to_lsp::refused;
use crate::server::respond::Context;

pub(crate) fn prepare(
    context: &Context,
    params: TextDocumentPositionParams,
) -> Result<Option<PrepareRenameResponse>> {
    let offset = context.offset(params.position)?;
    let found = renamable(&context.document, offset).map_err(|refusal| refused(&refusal))?;
    let (text, encoding) = (context.text(), context.encoding());
    Ok(Some(renaming::renamable(text, found.span, encoding)))
}

pub(crate) fn rename(context: &Context, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
    let offset = context.offset(params.text_document_position.position)?;
    let edits = features::rename::rename(&context.document, offset, &params.new_name);
    let edits = edits.map_err(|refusal| refused(&refusal))?;
    Ok(Some(renaming::renaming(
        &context.uri,
        &context.document,
        &edits,
        &context.capabilities,
    )))
}
