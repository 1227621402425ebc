//! The language server: one short method per request, and the frame around them.
//!
//! A handler reads (the document, the position), asks a feature, and answers; what it asks lives
//! in [`features`](crate::features) and knows nothing of the protocol. Only this module and those
//! below it name types of the protocol.
//!
//! A handler says by the helper it uses (see `access`) whether it runs at once or on the blocking
//! pool; answers that are written directly are listed in `raw`.
//!
//! Invariant: a request works on the document as it stood when the request arrived.

mod abilities;
mod access;
mod backend;
mod capabilities;
mod convert;
mod ext;
mod introduction;
mod probes;
mod publish;
mod raw;
mod session;
mod transport;

use std::io::{self, BufRead, Write};
use std::sync::{Arc, OnceLock};

use tokio::runtime::Runtime;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    Diagnostic, DidChangeConfigurationParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidSaveTextDocumentParams, InitializeParams, InitializeResult,
    InitializedParams, ServerInfo,
};
use tower_lsp::{Client, LanguageServer, LspService};

use self::abilities::Abilities;
use self::introduction::Introduction;
use self::publish::Publisher;
use self::session::Session;
use self::transport::{Cancel, Pool};
use crate::model::Document;

pub(crate) use self::transport::{Ending, Queue, thread_count};

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
}
