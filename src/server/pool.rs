//! The blocking pool: where answers are computed that take longer than a keystroke may.
//!
//! Invariant: work whose result nobody waits for any more sees its [`Cancel`] set.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tower_lsp::jsonrpc::{ErrorCode, Result};

use super::transport::error;

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

/// Has the pool compute `work`, which is told when the returned future is dropped.
///
/// # Errors
/// What `work` fails with, or `InternalError` if it panics.
pub(crate) async fn run<T: Send + 'static>(
    work: impl FnOnce(&Cancel) -> Result<T> + Send + 'static,
) -> Result<T> {
    let cancel = Cancel::default();
    let _guard = CancelOnDrop(cancel.clone());
    // The first, inline poll ends here, with the snapshot taken. What follows waits until the
    // client keeps up with its answers; else these would pile up.
    tokio::task::yield_now().await;
    run_with(cancel, work).await
}

/// As [`run`], with a flag that the caller sets.
pub(crate) async fn run_with<T: Send + 'static>(
    cancel: Cancel,
    work: impl FnOnce(&Cancel) -> Result<T> + Send + 'static,
) -> Result<T> {
    let unless_cancelled = move || {
        if cancel.is_cancelled() {
            return Err(tower_lsp::jsonrpc::Error::request_cancelled());
        }
        work(&cancel)
    };
    tokio::task::spawn_blocking(unless_cancelled)
        .await
        .unwrap_or_else(|failure| {
            Err(error(
                ErrorCode::InternalError,
                format!("the answer could not be computed: {failure}"),
            ))
        })
}
