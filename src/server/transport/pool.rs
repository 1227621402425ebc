//! The blocking pool: where answers are computed that take longer than a keystroke may.
//!
//! Invariants: work whose result nobody waits for any more sees its [`Cancel`] set; and nothing
//! is begun while the client is behind with reading, so that answers do not pile up in memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Semaphore;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};

use super::message::error;
use super::writer::Output;

/// Says whether the answer being computed is still wanted. Loops over a document look at it now
/// and then and return early; what they return then does not matter.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Nobody wants the answer any more.
    pub(crate) fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the answer is not wanted any more.
    pub(crate) fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// The flag itself, for code that knows nothing of servers.
    #[allow(dead_code, reason = "for the handlers to come")]
    pub(crate) fn flag(&self) -> &AtomicBool {
        &self.0
    }
}

/// Cancels when it is dropped: with the future that waits for the answer.
struct CancelOnDrop(Cancel);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

/// Threads that compute answers. A clone is the same pool.
#[derive(Clone, Debug)]
pub(crate) struct Pool {
    output: Arc<Output>,
    /// One for each thread, so that there is still room when a thread begins.
    threads: Arc<Semaphore>,
}

impl Pool {
    /// As many threads as there are processors, whose answers go to `output`.
    pub(super) fn new(output: Arc<Output>) -> Self {
        let threads = Arc::new(Semaphore::new(thread_count()));
        Self { output, threads }
    }

    /// A pool whose answers go nowhere.
    #[cfg(test)]
    pub(crate) fn detached() -> Self {
        Self::new(Arc::new(Output::new(Arc::default())))
    }

    /// Has a thread compute `work`, which is told when the returned future is dropped.
    ///
    /// # Errors
    /// What `work` fails with, or `InternalError` if it panics.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Cancel) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let cancel = Cancel::default();
        let _guard = CancelOnDrop(cancel.clone());
        self.run_with(cancel, work).await
    }

    /// As [`run`](Self::run), with a flag that the caller may set.
    ///
    /// # Errors
    /// As `run`; `RequestCancelled` if the flag was set before a thread was free.
    pub(crate) async fn run_with<T: Send + 'static>(
        &self,
        cancel: Cancel,
        work: impl FnOnce(&Cancel) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let _thread = self.threads.acquire().await;
        self.output.queue().room().await;
        if cancel.is_cancelled() {
            return Err(Error::request_cancelled());
        }
        tokio::task::spawn_blocking(move || work(&cancel))
            .await
            .unwrap_or_else(|failure| {
                Err(error(
                    ErrorCode::InternalError,
                    format!("a fault of the server: {failure}"),
                ))
            })
    }
}

/// How many threads compute answers: more than processors would only get in each other's way,
/// fewer than four would let a few large documents hold up the small ones.
pub(crate) fn thread_count() -> usize {
    std::thread::available_parallelism().map_or(4, |processors| processors.get().max(4))
}
