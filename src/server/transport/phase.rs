//! The phases of a session, and how it ends.

use tower_lsp::jsonrpc::{ErrorCode, Result};

use super::message::error;

/// Where the session stands (LSP 3.17 §lifeCycleMessages).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    Fresh,
    Serving,
    ShutDown,
}

impl Phase {
    /// Refuses the request `method` where it does not belong.
    pub(super) fn admit(self, method: &str) -> Result<()> {
        match (self, method) {
            (Phase::Fresh, "initialize") => Ok(()),
            (Phase::Fresh, _) => Err(error(
                ErrorCode::ServerError(-32002),
                "the server is not initialized yet",
            )),
            (Phase::Serving, "initialize") => Err(error(
                ErrorCode::InvalidRequest,
                "the server is initialized already",
            )),
            (Phase::Serving, _) => Ok(()),
            (Phase::ShutDown, _) => Err(error(
                ErrorCode::InvalidRequest,
                "the server has been shut down",
            )),
        }
    }

    /// How a session ends in this phase.
    pub(super) fn ending(self) -> Ending {
        match self {
            Self::ShutDown => Ending::Orderly,
            Self::Fresh | Self::Serving => Ending::Abrupt,
        }
    }
}

/// How a session ended (LSP 3.17 §exit).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// After the client had asked for it by `shutdown`.
    Orderly,
    /// Without.
    Abrupt,
}
