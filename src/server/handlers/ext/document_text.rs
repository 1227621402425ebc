//! The text of an open document as the server has it: what a report of a wrong answer needs.
//!
//! Parameters: `{ textDocument: { uri } }`. Answer: `{ version, inStep, text }`; `inStep` is false
//! when an edit was lost and the document should be reopened.

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::request::Request;

use super::DocumentParams;
use crate::server::Server;
use crate::server::respond::{Job, Place};
use crate::server::session::documents::SyncState;

/// The request.
pub(crate) enum DocumentText {}

impl Request for DocumentText {
    type Params = DocumentParams;
    type Result = Answer;
    const METHOD: &'static str = "glossator/documentText";
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Answer {
    version: i32,
    in_step: bool,
    text: String,
}

/// Unlike other requests this one is for documents out of step above all.
pub(crate) fn document_text(server: &Server, params: DocumentParams) -> Result<Job<Answer>> {
    let snapshot = server.snapshot(&params.text_document.uri)?;
    let place = Place::for_bytes(snapshot.document.text().len());
    Ok(Job::new(place, move |_| {
        let text = snapshot.document.text();
        Ok(Answer {
            version: snapshot.document.version(),
            in_step: snapshot.sync == SyncState::InSync,
            text: text.slice(text.span()).into_owned(),
        })
    }))
}
