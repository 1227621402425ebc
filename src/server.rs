//! The language server: one short method per request, and the frame around them.
//!
//! A handler reads (the document, the position), asks a feature, and answers; what it asks lives
//! in [`features`] and knows nothing of the protocol. Only this module and those
//! below it name types of the protocol.
//!
//! A handler says by the helper it uses (see `respond`) whether it runs at once or on the blocking
//! pool; answers that are written directly are listed in `router`.
//!
//! Invariant: a request works on the document as it stood when the request arrived.

mod capabilities;
mod convert;
mod handlers;
mod respond;
mod router;
mod session;
mod tasks;
mod transport;

use std::io::{self, BufRead, Write};
use std::sync::{Arc, Mutex, OnceLock};

use tokio::runtime::{Builder, Runtime};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    Diagnostic, DidChangeConfigurationParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidSaveTextDocumentParams, DocumentDiagnosticParams,
    DocumentDiagnosticReportResult, ExecuteCommandParams, Hover, HoverParams, InitializeParams,
    InitializeResult, InitializedParams, LSPAny, ServerInfo, Uri, WorkspaceFolder,
};
use tower_lsp::{Client, LanguageServer, LspService};

use self::convert::{from_lsp, to_lsp};
use self::transport::{Cancel, Pool};
use crate::features;
use crate::model::Document;
use handlers::semantic_tokens::LastTokens;
use session::client::ClientInfo;
use session::client::capabilities::ClientCapabilities;
use session::documents::Session;
use session::findings::FindingsStore;
use session::projects::{Projects, is_settings, path_of};
use session::settings::Settings;
use tasks::coalesced::Coalesced;
use tasks::publish::Publisher;
use tasks::watch::Watched;

pub use self::transport::Ending;
pub(crate) use self::transport::{Queue, thread_count};

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
    client_info: OnceLock<ClientInfo>,
    settings: Mutex<Arc<Settings>>,
    last_tokens: LastTokens,
    findings: FindingsStore,
    projects: Arc<Projects>,
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
    let build = |pool| {
        let mut service = LspService::build(|client| Server::new(client, pool));
        if requests == Requests::WithProbes {
            service = service.custom_method(handlers::probe::METHOD, Server::probe);
        }
        service.finish()
    };
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

/// What is to be shown of a document. Settings are no annotated text, though they may be open: what
/// is wrong with them as they stand in the editor is shown, which is never asked for.
fn diagnostics(
    projects: &Projects,
    uri: &Uri,
    document: &Document,
    capabilities: &ClientCapabilities,
    cancel: &Cancel,
) -> Vec<Diagnostic> {
    if is_settings(uri) {
        let project = path_of(uri).map(|path| projects.cache().written(&path, document.text()));
        return project.map_or(Vec::new(), |project| {
            convert::diagnostics::problems(&project, capabilities.encoding)
        });
    }
    let rules = projects.effective_settings(uri).rules;
    let found = rules.judge(document, &|| cancel.is_cancelled()).findings;
    convert::diagnostics::diagnostics(document.text(), &found.list, uri, capabilities)
}

impl LanguageServer for Server {
    // The parameters were read before, and leniently: see `Backend::introduce`.
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        let capabilities = self.capabilities();
        let encoding = capabilities::encoding_kind(capabilities.encoding);
        Ok(InitializeResult {
            capabilities: capabilities::server_capabilities(&capabilities, self.vocabulary()),
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            offset_encoding: capabilities
                .offset_encoding_extension
                .then(|| encoding.as_str().to_owned()),
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        if self.capabilities().configuration {
            self.ask_for_settings();
        }
        self.watch_settings();
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        let uri = params.text_document.uri;
        self.finish_editing(&uri);
        if let Some(path) = path_of(&uri).filter(|_| is_settings(&uri)) {
            self.projects().cache().look_at(&path);
            self.reload();
        } else {
            self.look_at_project(&uri);
            self.publish(&uri);
        }
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        if self.capabilities().configuration {
            self.ask_for_settings();
        } else {
            self.change_settings(&params.settings);
        }
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        // The client watches nothing but settings and what they name.
        if !params.changes.is_empty() {
            self.reload();
        }
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let uris = |folders: Vec<WorkspaceFolder>| -> Vec<Uri> {
            folders.into_iter().map(|folder| folder.uri).collect()
        };
        let (removed, added) = (uris(params.event.removed), uris(params.event.added));
        self.projects().change_folders(&removed, &added);
        self.reload();
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let at = params.text_document_position_params;
        let capabilities = self.capabilities();
        let terms = self.projects().effective_settings(&at.text_document.uri);
        self.on_document(&at.text_document.uri, |document| {
            let offset = from_lsp::offset(document.text(), at.position, capabilities.encoding)?;
            let hover = features::hover::hover_with(document, offset, terms.guide(), terms.names());
            Ok(hover.map(|hover| to_lsp::hover(document.text(), &hover, &capabilities)))
        })
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        let uri = params.text_document.uri;
        let snapshot = self.snapshot(&uri)?;
        let id = format!("{}-{}", snapshot.revision, self.projects().generation());
        if params.previous_result_id.as_ref() == Some(&id) {
            return Ok(convert::diagnostics::unchanged(id));
        }
        let (publisher, capabilities) = (self.shared.publisher.clone(), self.capabilities());
        if is_settings(&uri) {
            return Ok(convert::diagnostics::full(id, Vec::new()));
        }
        let asked = self.document(&uri)?;
        publisher.wait_until_due(&uri, asked.text().len()).await;
        self.sized(asked, move |document, cancel| {
            let found = publisher.diagnostics(&uri, document, &capabilities, cancel);
            Ok(convert::diagnostics::full(id, found))
        })
        .await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        handlers::execute_command::execute(self, &params).await
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}

impl Server {
    fn new(client: Client, pool: Pool) -> Self {
        let session = Arc::<Session>::default();
        let projects = Arc::<Projects>::default();
        let loaded = Arc::clone(&projects);
        let publisher = Publisher::new(
            Arc::clone(&session),
            client.clone(),
            pool.clone(),
            Box::new(move |uri, document, capabilities, cancel| {
                diagnostics(&loaded, uri, document, capabilities, cancel)
            }),
        );
        Self {
            shared: Arc::new(Shared {
                client,
                pool,
                session,
                publisher,
                client_info: OnceLock::new(),
                settings: Mutex::default(),
                last_tokens: LastTokens::default(),
                findings: FindingsStore::default(),
                projects,
                reloading: Coalesced::default(),
                refreshing: Coalesced::default(),
                watched: Watched::default(),
                refused: OnceLock::new(),
            }),
        }
    }
}
