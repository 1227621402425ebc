//! The form of what is being typed (LSP 3.17 `textDocument/signatureHelp`).

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{SignatureHelp, SignatureHelpParams};

use crate::features;
use crate::server::convert::completion;
use crate::server::respond::Context;

pub(crate) fn signature(
    context: &Context,
    params: SignatureHelpParams,
) -> Result<Option<SignatureHelp>> {
    let offset = context.offset(params.text_document_position_params.position)?;
    let found = features::completion::signature(&context.document, offset);
    Ok(found.map(|found| completion::signature(&found, &context.capabilities)))
}
