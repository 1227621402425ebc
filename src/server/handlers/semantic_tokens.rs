//! Semantic tokens (LSP 3.17 `textDocument/semanticTokens`): of a range, of a document, and what
//! changed since the last time.
//!
//! All answers are written as JSON directly: they are asked for at every key.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tower_lsp::jsonrpc::{ErrorCode, Result};
use tower_lsp::ls_types::{
    Range, SemanticTokensDeltaParams, SemanticTokensParams, SemanticTokensRangeParams, Uri,
};

use crate::model::Document;
use crate::server::Server;
use crate::server::convert::from_lsp;
use crate::server::convert::semantic_tokens::{Encoder, edit};
use crate::server::router;
use crate::server::transport::{Cancel, Raw, error};
use crate::text::{Encoding, Span};

/// Up to so many tokens a document is answered about as a whole. The client pays for each of
/// them as well; above, it has ranges.
const MOST: u32 = 500_000;

/// The last answer about each document, which the next one is compared with.
#[derive(Debug, Default)]
pub(crate) struct LastTokens {
    last: Mutex<HashMap<Uri, (u64, Document)>>,
}

impl LastTokens {
    /// Remembers that `document` was answered about; returns the answer's id and the last one.
    fn next(&self, uri: &Uri, document: &Document) -> (u64, Option<(u64, Document)>) {
        let mut last = self.lock();
        let before = last.get(uri).cloned();
        let id = before.as_ref().map_or(1, |(id, _)| id + 1);
        last.insert(uri.clone(), (id, document.clone()));
        (id, before)
    }

    /// Forgets a document that was closed.
    pub(crate) fn forget(&self, uri: &Uri) {
        self.lock().remove(uri);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Uri, (u64, Document)>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The tokens of a range.
pub(crate) fn range(server: &Server, params: &SemanticTokensRangeParams) -> Result<Raw> {
    let document = server.document(&params.text_document.uri)?;
    let encoding = server.capabilities().encoding;
    let span = visible(&document, params.range, encoding)?;
    let write = move |document: &Document, cancel: &Cancel| {
        let mut encoder = Encoder::new(document, encoding);
        encoder.span(span, cancel);
        Ok(format!(r#"{{"data":{}}}"#, encoder.json()))
    };
    Ok(if span.len() <= crate::server::respond::INLINE {
        Raw::Now(write(&document, &Cancel::default()))
    } else {
        Raw::Later(Box::new(move |cancel| write(&document, cancel)))
    })
}

/// The span of a range of lines on a screen. Its last line may be past the end: some clients ask
/// for what they could show.
fn visible(document: &Document, range: Range, encoding: Encoding) -> Result<Span> {
    let start = from_lsp::offset(document.text(), range.start, encoding)?;
    let end = from_lsp::offset(document.text(), range.end, encoding);
    Ok(Span::new(
        start,
        end.unwrap_or_else(|_| document.text().end()).max(start),
    ))
}

/// All tokens of a document.
pub(crate) fn full(server: &Server, params: &SemanticTokensParams) -> Result<Raw> {
    let document = server.document(&params.text_document.uri)?;
    refuse_if_large(&document)?;
    let (id, _) = server
        .last_tokens()
        .next(&params.text_document.uri, &document);
    let encoding = server.capabilities().encoding;
    Ok(router::sized(document, move |document, cancel| {
        Ok(whole(document, id, encoding, cancel))
    }))
}

/// What changed among the tokens since an answer; all of them if that was not the last.
pub(crate) fn delta(server: &Server, params: &SemanticTokensDeltaParams) -> Result<Raw> {
    let document = server.document(&params.text_document.uri)?;
    refuse_if_large(&document)?;
    let (id, before) = server
        .last_tokens()
        .next(&params.text_document.uri, &document);
    let encoding = server.capabilities().encoding;
    let known = before.filter(|(id, _)| id.to_string() == params.previous_result_id);
    let changed = known.and_then(|(_, old)| edit(&old, &document, encoding));
    Ok(match changed {
        Some(edits) => Raw::Now(Ok(format!(r#"{{"resultId":"{id}","edits":{edits}}}"#))),
        None => router::sized(document, move |document, cancel| {
            Ok(whole(document, id, encoding, cancel))
        }),
    })
}

fn whole(document: &Document, id: u64, encoding: Encoding, cancel: &Cancel) -> String {
    let mut encoder = Encoder::new(document, encoding);
    encoder.span(document.text().span(), cancel);
    format!(r#"{{"resultId":"{id}","data":{}}}"#, encoder.json())
}

/// `null` would make some clients stop asking for ranges; an error does not.
fn refuse_if_large(document: &Document) -> Result<()> {
    if document.summary().pieces > MOST {
        let message = "the document is too large for all its tokens at once; ask for a range";
        return Err(error(ErrorCode::ContentModified, message));
    }
    Ok(())
}
