//! Labels that change together (LSP 3.17 `textDocument/linkedEditingRange`).

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{LinkedEditingRangeParams, LinkedEditingRanges};

use crate::features::linked_editing::linked_labels;
use crate::server::convert::edits;
use crate::server::respond::Context;

pub(crate) fn linked_ranges(
    context: &Context,
    params: LinkedEditingRangeParams,
) -> Result<Option<LinkedEditingRanges>> {
    let offset = context.offset(params.text_document_position_params.position)?;
    let spans = linked_labels(&context.document, offset);
    let ranges: Vec<_> = spans.into_iter().map(|span| context.range(span)).collect();
    Ok(edits::linked(ranges))
}
