//! Where a name is introduced (LSP 3.17 `textDocument/definition`).

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{GotoDefinitionParams, GotoDefinitionResponse};

use crate::features;
use crate::server::convert::locations;
use crate::server::respond::Context;

pub(crate) fn definition(
    context: &Context,
    params: GotoDefinitionParams,
) -> Result<Option<GotoDefinitionResponse>> {
    let offset = context.offset(params.text_document_position_params.position)?;
    let target = features::definition::definition(&context.document, offset);
    Ok(target.map(|target| {
        locations::definition(context.text(), &target, &context.uri, &context.capabilities)
    }))
}
