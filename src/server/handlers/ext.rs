//! Our own requests, which the protocol does not know: one a file, with its name, its parameters
//! and its answer. The editors' parts mirror them.

pub(crate) mod document_text;
pub(crate) mod next_finding;
pub(crate) mod next_mention;
pub(crate) mod reading;
pub(crate) mod status;

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{Position, TextDocumentIdentifier, Uri};

use crate::features::navigation::Direction;
use crate::server::params::AboutDocument;

/// Parameters about one document.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DocumentParams {
    text_document: TextDocumentIdentifier,
}

/// Parameters about what comes next in a document: from where, and which way.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StepParams {
    text_document: TextDocumentIdentifier,
    position: Position,
    direction: Way,
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
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

impl AboutDocument for DocumentParams {
    fn uri(&self) -> &Uri {
        &self.text_document.uri
    }
}

impl AboutDocument for StepParams {
    fn uri(&self) -> &Uri {
        &self.text_document.uri
    }
}
