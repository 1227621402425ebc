//! Questions to the client. A handler never awaits their answers.

use std::future::Future;
use std::time::Duration;

use tower_lsp::ls_types::MessageType;

use crate::server::Server;
use crate::server::convert::to_lsp;

/// How long the client may take to answer a request of ours.
pub(crate) const ANSWER_TIME: Duration = Duration::from_secs(30);

/// Has a task ask the client something; what it asks for, and what is done with the answer, is
/// `exchange`. Given up after a while: a client need not answer.
pub(crate) fn ask(what: &'static str, exchange: impl Future<Output = ()> + Send + 'static) {
    tokio::spawn(async move {
        if tokio::time::timeout(ANSWER_TIME, exchange).await.is_err() {
            tracing::warn!("the client does not answer: {what}");
        }
    });
}

impl Server {
    /// Shows the user a message.
    pub(crate) fn notify(&self, kind: MessageType, message: String) {
        let client = self.client().clone();
        ask("show a message", async move {
            client.show_message(kind, to_lsp::message(&message)).await;
        });
    }
}
