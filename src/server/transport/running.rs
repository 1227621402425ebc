//! The requests being worked on, so that they can be cancelled (LSP 3.17 §cancelRequest).
//!
//! Invariant: who takes a request out of here answers it: the task that finished it, or the
//! dispatcher on a cancellation. So every request is answered once, and a cancellation at once,
//! however busy everything else is.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use futures::future::AbortHandle;
use tower_lsp::jsonrpc::{ErrorCode, Id, Result};

use super::message::error;
use super::pool::Cancel;

/// Requests worked on at once. No editor comes near; a client gone wild is to notice.
const MOST: usize = 10_000;
/// `RequestFailed` (LSP 3.17 §errorCodes).
const REQUEST_FAILED: i64 = -32803;

/// Our own number of a request: a client may use an id again as soon as it is answered.
pub(super) type Serial = i32;

/// Who works on a request, and so how to stop that.
#[derive(Clone, Debug)]
pub(super) enum By {
    /// A task, which is dropped.
    Task(AbortHandle),
    /// The blocking pool.
    Pool(Cancel),
}

/// The requests not yet answered that did not get their answer at once.
#[derive(Debug, Default)]
pub(super) struct Running(Mutex<HashMap<Id, (Serial, By)>>);

impl Running {
    /// Notes that `id` is worked on.
    ///
    /// # Errors
    /// Such a request already is, or too many others are.
    pub(super) fn start(&self, id: &Id, serial: Serial, by: By) -> Result<()> {
        let mut running = self.lock();
        if running.contains_key(id) {
            let twice = "this id is in use already";
            return Err(error(ErrorCode::InvalidRequest, twice));
        }
        if running.len() >= MOST {
            let many = "too many requests wait for their answers";
            return Err(error(ErrorCode::ServerError(REQUEST_FAILED), many));
        }
        running.insert(id.clone(), (serial, by));
        Ok(())
    }

    /// Takes out the request that is finished; false if it was answered otherwise meanwhile.
    #[must_use]
    pub(super) fn finish(&self, id: &Id, serial: Serial) -> bool {
        let mut running = self.lock();
        let here = running.get(id).is_some_and(|(other, _)| *other == serial);
        here && running.remove(id).is_some()
    }

    /// Takes out the request that the client cancels, if it is still worked on.
    #[must_use]
    pub(super) fn cancel(&self, id: &Id) -> Option<(Serial, By)> {
        self.lock().remove(id)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Id, (Serial, By)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by() -> By {
        By::Pool(Cancel::default())
    }

    #[test]
    fn a_request_is_answered_once_even_if_its_id_is_used_again() {
        let (running, id) = (Running::default(), Id::Number(1));
        assert!(running.start(&id, 1, by()).is_ok());
        assert!(running.start(&id, 2, by()).is_err(), "still worked on");
        assert!(running.cancel(&id).is_some());
        assert!(running.start(&id, 3, by()).is_ok());
        assert!(!running.finish(&id, 1), "was cancelled");
        assert!(running.finish(&id, 3));
        assert!(!running.finish(&id, 3), "was answered");
    }
}
