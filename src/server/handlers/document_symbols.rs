//! The outline (LSP 3.17 `textDocument/documentSymbol`).
//!
//! Editors ask for it after each change, so it is made with what is kept of the last one.

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::DocumentSymbolParams;

use crate::features::document_symbols::symbols_with;
use crate::server::convert::columns::Columns;
use crate::server::convert::symbols;
use crate::server::respond::{Context, json};
use crate::server::transport::Reply;

pub(crate) fn symbols(context: Context, _: DocumentSymbolParams) -> Result<Reply> {
    let entities = context.server.settings().entities;
    let shared = context.server.outlines().of(&context.uri);
    Ok(context.place().reply(move |_| {
        let kept = &mut *shared.lock();
        let found = symbols_with(&context.document, entities, &mut kept.symbols);
        let mut columns = Columns::new(
            &context.document,
            context.encoding(),
            &mut kept.symbol_columns,
        );
        let answer = if context.capabilities.symbol_tree {
            Ok(symbols::tree(&found, &mut columns))
        } else {
            json(&symbols::list(&found, &context.uri, &mut columns))
        };
        kept.symbol_columns = columns.finish();
        answer
    }))
}
