//! Semantic tokens (LSP 3.17 `textDocument/semanticTokens`): of a range, of a document, and what
//! changed since the last time.
//!
//! All answers are written as JSON directly: they are asked for at every key.

mod encode;
mod legend;

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tower_lsp::jsonrpc::{ErrorCode, Result};
use tower_lsp::ls_types::{
    Range, SemanticTokensDeltaParams, SemanticTokensParams, SemanticTokensRangeParams, Uri,
};

use self::encode::Encoder;
use super::Server;
use super::convert::from_lsp;
use super::raw;
use super::transport::{Cancel, Raw, error};
use crate::features::semantic_tokens::{Palette, change};
use crate::model::Document;
use crate::text::{Encoding, Span};

pub(super) use self::legend::{Vocabulary, legend, own_name};

/// Up to so many tokens a document is answered about as a whole. The client pays for each of
/// them as well; above, it has ranges.
const MOST: u32 = 500_000;

/// The last answer about each document, which the next one is compared with.
#[derive(Debug, Default)]
pub(super) struct Answered {
    last: Mutex<HashMap<Uri, (u64, Document)>>,
}

impl Answered {
    /// Remembers that `document` was answered about; returns the answer's id and the last one.
    fn next(&self, uri: &Uri, document: &Document) -> (u64, Option<(u64, Document)>) {
        let mut last = self.lock();
        let before = last.get(uri).cloned();
        let id = before.as_ref().map_or(1, |(id, _)| id + 1);
        last.insert(uri.clone(), (id, document.clone()));
        (id, before)
    }

    /// Forgets a document that was closed.
    pub(super) fn forget(&self, uri: &Uri) {
        self.lock().remove(uri);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Uri, (u64, Document)>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The tokens of a range.
pub(super) fn range(server: &Server, params: &SemanticTokensRangeParams) -> Result<Raw> {
    let document = server.document(&params.text_document.uri)?;
    let encoding = server.abilities().encoding;
    let span = visible(&document, params.range, encoding)?;
    let write = move |document: &Document, cancel: &Cancel| {
        let mut encoder = Encoder::new(document, encoding);
        encoder.span(span, cancel);
        Ok(format!(r#"{{"data":{}}}"#, encoder.json()))
    };
    Ok(if span.len() <= super::access::INLINE {
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
pub(super) fn full(server: &Server, params: &SemanticTokensParams) -> Result<Raw> {
    let document = server.document(&params.text_document.uri)?;
    refuse_if_large(&document)?;
    let (id, _) = server.answered().next(&params.text_document.uri, &document);
    let encoding = server.abilities().encoding;
    Ok(raw::sized(document, move |document, cancel| {
        Ok(whole(document, id, encoding, cancel))
    }))
}

/// What changed among the tokens since an answer; all of them if that was not the last.
pub(super) fn delta(server: &Server, params: &SemanticTokensDeltaParams) -> Result<Raw> {
    let document = server.document(&params.text_document.uri)?;
    refuse_if_large(&document)?;
    let (id, before) = server.answered().next(&params.text_document.uri, &document);
    let encoding = server.abilities().encoding;
    let known = before.filter(|(id, _)| id.to_string() == params.previous_result_id);
    let changed = known.and_then(|(_, old)| edit(&old, &document, encoding));
    Ok(match changed {
        Some(edits) => Raw::Now(Ok(format!(r#"{{"resultId":"{id}","edits":{edits}}}"#))),
        None => raw::sized(document, move |document, cancel| {
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

/// More blocks than this are not compared: all tokens are sent instead.
const MOST_BLOCKS: usize = 512;

/// The edits, in JSON, that turn the tokens of `old` into those of `new`.
fn edit(old: &Document, new: &Document, encoding: Encoding) -> Option<String> {
    let change = change(old, new)?;
    if change.old.len() + change.new.len() > MOST_BLOCKS {
        return None;
    }
    let run = |document, blocks: &[_]| {
        let mut encoder = Encoder::new(document, encoding);
        encoder.run(change.start, blocks);
        encoder.data()
    };
    let (old, new) = (run(old, &change.old), run(new, &change.new));
    let head = encode::shared(old.iter().zip(&new));
    let rest = old.len().min(new.len()) - head;
    let tail = encode::shared(old.iter().rev().zip(new.iter().rev()).take(rest));
    let deleted = old.len() - head - tail;
    let added = &new[head..new.len() - tail];
    if deleted == 0 && added.is_empty() {
        return Some("[]".to_owned());
    }
    let start = 5 * (change.before + head);
    Some(format!(
        r#"[{{"start":{start},"deleteCount":{},"data":{}}}]"#,
        5 * deleted,
        encode::json(added)
    ))
}

/// The colours of the labels of a document.
fn palette(document: &Document) -> Palette {
    Palette::new(document.labels())
}
