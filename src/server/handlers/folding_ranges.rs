//! What can be folded (LSP 3.17 `textDocument/foldingRange`).
//!
//! Editors ask for it after each change, so it is made with what is kept of the last outline.

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::FoldingRangeParams;

use crate::features::folding_ranges::folds_with;
use crate::server::convert::columns::Columns;
use crate::server::convert::folding;
use crate::server::respond::Context;
use crate::server::transport::Reply;

pub(crate) fn folds(context: Context, _: FoldingRangeParams) -> Result<Reply> {
    let shared = context.server.outlines().of(&context.uri);
    Ok(context.place().reply(move |_| {
        let kept = &mut *shared.lock();
        let folds = folds_with(&context.document, &mut kept.symbols);
        let mut columns = Columns::new(
            &context.document,
            context.encoding(),
            &mut kept.fold_columns,
        );
        let answer = folding::ranges(context.text(), &folds, &mut columns, &context.capabilities);
        kept.fold_columns = columns.finish();
        Ok(answer)
    }))
}
