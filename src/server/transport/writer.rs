//! The thread that writes: what is waiting goes out in one piece.
//!
//! A client that reads slowly or not at all must cost neither memory without bound nor an edit.
//! Answers wait in the [`Queue`]; while it has no room, new requests are not begun, tasks that
//! have something to say wait, and what nobody needs (traces) is dropped. Edits and `exit` are
//! taken in as long as no request stands before them. When the client reads again, all goes on
//! as if nothing had been. A client that writes and waits for its writing without ever reading,
//! more than [`LIMIT`] behind, stops itself: nothing is lost then, and its end is still noticed.

use std::io::{self, Write};
use std::sync::Arc;

use tower_lsp::jsonrpc::{Id, Result};

use super::message::Outgoing;
use super::queue::Queue;
use super::spelling::Spellings;

/// Bytes waiting to be written from which on nothing new is begun.
const LIMIT: usize = 32 << 20;
/// What is put together before it is written, in bytes.
const BATCH: usize = 64 << 10;

/// What waits to be written.
#[derive(Debug)]
pub(super) struct Output {
    queue: Queue<Outgoing>,
    spellings: Arc<Spellings>,
}

impl Output {
    /// For a client that spells URIs as `spellings` know.
    pub(super) fn new(spellings: Arc<Spellings>) -> Self {
        Self {
            queue: Queue::new(LIMIT),
            spellings,
        }
    }

    /// Sends `message`.
    pub(super) fn send(&self, message: Outgoing) {
        let message = message.spelt(&self.spellings);
        let bytes = message.len();
        self.queue.push(message, bytes);
    }

    /// Sends `message` if the client keeps up; else drops it.
    pub(super) fn send_if_room(&self, message: Outgoing) {
        let bytes = message.len();
        self.queue.push_if_room(message, bytes);
    }

    /// Answers request `id`.
    pub(super) fn answer(&self, id: &Id, result: Result<String>) {
        self.send(Outgoing::answer(id, result));
    }

    /// The queue behind it, to wait on.
    pub(super) fn queue(&self) -> &Queue<Outgoing> {
        &self.queue
    }

    /// Writes to `out` until the queue is closed.
    ///
    /// # Errors
    /// Nobody reads any more.
    pub(super) fn write_to(&self, mut out: impl Write) -> io::Result<()> {
        let mut buffer = Vec::new();
        while let Some(batch) = self.queue.pop_batch(BATCH) {
            write(&mut out, &batch, &mut buffer).inspect_err(|_| self.queue.abandon())?;
        }
        Ok(())
    }
}

fn write(out: &mut impl Write, batch: &[Outgoing], buffer: &mut Vec<u8>) -> io::Result<()> {
    buffer.clear();
    for message in batch {
        write!(buffer, "Content-Length: {}\r\n\r\n", message.len())?;
        for piece in message.pieces() {
            if piece.len() > BATCH {
                out.write_all(buffer)?;
                buffer.clear();
                out.write_all(piece.as_bytes())?;
            } else {
                buffer.extend_from_slice(piece.as_bytes());
            }
        }
    }
    out.write_all(buffer)?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_and_large_messages_keep_their_order() {
        let output = Output::new(Arc::default());
        let large = format!("{:?}", "x".repeat(3 * BATCH));
        let bodies = ["1", "2", large.as_str(), "3"];
        for body in bodies {
            output.answer(&Id::Number(0), Ok(body.to_owned()));
        }
        output.queue().close();
        let mut written = Vec::new();
        output.write_to(&mut written).unwrap();
        let content = |body| format!(r#"{{"jsonrpc":"2.0","id":0,"result":{body}}}"#);
        let expected: String = bodies
            .map(content)
            .map(|content| format!("Content-Length: {}\r\n\r\n{content}", content.len()))
            .concat();
        assert!(String::from_utf8(written).unwrap() == expected);
    }
}
