//! The outline (LSP 3.17 `textDocument/documentSymbol`).

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{DocumentSymbolParams, DocumentSymbolResponse};

use crate::features;
use crate::server::convert::symbols;
use crate::server::respond::Context;

pub(crate) fn symbols(
    context: &Context,
    _: DocumentSymbolParams,
) -> Result<Option<DocumentSymbolResponse>> {
    let entities = context.server.settings().entities;
    let found = features::document_symbols::symbols(&context.document, entities);
    let (text, encoding) = (context.text(), context.encoding());
    Ok(Some(if context.capabilities.symbol_tree {
        symbols::tree(text, &found, encoding)
    } else {
        symbols::list(text, &found, &context.uri, encoding)
    }))
}
