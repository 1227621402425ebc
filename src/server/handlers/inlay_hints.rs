//! Notes inside the text (LSP 3.17 `textDocument/inlayHint`).

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{InlayHint, InlayHintParams};

use crate::features;
use crate::server::convert::annotations;
use crate::server::respond::Context;
use crate::text::Span;

/// No more text than this is noted on at once: more than a screen shows.
const MAX_BYTES: usize = 256 << 10;

pub(crate) fn hints(context: &Context, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
    let server = &context.server;
    let edited = server.documents().edited_line(&context.uri);
    let visible = context.visible(params.range)?;
    let span = Span::new(visible.start, visible.end.min(visible.start + MAX_BYTES));
    let wanted = server.settings().hints;
    let notes = features::inlay_hints::hints(&context.document, span, wanted, edited);
    let convert = |note| annotations::hint(context.text(), note, &context.uri, context.encoding());
    Ok(Some(notes.into_iter().map(convert).collect()))
}
