//! The language server: what it holds, and how a session is served.
//!
//! A request comes in through `transport`, finds its row in `router`, and is answered by a file of
//! `handlers`, which asks a feature that knows nothing of the protocol. Only this module and those
//! below it name types of the protocol.
//!
//! Invariant: a request works on the document as it stood when the request arrived.

mod access;
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
use std::sync::{Arc, Mutex, OnceLock};

use tokio::runtime::{Builder, Runtime};
use tower_lsp::{Client, LspService};

use self::session::client::ClientInfo;
use self::session::documents::Documents;
use self::session::findings::FindingsStore;
use self::session::last_tokens::LastTokens;
use self::session::outlines::KeptOutlines;
use self::session::projects::Projects;
use self::session::settings::Settings;
use self::session::watched::Watched;
use self::tasks::coalesced::Coalesced;
use self::tasks::publish::Publisher;
use self::transport::Pool;

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
    outlines: KeptOutlines,
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
                outlines: KeptOutlines::default(),
                publisher,
                reloading: Coalesced::default(),
                refreshing: Coalesced::default(),
                watched: Watched::default(),
                refused: OnceLock::new(),
            }),
        }
    }
}

#[cfg(test)]
mod tests;
