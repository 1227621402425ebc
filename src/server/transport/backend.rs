//! What the transport asks of a server, and what the server answers with.

use std::future::Future;
use std::pin::Pin;

use serde_json::Value;
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::Uri;

use super::pool::Cancel;
use super::progress::LongRequest;
use super::sync::Sync;

/// What the transport asks of a server beside its handlers. All of it is called on the
/// dispatcher, between one message and the next, and returns soon.
pub(crate) trait Backend: LanguageServer {
    /// The parameters of `initialize` as the client wrote them, before the handler is called with
    /// the typed minimum: an ability spelt in a way we do not know must not keep a client out.
    fn introduce(&self, params: &Value);

    /// A document was opened, edited or closed.
    fn synchronise(&self, sync: Sync);

    /// An edit of the document could not be read: our text is not the client's any more.
    fn mark_diverged(&self, uri: &Uri, reason: &str);

    /// A document could not be taken at all. The user is to be told, once.
    fn refuse_document(&self, reason: &str);

    /// The answer to a request; `None` if there is no such request.
    fn answer(&self, method: &str, params: &str) -> Option<Reply>;

    /// What is said of a request that may last; `None` for those that do not.
    fn long_request(&self, method: &str, params: &str) -> Option<LongRequest>;
}

/// An answer in ready-made JSON, or who gives it: a tree of values in between would cost several
/// times what writing it directly does.
pub(crate) enum Reply {
    /// Here it is.
    Now(Result<String>),
    /// The blocking pool is to compute it.
    Later(Work),
    /// This waits for something, and is dropped if the request is cancelled.
    Task(Task),
}

/// Computes an answer on the blocking pool.
pub(crate) type Work = Box<dyn FnOnce(&Cancel) -> Result<String> + Send>;

/// Comes to an answer without holding a thread.
pub(crate) type Task = Pin<Box<dyn Future<Output = Result<String>> + Send>>;

impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Now(result) => f.debug_tuple("Now").field(result).finish(),
            Self::Later(_) => f.write_str("Later"),
            Self::Task(_) => f.write_str("Task"),
        }
    }
}
