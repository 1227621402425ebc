//! Our own requests, which the protocol does not know. The editors' parts mirror them.

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::TextDocumentIdentifier;

use super::session::Step;
use super::transport::Raw;
use super::{Server, raw};

/// The text of an open document as the server has it: what a report of a wrong answer needs.
///
/// Parameters: `{ textDocument: { uri } }`. Answer: `{ version, inStep, text }`; `inStep` is false
/// when an edit was lost and the document should be reopened.
pub(super) const DOCUMENT_TEXT: &str = "glossator/documentText";

/// Parameters about one document.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DocumentParams {
    text_document: TextDocumentIdentifier,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DocumentText<'a> {
    version: i32,
    in_step: bool,
    text: &'a str,
}

pub(super) fn document_text(server: &Server, params: &DocumentParams) -> Result<Raw> {
    // Unlike other requests this one is for documents out of step above all.
    let snapshot = server.snapshot(&params.text_document.uri)?;
    let in_step = snapshot.step == Step::In;
    Ok(raw::sized(snapshot.document, move |document, _| {
        let answer = DocumentText {
            version: document.version(),
            in_step,
            text: &document.text().slice(document.text().span()),
        };
        serde_json::to_string(&answer).map_err(|error| {
            tracing::error!("no document text: {error}");
            Error::internal_error()
        })
    }))
}
