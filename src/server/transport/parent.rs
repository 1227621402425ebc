//! The client's process: when it dies, so does the server (LSP 3.17 §initializeParams).
//!
//! Looked up in `/proc`, so on Linux only. Elsewhere the end of the input has to do; the calls
//! that would tell there need code that is not safe Rust.

use std::fs;
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(1);

/// Calls `gone` once process `id` has ended. Does nothing if there is none to be seen now: the
/// server may run in a container, with the client outside.
pub(super) fn watch(id: u64, gone: impl FnOnce() + Send + 'static) {
    let Some(started) = start_time(id) else {
        return;
    };
    let wait = move || {
        while start_time(id).as_ref() == Some(&started) {
            std::thread::sleep(EVERY);
        }
        gone();
    };
    let thread = std::thread::Builder::new().name("parent".to_owned());
    if let Err(error) = thread.spawn(wait) {
        tracing::warn!("the client's process is not watched: {error}");
    }
}

/// When process `id` started, which tells it from a later one of that number; `None` if it has
/// ended, even if nobody has taken note of that yet.
fn start_time(id: u64) -> Option<String> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name, in brackets, may hold anything; what follows are plain fields, from the third.
    let mut fields = stat.rsplit_once(')')?.1.split_ascii_whitespace();
    let state = fields.next()?;
    let started = fields.nth(18)?;
    (!matches!(state, "Z" | "X")).then(|| started.to_owned())
}
