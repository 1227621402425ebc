//! The language server: one short method per request, and the frame around them.
//!
//! A handler reads (the document, the position), asks a feature, and answers; what it asks lives
//! in [`features`](crate::features) and knows nothing of the protocol. Only this module and those
//! below it name types of the protocol.
//!
//! Which helper a handler uses says where it runs: [`Server::on_document`] at once,
//! [`Server::on_pool`] on the blocking pool, [`Server::by_size`] as the document's size suggests;
//! answers written directly are listed in `raw`.
//!
//! Invariant: a request works on the document as it stood when the request arrived.

mod capabilities;
mod convert;
mod ext;
mod introduction;
mod probes;
mod publish;
mod raw;
mod session;
mod transport;

use std::future::Future;
use std::io::{self, BufRead, Write};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use serde_json::Value;
use tokio::runtime::Runtime;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types::{
    Diagnostic, DidChangeConfigurationParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidSaveTextDocumentParams, InitializeParams, InitializeResult,
    InitializedParams, MessageType, ServerInfo, Uri,
};
use tower_lsp::{Client, LanguageServer, LspService};

use self::capabilities::Abilities;
use self::introduction::Introduction;
use self::publish::Publisher;
use self::session::{Change, Session, Snapshot, Step};
use self::transport::{Backend, Cancel, Pool, Raw, Sync, error};
use crate::model::Document;

pub(crate) use self::transport::{Ending, Queue, thread_count};

/// Bytes up to which a document is small enough to be answered about at once.
const INLINE: usize = 64 << 10;
/// How long the client may take to answer a request of ours.
const ANSWER_TIME: Duration = Duration::from_secs(30);

/// The language server. A clone is the same server.
#[derive(Clone, Debug)]
pub struct Server {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    client: Client,
    pool: Pool,
    session: Arc<Session>,
    publisher: Publisher,
    introduction: OnceLock<Introduction>,
}

/// Which requests a server answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Requests {
    /// Those of the protocol and our own.
    Documented,
    /// Those that the tests of the transport need, too.
    WithProbes,
}

/// Serves one session over `input` and `output`.
///
/// # Errors
/// The operating system gives us no threads.
pub(crate) fn serve(
    requests: Requests,
    runtime: &Runtime,
    input: impl BufRead + Send + 'static,
    output: impl Write + Send + 'static,
) -> io::Result<Ending> {
    let build = |pool| {
        let mut service = LspService::build(|client| Server::new(client, pool));
        if requests == Requests::WithProbes {
            service = service.custom_method(probes::METHOD, Server::probe);
        }
        service.finish()
    };
    transport::serve(build, runtime, input, output)
}

/// What is to be shown of a document.
fn diagnostics(_: &Document, _: &Abilities, _: &Cancel) -> Vec<Diagnostic> {
    Vec::new()
}

impl LanguageServer for Server {
    // The parameters were read before, and leniently: see `Backend::introduce`.
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        let abilities = self.abilities();
        let encoding = capabilities::encoding_kind(abilities.encoding);
        Ok(InitializeResult {
            capabilities: capabilities::server_capabilities(&abilities),
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            offset_encoding: abilities
                .offset_encoding_extension
                .then(|| encoding.as_str().to_owned()),
        })
    }

    async fn initialized(&self, _: InitializedParams) {}

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.publish(&params.text_document.uri);
    }

    // Not asked for, but some clients send them all the same.
    async fn did_change_configuration(&self, _: DidChangeConfigurationParams) {}
    async fn did_change_watched_files(&self, _: DidChangeWatchedFilesParams) {}
    async fn did_change_workspace_folders(&self, _: DidChangeWorkspaceFoldersParams) {}

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}

impl Server {
    fn new(client: Client, pool: Pool) -> Self {
        let session = Arc::<Session>::default();
        let publisher = Publisher::new(
            Arc::clone(&session),
            client.clone(),
            pool.clone(),
            Box::new(diagnostics),
        );
        Self {
            shared: Arc::new(Shared {
                client,
                pool,
                session,
                publisher,
                introduction: OnceLock::new(),
            }),
        }
    }

    /// What the client said of itself.
    fn introduction(&self) -> &Introduction {
        self.shared.introduction.get_or_init(Introduction::default)
    }

    /// What the client can.
    fn abilities(&self) -> Arc<Abilities> {
        Arc::clone(&self.introduction().abilities)
    }

