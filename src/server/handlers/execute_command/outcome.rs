//! What came of a command.

use serde::Serialize;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::Range;

use crate::server::convert::to_lsp;

/// What the user is told of a command.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Outcome {
    pub(super) applied: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) selection: Option<Range>,
}

impl Outcome {
    pub(super) fn refused(reason: impl Into<String>) -> Self {
        Self {
            message: Some(reason.into()),
            ..Self::default()
        }
    }

    /// It as the client is told.
    pub(super) fn written(self) -> Result<Option<Value>> {
        let message = self.message.as_deref().map(to_lsp::message);
        let outcome = Self { message, ..self };
        let outcome = serde_json::to_value(outcome).map_err(|error| {
            tracing::error!("an outcome cannot be written: {error}");
            Error::internal_error()
        })?;
        Ok(Some(outcome))
    }
}
