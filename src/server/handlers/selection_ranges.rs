//! Selections that grow (LSP 3.17 `textDocument/selectionRange`).

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{SelectionRange, SelectionRangeParams};

use crate::features;
use crate::server::convert::to_lsp;
use crate::server::respond::Context;

pub(crate) fn selections(
    context: &Context,
    params: SelectionRangeParams,
) -> Result<Option<Vec<SelectionRange>>> {
    let selection = |position| {
        let offset = context.offset(position)?;
        let spans = features::selection_ranges::selections(&context.document, offset);
        Ok(to_lsp::selection(
            context.text(),
            &spans,
            context.encoding(),
        ))
    };
    let places = params.positions.into_iter();
    places.map(selection).collect::<Result<Vec<_>>>().map(Some)
}
