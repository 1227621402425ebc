//! What can be folded (LSP 3.17 `textDocument/foldingRange`).

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{FoldingRange, FoldingRangeParams};

use crate::features;
use crate::server::convert::folding;
use crate::server::respond::Context;

pub(crate) fn folds(context: &Context, _: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
    let folds = features::folding_ranges::folds(&context.document);
    Ok(Some(folding::ranges(
        context.text(),
        &folds,
        &context.capabilities,
    )))
}
