//! What handlers work with: the document as the request met it, and where to compute.
//!
//! Which helper a handler uses says where it runs: [`Server::on_document`] at once,
//! [`Server::by_size`] at once or on the blocking pool, as the document's size suggests.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::Uri;

use super::Server;
use super::transport::{Cancel, Pool, error};
use crate::model::Document;
use crate::server::session::client::ClientInfo;
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::server::session::documents::{Snapshot, SyncState};

/// Bytes up to which a document is small enough to be answered about at once.
pub(crate) const INLINE: usize = 64 << 10;
/// How long the client may take to answer a request of ours.
pub(crate) const ANSWER_TIME: Duration = Duration::from_secs(30);

impl Server {
    /// What the client said of itself.
    pub(crate) fn client_info(&self) -> &ClientInfo {
        self.shared.client_info.get_or_init(ClientInfo::default)
    }

    /// What the client can.
    pub(crate) fn capabilities(&self) -> Arc<ClientCapabilities> {
        Arc::clone(&self.client_info().capabilities)
    }

    /// The client, for tasks: a handler never awaits an answer of it.
    pub(crate) fn client(&self) -> &Client {
        &self.shared.client
    }

    /// Where answers are computed that take long.
    pub(crate) fn pool(&self) -> &Pool {
        &self.shared.pool
    }

    /// The document as it is now, in step or not.
    pub(crate) fn snapshot(&self, uri: &Uri) -> Result<Snapshot> {
        self.shared.session.snapshot(uri).ok_or_else(|| {
            let uri = uri.as_str();
            Error::invalid_params(format!("this document is not open: {uri}"))
        })
    }

    /// The document as it is now.
    ///
    /// # Errors
    /// It is not open (`InvalidParams`), or not what the client has (`ContentModified`, which
    /// clients do not bother their users with: these have been told).
    pub(crate) fn document(&self, uri: &Uri) -> Result<Document> {
        let snapshot = self.snapshot(uri)?;
        match snapshot.sync {
            SyncState::InSync => Ok(snapshot.document),
            SyncState::Diverged => Err(error(
                ErrorCode::ContentModified,
                "an edit of this document was lost: it must be reopened",
            )),
        }
    }

    /// Answers from a document at once. For answers that take less than a millisecond whatever
    /// the document's size.
    pub(crate) fn on_document<T>(
        &self,
        uri: &Uri,
        answer: impl FnOnce(&Document) -> Result<T>,
    ) -> Result<T> {
        answer(&self.document(uri)?)
    }

    /// Answers from a document: at once if it is small, else on the blocking pool;
    /// there `answer` is told when nobody waits any more.
    pub(crate) async fn by_size<T: Send + 'static>(
        &self,
        uri: &Uri,
        answer: impl FnOnce(&Document, &Cancel) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.sized(self.document(uri)?, answer).await
    }

    /// As [`by_size`](Self::by_size), from a document that the caller has.
    pub(crate) async fn sized<T: Send + 'static>(
        &self,
        document: Document,
        answer: impl FnOnce(&Document, &Cancel) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        if document.text().len() <= INLINE {
            return answer(&document, &Cancel::default());
        }
        let work = move |cancel: &Cancel| answer(&document, cancel);
        self.pool().run(work).await
    }

    /// Has a task ask the client something; what it asks for, and what is done with the answer,
    /// is `exchange`. Given up after a while: a client need not answer.
    pub(crate) fn ask(what: &'static str, exchange: impl Future<Output = ()> + Send + 'static) {
        tokio::spawn(async move {
            if tokio::time::timeout(ANSWER_TIME, exchange).await.is_err() {
                tracing::warn!("the client does not answer: {what}");
            }
        });
    }

    /// Has the diagnostics of a document published, when the client is sent any.
    pub(crate) fn publish(&self, uri: &Uri) {
        self.shared.publisher.schedule(uri, &self.capabilities());
    }
}
