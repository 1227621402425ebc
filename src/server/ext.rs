//! Our own requests, which the protocol does not know: one a file, with its name, its parameters
//! and its answer. The editors' parts mirror them.

pub(super) mod document_text;
pub(super) mod next_mention;
pub(super) mod reading;
pub(super) mod status;

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::TextDocumentIdentifier;

/// Parameters about one document.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DocumentParams {
    text_document: TextDocumentIdentifier,
}

/// `answer` as JSON.
fn json(answer: &impl Serialize) -> Result<String> {
    serde_json::to_string(answer).map_err(|error| {
        tracing::error!("an answer cannot be written: {error}");
        Error::internal_error()
    })
}
