//! Semantic tokens (LSP 3.17 `textDocument/semanticTokens`): of a range, of a document, and what
//! changed since the last time.
//!
//! The JSON is written without a tree of values: there may be hundreds of thousands of numbers.

use tower_lsp::jsonrpc::{ErrorCode, Result};
use tower_lsp::ls_types::{
    SemanticTokensDeltaParams, SemanticTokensParams, SemanticTokensRangeParams,
};

use crate::model::Document;
use crate::server::convert::semantic_tokens::{Encoder, edit};
use crate::server::respond::{Context, Place};
use crate::server::transport::{Cancel, Reply, error};

/// Up to so many tokens a document is answered about as a whole. The client pays for each of
/// them as well; above, it has ranges.
const MAX_TOKENS: u32 = 500_000;

/// The tokens of a range.
pub(crate) fn range(context: Context, params: SemanticTokensRangeParams) -> Result<Reply> {
    let span = context.visible(params.range)?;
    Ok(Place::for_bytes(span.len()).reply(move |cancel| {
        let mut encoder = Encoder::new(&context.document, context.encoding());
        encoder.span(span, cancel);
        Ok(format!(r#"{{"data":{}}}"#, encoder.json()))
    }))
}

/// All tokens of a document.
pub(crate) fn full(context: Context, _: SemanticTokensParams) -> Result<Reply> {
    refuse_if_large(&context.document)?;
    let last = context.server.last_tokens();
    let (id, _) = last.next(&context.uri, &context.document);
    Ok(whole(context, id))
}

/// What changed among the tokens since an answer; all of them if that was not the last.
pub(crate) fn delta(context: Context, params: SemanticTokensDeltaParams) -> Result<Reply> {
    refuse_if_large(&context.document)?;
    let last = context.server.last_tokens();
    let (id, before) = last.next(&context.uri, &context.document);
    let known = before.filter(|(id, _)| id.to_string() == params.previous_result_id);
    let changed = known.and_then(|(_, old)| edit(&old, &context.document, context.encoding()));
    Ok(match changed {
        Some(edits) => Reply::Now(Ok(format!(r#"{{"resultId":"{id}","edits":{edits}}}"#))),
        None => whole(context, id),
    })
}

fn whole(context: Context, id: u64) -> Reply {
    context.place().reply(move |cancel: &Cancel| {
        let mut encoder = Encoder::new(&context.document, context.encoding());
        encoder.span(context.text().span(), cancel);
        Ok(format!(
            r#"{{"resultId":"{id}","data":{}}}"#,
            encoder.json()
        ))
    })
}

/// `null` would make some clients stop asking for ranges; an error does not.
fn refuse_if_large(document: &Document) -> Result<()> {
    if document.summary().pieces > MAX_TOKENS {
        let message = "the document is too large for all its tokens at once; ask for a range";
        return Err(error(ErrorCode::ContentModified, message));
    }
    Ok(())
}