    /// The client, for tasks: a handler never awaits an answer of it.
    fn client(&self) -> &Client {
        &self.shared.client
    }

    /// Where answers are computed that take long.
    fn pool(&self) -> &Pool {
        &self.shared.pool
    }

    /// The document as it is now, in step or not.
    fn snapshot(&self, uri: &Uri) -> Result<Snapshot> {
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
    #[allow(dead_code, reason = "for the handlers to come")]
    fn document(&self, uri: &Uri) -> Result<Document> {
        let snapshot = self.snapshot(uri)?;
        match snapshot.step {
            Step::In => Ok(snapshot.document),
            Step::Out => Err(error(
                ErrorCode::ContentModified,
                "an edit of this document was lost: it must be reopened",
            )),
        }
    }

    /// Answers from a document at once. For answers that take less than a millisecond whatever
    /// the document's size.
    #[allow(dead_code, reason = "for the handlers to come")]
    fn on_document<T>(&self, uri: &Uri, answer: impl FnOnce(&Document) -> Result<T>) -> Result<T> {
        answer(&self.document(uri)?)
    }

    /// Answers from a document on the blocking pool. `answer` is told when nobody waits any more.
    #[allow(dead_code, reason = "for the handlers to come")]
    async fn on_pool<T: Send + 'static>(
        &self,
        uri: &Uri,
        answer: impl FnOnce(&Document, &Cancel) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let document = self.document(uri)?;
        let work = move |cancel: &Cancel| answer(&document, cancel);
        self.pool().run(work).await
    }

    /// Answers from a document: at once if it is small, else on the blocking pool.
    #[allow(dead_code, reason = "for the handlers to come")]
    async fn by_size<T: Send + 'static>(
        &self,
        uri: &Uri,
        answer: impl FnOnce(&Document, &Cancel) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let document = self.document(uri)?;
        if document.text().len() <= INLINE {
            return answer(&document, &Cancel::default());
        }
        let work = move |cancel: &Cancel| answer(&document, cancel);
        self.pool().run(work).await
    }

    /// Has a task ask the client something; what it asks for, and what is done with the answer,
    /// is `exchange`. Given up after a while: a client need not answer.
    fn ask(what: &'static str, exchange: impl Future<Output = ()> + Send + 'static) {
        tokio::spawn(async move {
            if tokio::time::timeout(ANSWER_TIME, exchange).await.is_err() {
                tracing::warn!("the client does not answer: {what}");
            }
        });
    }

    /// Tells the user, once, that a document fell out of step.
    fn after(&self, uri: &Uri, change: Change) {
        if change == Change::LostStep {
            let client = self.client().clone();
            let message = format!(
                "Glossator lost track of an edit. Please close and reopen {}.",
                uri.as_str()
            );
            Self::ask("show a message", async move {
                client.show_message(MessageType::WARNING, message).await;
            });
        }
        if change != Change::NotOpen {
            self.publish(uri);
        }
    }

    fn publish(&self, uri: &Uri) {
        self.shared.publisher.schedule(uri, &self.abilities());
    }
}

impl Backend for Server {
    fn introduce(&self, params: &Value) {
        let introduction = Introduction::of_client(params);
        tracing::info!("the client is {}", introduction.client);
        if self.shared.introduction.set(introduction).is_err() {
            tracing::warn!("the client introduces itself a second time");
        }
    }

    fn synchronise(&self, sync: Sync) {
        let session = &self.shared.session;
        match sync {
            Sync::Open(params) => {
                let document = params.text_document;
                session.open(&document.uri, &document.text, document.version);
                self.publish(&document.uri);
            }
            Sync::Change(params) => {
                let (document, encoding) = (params.text_document, self.abilities().encoding);
                let changes = params.content_changes;
                let change = session.change(&document.uri, document.version, changes, encoding);
                self.after(&document.uri, change);
            }
            Sync::Close(params) => {
                session.close(&params.text_document.uri);
                self.publish(&params.text_document.uri);
            }
        }
    }

    fn lose_step(&self, uri: &Uri, reason: &str) {
        tracing::warn!("{} is out of step: {reason}", uri.as_str());
        let change = self.shared.session.lose_step(uri);
        self.after(uri, change);
    }

    fn answer_raw(&self, method: &str, params: &str) -> Option<Raw> {
        raw::answer(self, method, params)
    }
}
