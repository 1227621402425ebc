//! Where else a name stands in this document, for the eye (LSP 3.17
//! `textDocument/documentHighlight`).

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{DocumentHighlight, DocumentHighlightParams};

use crate::features::document_highlights::occurrences;
use crate::server::convert::to_lsp;
use crate::server::respond::Context;

pub(crate) fn highlights(
    context: &Context,
    params: DocumentHighlightParams,
) -> Result<Option<Vec<DocumentHighlight>>> {
    let offset = context.offset(params.text_document_position_params.position)?;
    let found = occurrences(&context.document, offset);
    let convert = |found| to_lsp::highlight(context.text(), found, context.encoding());
    Ok(Some(found.iter().map(convert).collect()))
}
