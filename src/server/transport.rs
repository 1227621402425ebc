//! From bytes to handlers and back: our own loop around the service of `tower-lsp`.
//!
//! Its types and client are used and, for what begins and ends a session, its service; its loop is
//! not: that one ends at the first message it cannot read, runs all handlers in one task, and drops
//! edits it cannot parse without a word.
//!
//! ```text
//! stdin ─▶ reader ─▶ queue ─▶ dispatcher ─▶ queue ─▶ writer ─▶ stdout
//!          thread    bytes    main thread   bytes    thread
//!                    limited  in order      limited
//! ```
//! The dispatcher takes one message after the other, in order, and never waits for an answer: it
//! polls a handler once, sends what is ready, and leaves the rest to tasks. So a handler sees the
//! documents as its request met them if it takes its snapshot before it first awaits.
//!
//! Invariants: no message, however malformed, ends the session or is lost without a log line; no
//! panic in a handler does; every request is answered exactly once; memory stays bounded by the
//! limits of the two queues and one message.

mod backend;
mod dispatch;
mod framing;
mod input;
mod message;
mod outcome;
mod parent;
mod phase;
mod pool;
mod progress;
mod queue;
mod route;
mod running;
mod spelling;
mod strings;
mod sync;
mod tail;
mod trace;
mod unescape;
mod writer;

use std::io::{self, BufRead, Write};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use futures::{SinkExt as _, StreamExt as _};
use tokio::runtime::Runtime;
use tower_lsp::{ClientSocket, LspService};

use self::dispatch::Dispatcher;
use self::input::{Input, read_all};
use self::message::Outgoing;
use self::route::Routes;
use self::spelling::Spellings;
use self::writer::Output;

pub(crate) use self::backend::{Backend, Reply};
pub(crate) use self::message::error;
pub use self::phase::Ending;
pub(crate) use self::pool::{Cancel, Pool, thread_count};
pub(crate) use self::progress::{LongRequest, accompanied};
pub(crate) use self::queue::Queue;
pub(crate) use self::sync::Sync;

/// Bytes of messages that may wait to be looked at.
const INPUT_LIMIT: usize = 16 << 20;
/// How long the last answers may take to be written.
const PATIENCE: Duration = Duration::from_millis(500);

/// Serves one session with the service that `build` makes for our pool: reads from `input` and writes to `output` until `exit`, the end of the
/// input or of the client.
///
/// # Errors
/// The operating system gives us no threads.
pub(crate) fn serve<B: Backend>(
    build: impl FnOnce(Pool) -> (LspService<B>, ClientSocket),
    runtime: &Runtime,
    input: impl BufRead + Send + 'static,
    output: impl Write + Send + 'static,
) -> io::Result<Ending> {
    let _context = runtime.enter();
    let messages = Arc::new(Queue::new(INPUT_LIMIT));
    let spellings = Arc::<Spellings>::default();
    let answers = Arc::new(Output::new(Arc::clone(&spellings)));
    let pool = Pool::new(Arc::clone(&answers));
    let (service, socket) = build(pool.clone());

    let (to, release) = (Arc::clone(&messages), Arc::clone(&answers));
    thread::Builder::new()
        .name("reader".to_owned())
        .spawn(move || read_all(input, &to, &release))?;
    let (from, gone) = (Arc::clone(&answers), Arc::clone(&messages));
    thread::Builder::new()
        .name("writer".to_owned())
        .spawn(move || {
            if let Err(error) = from.write_to(output) {
                // Who does not take answers has no use for a server, though it may still write.
                tracing::warn!("writing stopped: {error}");
                gone.push_first(Input::ClientGone);
            }
        })?;

    let (mut requests, mut responses) = socket.split();
    let to = Arc::clone(&answers);
    runtime.spawn(async move {
        while let Some(request) = requests.next().await {
            to.queue().room().await;
            to.send(Outgoing::request(&request));
        }
    });

    let deliver = Box::new(move |response| {
        if responses.start_send_unpin(response).is_err() {
            tracing::warn!("an answer came after the end");
        }
    });
    let ending = Dispatcher::new(
        Routes::new(service, pool, Arc::clone(&answers)),
        deliver,
        spellings,
        messages,
        Arc::clone(&answers),
    )
    .run();
    answers.queue().wait_until_empty(PATIENCE);
    Ok(ending)
}

#[cfg(test)]
mod containment_tests;
