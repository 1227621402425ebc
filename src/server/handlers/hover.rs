//! What is at the cursor (LSP 3.17 `textDocument/hover`).

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{Hover, HoverParams};

use crate::features::hover::hover_with;
use crate::server::convert::to_lsp;
use crate::server::respond::Context;

pub(crate) fn hover(context: &Context, params: HoverParams) -> Result<Option<Hover>> {
    let offset = context.offset(params.text_document_position_params.position)?;
    let settings = context.settings();
    let found = hover_with(
        &context.document,
        offset,
        settings.guide(),
        settings.names(),
    );
    Ok(found.map(|found| {
        let range = context.range(found.span);
        to_lsp::hover(&found.text, range, &context.capabilities)
    }))
}
