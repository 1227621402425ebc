//! What comes in: read by a thread of its own, and handed over in order.

use std::io::BufRead;

use super::framing::{Fault, Frame, Frames};
use super::message;
use super::queue::Queue;
use super::writer::Output;

/// What a waiting message costs beside its content, in bytes.
const OVERHEAD: usize = 256;

/// What the reader hands over.
#[derive(Debug)]
pub(super) enum Input {
    /// The content of a message.
    Message(Vec<u8>),
    /// Something else was read.
    Fault(Fault),
    /// There will be nothing more.
    End,
    /// The client's process has ended.
    ClientGone,
}

/// Hands over everything that `input` holds.
pub(super) fn read_all(input: impl BufRead, to: &Queue<Input>, answers: &Output) {
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
