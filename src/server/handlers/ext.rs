//! Our own requests, which the protocol does not know: one a file, with its name, its parameters
//! and its answer. The editors' parts mirror them.

pub(crate) mod document_text;
pub(crate) mod next_finding;
pub(crate) mod next_mention;
pub(crate) mod reading;
pub(crate) mod status;

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{Position, TextDocumentIdentifier};

use crate::features::navigation::Direction;

/// Parameters about one document.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DocumentParams {
    text_document: TextDocumentIdentifier,
}

/// Parameters about what comes next in a document: from where, and which way.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StepParams {
    text_document: TextDocumentIdentifier,
    position: Position,
    direction: Way,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Way {
    Next,
    Previous,
}

impl Way {
    fn direction(self) -> Direction {
        match self {
            Self::Next => Direction::Next,
            Self::Previous => Direction::Previous,
        }
    }
}

/// `answer` as JSON.
fn json(answer: &impl Serialize) -> Result<String> {
    serde_json::to_string(answer).map_err(|error| {
        tracing::error!("an answer cannot be written: {error}");
        Error::internal_error()
    })
}
