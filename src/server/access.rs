//! What the server holds, for those who answer: the parts of a session, and an open document.

use std::sync::{Arc, PoisonError};

use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::Uri;

use super::Server;
use super::convert::legend::Vocabulary;
use super::session::client::ClientInfo;
use super::session::client::capabilities::ClientCapabilities;
use super::session::documents::{Documents, Snapshot, SyncState};
use super::session::last_tokens::LastTokens;
use super::session::outlines::KeptOutlines;
use super::session::projects::Projects;
use super::session::settings::Settings;
use super::transport::{Pool, error};
use crate::model::Document;

impl Server {
    /// The client, for tasks: a handler never awaits an answer of it.
    pub(super) fn client(&self) -> &Client {
        &self.shared.client
    }

    /// Where answers are computed that take long.
    pub(super) fn pool(&self) -> &Pool {
        &self.shared.pool
    }

    /// The open documents.
    pub(super) fn documents(&self) -> &Documents {
        &self.shared.documents
    }

    /// What the client said of itself.
    pub(super) fn client_info(&self) -> &ClientInfo {
        self.shared.client_info.get_or_init(ClientInfo::default)
    }

    /// What the client can.
    pub(super) fn capabilities(&self) -> Arc<ClientCapabilities> {
        Arc::clone(&self.client_info().capabilities)
    }

    /// What the user set.
    pub(super) fn settings(&self) -> Arc<Settings> {
        let settings = self.shared.settings.lock();
        Arc::clone(&settings.unwrap_or_else(PoisonError::into_inner))
    }

    /// The projects of the session.
    pub(super) fn projects(&self) -> &Arc<Projects> {
        &self.shared.projects
    }

    /// The values kept of the last outlines.
    pub(super) fn outlines(&self) -> &KeptOutlines {
        &self.shared.outlines
    }

    /// The last answers about semantic tokens.
    pub(super) fn last_tokens(&self) -> &LastTokens {
        &self.shared.last_tokens
    }

    /// What token types are called for this client.
    pub(super) fn vocabulary(&self) -> Vocabulary {
        let announced = || Vocabulary::of_types(&self.capabilities().token_types);
        self.settings().vocabulary.unwrap_or_else(announced)
    }

    /// The document as it is now, in step or not.
    pub(super) fn snapshot(&self, uri: &Uri) -> Result<Snapshot> {
        self.documents().snapshot(uri).ok_or_else(|| {
            let uri = uri.as_str();
            Error::invalid_params(format!("this document is not open: {uri}"))
        })
    }

    /// The document as it is now.
    ///
    /// # Errors
    /// It is not open (`InvalidParams`), or not what the client has (`ContentModified`, which
    /// clients do not bother their users with: these have been told).
    pub(super) fn document(&self, uri: &Uri) -> Result<Document> {
        Ok(self.sound_snapshot(uri)?.document)
    }

    /// As [`document`](Self::document), with its revision.
    pub(super) fn sound_snapshot(&self, uri: &Uri) -> Result<Snapshot> {
        let snapshot = self.snapshot(uri)?;
        match snapshot.sync {
            SyncState::InSync => Ok(snapshot),
            SyncState::Diverged => Err(error(
                ErrorCode::ContentModified,
                "an edit of this document was lost: it must be reopened",
            )),
        }
    }
}
