//! The server as the transport sees it: who the client is, and what happens to documents.

use serde_json::Value;
use tower_lsp::ls_types::{MessageType, Uri};

use crate::server::handlers::probe;
use crate::server::session::client::ClientInfo;
use crate::server::session::documents::Change;
use crate::server::session::projects::is_settings;
use crate::server::session::settings::Settings;
use crate::server::transport::{Backend, LongRequest, Raw, Sync};
use crate::server::{Server, router};

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
        let session = &self.shared.session;
        match sync {
            Sync::Open(params) => {
                let document = params.text_document;
                self.look_at_project(&document.uri);
                let labels = self.projects().effective_settings(&document.uri).labels;
                session.open(&document.uri, &document.text, document.version, labels);
                self.publish(&document.uri);
            }
            Sync::Change(params) => {
                let (document, encoding) = (params.text_document, self.capabilities().encoding);
                let changes = params.content_changes;
                let change = session.change(&document.uri, document.version, changes, encoding);
                self.after(&document.uri, change);
            }
            Sync::Close(params) => {
                session.close(&params.text_document.uri);
                self.projects().forget(&params.text_document.uri);
                self.last_tokens().forget(&params.text_document.uri);
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
        let change = self.shared.session.mark_diverged(uri);
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

    fn answer_raw(&self, method: &str, params: &str) -> Option<Raw> {
        router::answer(self, method, params)
    }

    fn long_request(&self, method: &str, params: &str) -> Option<LongRequest> {
        let (title, begin) = long_request(method, params)?;
        let begins = begin == Begin::Ourselves && self.capabilities().progress;
        let client = begins.then(|| self.client().clone());
        Some(LongRequest { title, client })
    }
}

/// Whether progress is shown that the client did not ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begin {
    Ourselves,
    /// The request is one that is made at every move or key.
    WhenAsked,
}

/// The requests that may last in large documents. For those that offer options, these say so.
fn long_request(method: &str, params: &str) -> Option<(&'static str, Begin)> {
    Some(match method {
        "workspace/executeCommand" => ("Glossator: changing the text", Begin::Ourselves),
        "textDocument/references" => ("Glossator: looking for mentions", Begin::Ourselves),
        "textDocument/rename" => ("Glossator: renaming", Begin::Ourselves),
        "textDocument/formatting" => ("Glossator: formatting", Begin::Ourselves),
        "textDocument/codeAction" if params.contains("\"source.fixAll") => {
            ("Glossator: fixing", Begin::Ourselves)
        }
        "textDocument/codeAction" => ("Glossator: looking for fixes", Begin::WhenAsked),
        "workspace/symbol" => ("Glossator: searching", Begin::WhenAsked),
        probe::METHOD => ("Glossator: probing", Begin::Ourselves),
        _ => return None,
    })
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
}
