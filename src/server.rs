//! The language server: what it holds, and how a session is served.
//!
//! A request comes in through `transport`, finds its row in `router`, and is answered by a file of
//! `handlers`, which asks a feature that knows nothing of the protocol. Only this module and those
//! below it name types of the protocol.
//!
//! Invariant: a request works on the document as it stood when the request arrived.

mod capabilities;
mod convert;
mod handlers;
mod params;
mod progress;
mod respond;
mod router;
mod session;
mod tasks;
mod transport;

use std::io::{self, BufRead, Write};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tokio::runtime::{Builder, Runtime};
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::Uri;
use tower_lsp::{Client, LspService};

use self::convert::legend::Vocabulary;
use self::session::client::ClientInfo;
use self::session::client::capabilities::ClientCapabilities;
use self::session::documents::{Documents, Snapshot, SyncState};
use self::session::findings::FindingsStore;
use self::session::last_tokens::LastTokens;
use self::session::projects::Projects;
use self::session::settings::Settings;
use self::session::watched::Watched;
use self::tasks::coalesced::Coalesced;
use self::tasks::publish::Publisher;
use self::transport::{Pool, error};
use crate::model::Document;

pub use self::transport::Ending;
pub(crate) use self::transport::{Queue, thread_count};

/// The language server. A clone is the same server.
#[derive(Clone, Debug)]
pub struct Server {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    requests: Requests,
    client: Client,
    pool: Pool,
    documents: Arc<Documents>,
    client_info: OnceLock<ClientInfo>,
    settings: Mutex<Arc<Settings>>,
    projects: Arc<Projects>,
    findings: Arc<FindingsStore>,
    last_tokens: LastTokens,
    publisher: Publisher,
    reloading: Coalesced,
    refreshing: Coalesced,
    watched: Watched,
    /// Set once the user was told that a document cannot be taken.
    refused: OnceLock<()>,
}

/// Which requests a server answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Requests {
    /// Those of the protocol and our own.
    Documented,
    /// Those that the tests of the transport need, too.
    WithProbes,
}

/// Serves one session over `input` and `output`, for programs that have the server in them.
///
/// # Errors
/// The operating system gives us no threads.
pub fn serve_session(
    input: impl BufRead + Send + 'static,
    output: impl Write + Send + 'static,
) -> io::Result<Ending> {
    serve(Requests::Documented, input, output)
}

/// As [`serve_session`], with these requests.
pub(crate) fn serve(
    requests: Requests,
    input: impl BufRead + Send + 'static,
    output: impl Write + Send + 'static,
) -> io::Result<Ending> {
    let runtime = runtime()?;
    let build = |pool| LspService::new(|client| Server::new(client, pool, requests));
    let ending = transport::serve(build, &runtime, input, output);
    // What still runs is not waited for: nobody would read its answer.
    runtime.shutdown_background();
    ending
}

/// Handlers do not compute on the two workers but on the blocking pool, so two suffice anywhere.
fn runtime() -> io::Result<Runtime> {
    Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(thread_count())
        .thread_name("worker")
        .enable_time()
        .build()
}

impl Server {
    fn new(client: Client, pool: Pool, requests: Requests) -> Self {
        let documents = Arc::<Documents>::default();
        let projects = Arc::<Projects>::default();
        let findings = Arc::<FindingsStore>::default();
        let source = tasks::publish::source(Arc::clone(&projects), Arc::clone(&findings));
        let publisher =
            Publisher::new(Arc::clone(&documents), client.clone(), pool.clone(), source);
        Self {
            shared: Arc::new(Shared {
                requests,
                client,
                pool,
                documents,
                client_info: OnceLock::new(),
                settings: Mutex::default(),
                projects,
                findings,
                last_tokens: LastTokens::default(),
                publisher,
                reloading: Coalesced::default(),
                refreshing: Coalesced::default(),
                watched: Watched::default(),
                refused: OnceLock::new(),
            }),
        }
    }

    /// The client, for tasks: a handler never awaits an answer of it.
    fn client(&self) -> &Client {
        &self.shared.client
    }

    /// Where answers are computed that take long.
    fn pool(&self) -> &Pool {
        &self.shared.pool
    }

    /// The open documents.
    fn documents(&self) -> &Documents {
        &self.shared.documents
    }

    /// What the client said of itself.
    fn client_info(&self) -> &ClientInfo {
        self.shared.client_info.get_or_init(ClientInfo::default)
    }

    /// What the client can.
    fn capabilities(&self) -> Arc<ClientCapabilities> {
        Arc::clone(&self.client_info().capabilities)
    }

    /// What the user set.
    fn settings(&self) -> Arc<Settings> {
        let settings = self.shared.settings.lock();
        Arc::clone(&settings.unwrap_or_else(PoisonError::into_inner))
    }

    /// The projects of the session.
    fn projects(&self) -> &Arc<Projects> {
        &self.shared.projects
    }

    /// The last answers about semantic tokens.
    fn last_tokens(&self) -> &LastTokens {
        &self.shared.last_tokens
    }

    /// What token types are called for this client.
    fn vocabulary(&self) -> Vocabulary {
        let announced = || Vocabulary::of_types(&self.capabilities().token_types);
        self.settings().vocabulary.unwrap_or_else(announced)
    }

    /// The document as it is now, in step or not.
    fn snapshot(&self, uri: &Uri) -> Result<Snapshot> {
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
    fn document(&self, uri: &Uri) -> Result<Document> {
        Ok(self.sound_snapshot(uri)?.document)
    }

    /// As [`document`](Self::document), with its revision.
    fn sound_snapshot(&self, uri: &Uri) -> Result<Snapshot> {
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

#[cfg(test)]
mod tests;
