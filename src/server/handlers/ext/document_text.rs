//! The text of an open document as the server has it: what a report of a wrong answer needs.
//!
//! Parameters: `{ textDocument: { uri } }`. Answer: `{ version, inStep, text }`; `inStep` is false
//! when an edit was lost and the document should be reopened.

use serde::Serialize;
use tower_lsp::jsonrpc::Result;

use super::{DocumentParams, json};
use crate::server::session::documents::SyncState;
use crate::server::transport::Raw;
use crate::server::{Server, router};

/// What it is called.
pub(crate) const METHOD: &str = "glossator/documentText";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DocumentText<'a> {
    version: i32,
    in_step: bool,
    text: &'a str,
}

pub(crate) fn answer(server: &Server, params: &DocumentParams) -> Result<Raw> {
    // Unlike other requests this one is for documents out of step above all.
    let snapshot = server.snapshot(&params.text_document.uri)?;
    let in_step = snapshot.sync == SyncState::InSync;
    Ok(router::sized(snapshot.document, move |document, _| {
        json(&DocumentText {
            version: document.version(),
            in_step,
            text: &document.text().slice(document.text().span()),
        })
    }))
}
