//! How a session begins, goes on and ends: who the client is, what it is offered, and what happens
//! to documents, settings and folders (LSP 3.17 §lifeCycleMessages).

use serde_json::Value;
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    DidChangeConfigurationParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidSaveTextDocumentParams, InitializeParams, InitializeResult, InitializedParams, MessageType,
    Uri, WorkspaceFolder,
};

use crate::server::capabilities::{Client, introduction};
use crate::server::handlers::probe;
use crate::server::progress::Progress;
use crate::server::router::ROUTER;
use crate::server::session::client::ClientInfo;
use crate::server::session::documents::Change;
use crate::server::session::projects::{is_settings, path_of};
use crate::server::session::settings::Settings;
use crate::server::tasks::ask::ask;
use crate::server::transport::{Backend, LongRequest, Reply, Sync};
use crate::server::{Requests, Server};

impl LanguageServer for Server {
    // The parameters were read before, and leniently: see `Backend::introduce`.
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        let capabilities = self.capabilities();
        let client = Client {
            capabilities: &capabilities,
            vocabulary: self.vocabulary(),
        };
        Ok(introduction(client, ROUTER.all_offers()))
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

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}

impl Backend for Server {
    fn introduce(&self, params: &Value) {
        let client_info = ClientInfo::of_client(params);
        tracing::info!("the client is {}", client_info.client);
        if self.shared.client_info.set(client_info).is_err() {
            tracing::warn!("the client introduces itself a second time");
        }
        self.projects().set_folders(&self.client_info().folders);
        self.set_settings(Settings::read(&self.client_info().options));
    }

    fn synchronise(&self, sync: Sync) {
        let documents = self.documents();
        match sync {
            Sync::Open(params) => {
                let document = params.text_document;
                self.look_at_project(&document.uri);
                let labels = self.projects().effective_settings(&document.uri).labels;
                documents.open(&document.uri, &document.text, document.version, labels);
                self.publish(&document.uri);
            }
            Sync::Change(params) => {
                let (document, encoding) = (params.text_document, self.capabilities().encoding);
                let changes = params.content_changes;
                let change = documents.change(&document.uri, document.version, changes, encoding);
                self.after(&document.uri, change);
            }
            Sync::Close(params) => {
                documents.close(&params.text_document.uri);
                self.projects().forget(&params.text_document.uri);
                self.last_tokens().forget(&params.text_document.uri);
                self.outlines().forget(&params.text_document.uri);
                self.shared.findings.forget(&params.text_document.uri);
                if is_settings(&params.text_document.uri) {
                    self.show_closed(&params.text_document.uri);
                } else {
                    self.publish(&params.text_document.uri);
                }
            }
        }
    }

    fn mark_diverged(&self, uri: &Uri, reason: &str) {
        tracing::warn!("{} is out of step: {reason}", uri.as_str());
        let change = self.documents().mark_diverged(uri);
        self.after(uri, change);
        if change == Change::NotOpen {
            self.refuse_document(reason);
        }
    }

    fn refuse_document(&self, reason: &str) {
        // A client that does it once does it at every key.
        if self.shared.refused.set(()).is_ok() {
            let message = format!("Glossator cannot take a document: {reason}.");
            self.notify(MessageType::WARNING, message);
        }
    }

    fn answer(&self, method: &str, params: &str) -> Option<Reply> {
        if method == probe::METHOD && self.shared.requests == Requests::Documented {
            return None;
        }
        ROUTER.answer(self, method, params)
    }

    fn long_request(&self, method: &str, params: &str) -> Option<LongRequest> {
        let (title, client) = match ROUTER.progress(method, params)? {
            Progress::Always(title) => (title, self.capabilities().progress),
            Progress::WhenAsked(title) => (title, false),
            Progress::ByParams(_) => return None,
        };
        let client = client.then(|| self.client().clone());
        Some(LongRequest { title, client })
    }
}

impl Server {
    /// Tells the user, once, that a document fell out of step.
    fn after(&self, uri: &Uri, change: Change) {
        if change == Change::Diverged {
            let message = format!(
                "Glossator lost track of an edit. Please close and reopen {}.",
                uri.as_str()
            );
            self.notify(MessageType::WARNING, message);
        }
        if change != Change::NotOpen {
            self.publish(uri);
        }
    }

    /// A document was saved: its last edited line gets its notes back.
    fn finish_editing(&self, uri: &Uri) {
        if self.documents().finish_editing(uri) && self.capabilities().hints_refresh {
            let client = self.client().clone();
            ask("new notes", async move {
                // Whether a client does as asked is its own affair.
                let _ = client.inlay_hint_refresh().await;
            });
        }
    }
}
