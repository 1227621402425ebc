//! From bytes to handlers and back: our own loop around the service of `tower-lsp`.
//!
//! Its router, types and client are used, its loop is not: that one ends at the first message it
//! cannot read, runs all handlers in one task, and drops edits it cannot parse without a word.
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

mod dispatch;
mod framing;
mod message;
mod parent;
mod pool;
mod progress;
mod queue;
mod route;
mod running;
mod spelling;
mod sync;
mod tail;
mod writer;

use std::io::{self, BufRead, Write};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use futures::{SinkExt as _, StreamExt as _};
use serde_json::Value;
use tokio::runtime::Runtime;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::Uri;
use tower_lsp::{ClientSocket, LanguageServer, LspService};

use self::dispatch::{Dispatcher, Input};
use self::framing::{Frame, Frames};
use self::message::Outgoing;
use self::route::Routes;
use self::spelling::Spellings;
use self::writer::Output;

pub(crate) use self::message::error;
pub(crate) use self::pool::{Cancel, Pool, thread_count};
pub(crate) use self::progress::{LongRequest, accompanied};
pub(crate) use self::queue::Queue;
pub(crate) use self::sync::Sync;

/// Bytes of messages that may wait to be looked at.
const INPUT_LIMIT: usize = 16 << 20;
/// What a waiting message costs beside its content, in bytes.
const OVERHEAD: usize = 256;
/// How long the last answers may take to be written.
const PATIENCE: Duration = Duration::from_millis(500);

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

    /// The answer to a request in ready-made JSON; `None` leaves it to the router, which builds
    /// a tree of values first. For answers that are large or asked for at every key.
    fn answer_raw(&self, method: &str, params: &str) -> Option<Raw>;

    /// What is said of a request that may last; `None` for those that do not.
    fn long_request(&self, method: &str, params: &str) -> Option<LongRequest>;
}

/// A ready-made answer in JSON.
pub(crate) enum Raw {
    /// Here it is.
    Now(Result<String>),
    /// The blocking pool is to compute it.
    Later(Work),
}

/// Computes an answer on the blocking pool.
pub(crate) type Work = Box<dyn FnOnce(&Cancel) -> Result<String> + Send>;

impl std::fmt::Debug for Raw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Now(result) => f.debug_tuple("Now").field(result).finish(),
            Self::Later(_) => f.write_str("Later"),
        }
    }
}

/// How a session ended (LSP 3.17 §exit).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// After the client had asked for it by `shutdown`.
    Orderly,
    /// Without.
    Abrupt,
}

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

/// Hands over everything that `input` holds.
fn read_all(input: impl BufRead, to: &Queue<Input>, answers: &Output) {
    let mut frames = Frames::new(input);
    loop {
        to.wait_for_room();
        match frames.next() {
            Frame::Message(content) => {
                if message::is_exit(&content) {
                    // Who wants to end the session does not read any more, and need not.
                    answers.queue().lift_limit();
                }
                let bytes = content.len() + OVERHEAD;
                to.push(Input::Message(content), bytes);
            }
            Frame::Fault(fault) => to.push(Input::Fault(fault), OVERHEAD),
            Frame::End => break,
        }
    }
    // What is still to be answered is bounded now, and the client may have gone: nothing waits
    // for it to read.
    answers.queue().lift_limit();
    to.push(Input::End, 0);
}

#[cfg(test)]
#[path = "transport/containment_tests.rs"]
mod containment_tests;
