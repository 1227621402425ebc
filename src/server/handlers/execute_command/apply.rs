//! Has the client make an edit (LSP 3.17 `workspace/applyEdit`).
//!
//! The client is asked from a task of its own, and the command is answered behind the client's
//! answer; nothing else waits for either.

use tokio::sync::oneshot;
use tower_lsp::ls_types::request::ApplyWorkspaceEdit;
use tower_lsp::ls_types::{Range, Uri, WorkspaceEdit};

use super::outcome::Outcome;
use crate::edits::Change;
use crate::model::Document;
use crate::server::Server;
use crate::server::convert::edits;
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::server::tasks::ask::ask;

/// A change in the protocol's form.
#[derive(Debug)]
pub(crate) struct Prepared {
    uri: Uri,
    /// The version that the edit is of.
    version: i32,
    edit: WorkspaceEdit,
    title: String,
    selection: Range,
}

impl Prepared {
    /// `change` of `document`, which is open as `uri`.
    pub(crate) fn new(
        uri: &Uri,
        document: &Document,
        change: &Change,
        capabilities: &ClientCapabilities,
    ) -> Self {
        Self {
            uri: uri.clone(),
            version: document.version(),
            edit: edits::workspace_edit(uri, document, &change.edits, capabilities),
            title: change.title.clone(),
            selection: edits::selection(document.text(), change, capabilities.encoding),
        }
    }
}

/// Has the client make the edit, and tells what came of it.
pub(crate) async fn apply(server: &Server, prepared: Prepared) -> Outcome {
    let now = server.document(&prepared.uri).map(|now| now.version());
    if now != Ok(prepared.version) {
        return Outcome::refused("the document has changed meanwhile");
    }
    match request(server, prepared.title, prepared.edit).await {
        Ok(()) => Outcome {
            applied: true,
            selection: Some(prepared.selection),
            message: None,
        },
        Err(reason) => Outcome::refused(reason),
    }
}

/// Has the client make `edit`.
///
/// # Errors
/// It does not, for the reason given.
pub(crate) async fn request(
    server: &Server,
    title: String,
    edit: WorkspaceEdit,
) -> Result<(), String> {
    if !server.capabilities().apply_edit {
        return Err("this editor does not let Glossator edit".to_owned());
    }
    let (sender, answer) = oneshot::channel();
    let client = server.client().clone();
    let params = edits::to_apply(title, edit);
    ask("make an edit", async move {
        let answer = client.send_request::<ApplyWorkspaceEdit>(params).await;
        // Who gave the command may have given it up.
        let _ = sender.send(answer);
    });
    match answer.await {
        Ok(Ok(answer)) if answer.applied => Ok(()),
        Ok(Ok(answer)) => {
            let reason = answer.failure_reason;
            Err(reason.unwrap_or_else(|| "the editor did not make the edit".to_owned()))
        }
        Ok(Err(error)) => Err(error.message.into_owned()),
        Err(_) => Err("the editor does not answer".to_owned()),
    }
}
