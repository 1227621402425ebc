//! Where messages begin and end (LSP 3.17 §headerPart), and how to find that again.
//!
//! A peer that sends a wrong length or a stray line must not end the session: everything up to
//! the next `Content-Length:` is skipped and reported. This knows nothing of what messages say.
//!
//! Invariant: memory stays within the limit of one message, whatever a header claims: a buffer
//! grows with the bytes that arrive, not with the length announced.

use std::io::{self, BufRead, Read};

use memchr::memmem;

use super::tail;

/// The longest message taken, in bytes.
pub(super) const LIMIT: u64 = 1 << 30;

const NAME: &[u8] = b"content-length:";
/// The longest header line looked at, in bytes.
const LINE: usize = 8 * 1024;
/// What is kept of a longer one, lest a header be cut in two.
const OVERLAP: usize = 64;

/// What came next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// The content of one message.
    Message(Vec<u8>),
    /// Something that is no message; reading goes on behind it.
    Fault(Fault),
    /// The end of the input.
    End,
}

/// Why there is no message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A header without `Content-Length`.
    NoLength,
    /// A `Content-Length` that is no number of bytes.
    BadLength(String),
    /// A message longer than [`LIMIT`].
    TooLong(u64),
    /// So many bytes outside of any message.
    Garbage(usize),
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoLength => f.write_str("a header without Content-Length"),
            Self::BadLength(value) => write!(f, "Content-Length is no number of bytes: {value:?}"),
            Self::TooLong(length) => {
                write!(f, "a message of {length} bytes; at most {LIMIT} are taken")
            }
            Self::Garbage(bytes) => write!(f, "{bytes} bytes outside of any message"),
        }
    }
}

/// Reads messages from `R`.
#[derive(Debug)]
pub(super) struct Frames<R> {
    input: R,
    /// Bytes to be read again before the input.
    back: Vec<u8>,
    /// How many of them have been.
    read: usize,
}

impl<R: BufRead> Frames<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            input,
            back: Vec::new(),
            read: 0,
        }
    }

    /// Waits for what comes next. An input that fails has ended.
    pub(super) fn next(&mut self) -> Frame {
        self.frame().unwrap_or_else(|error| {
            tracing::warn!("reading stopped: {error}");
            Frame::End
        })
    }

    fn frame(&mut self) -> io::Result<Frame> {
        let mut length = None;
        let mut headers = 0;
        loop {
            let line = self.line()?;
            if line.is_empty() {
                return Ok(Frame::End);
            }
            match Header::read(&line) {
                Header::Length(bytes) => length = Some(bytes),
                Header::BadLength(value) => return Ok(Frame::Fault(Fault::BadLength(value))),
                Header::Other => headers += 1,
                Header::End if length.is_some() => break,
                Header::End if headers > 0 => return Ok(Frame::Fault(Fault::NoLength)),
                Header::End => {}
                Header::Garbage { bytes } => {
                    self.give_back(&line[bytes..]);
                    return Ok(Frame::Fault(Fault::Garbage(bytes)));
                }
            }
        }
        match length {
            Some(bytes) if bytes > LIMIT => Ok(Frame::Fault(Fault::TooLong(bytes))),
            length => self.content(length.unwrap_or_default()),
        }
    }

    /// The next line with its end, or as much of it as is looked at; empty at the input's end.
    fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        self.take(LINE as u64).read_until(b'\n', &mut line)?;
        Ok(line)
    }

    fn content(&mut self, length: u64) -> io::Result<Frame> {
        let mut content = Vec::new();
        self.take(length).read_to_end(&mut content)?;
        if (content.len() as u64) < length {
            tracing::warn!("the input ended inside a message");
            return Ok(Frame::End);
        }
        if let Some(end) = tail::end_of_first_value(&content) {
            self.give_back(&content[end..]);
            content.truncate(end);
        }
        Ok(Frame::Message(content))
    }

    /// Has `bytes` read again before anything else.
    fn give_back(&mut self, bytes: &[u8]) {
        self.back.drain(..self.read);
        self.read = 0;
        self.back.splice(0..0, bytes.iter().copied());
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.read == self.back.len() {
            return self.input.read(out);
        }
        let taken = (&self.back[self.read..]).read(out)?;
        self.read += taken;
        Ok(taken)
    }
}

impl<R: BufRead> BufRead for Frames<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.read == self.back.len() {
            self.input.fill_buf()
        } else {
            Ok(&self.back[self.read..])
        }
    }

    fn consume(&mut self, bytes: usize) {
        if self.read == self.back.len() {
            self.input.consume(bytes);
        } else {
            self.read += bytes;
        }
    }
}

/// What one line before a message is.
enum Header {
    Length(u64),
    BadLength(String),
    /// A header that says nothing about where the message ends.
    Other,
    /// The empty line.
    End,
    /// No header in its first `bytes` bytes.
    Garbage {
        bytes: usize,
    },
}

impl Header {
    fn read(line: &[u8]) -> Self {
        let text = line.trim_ascii();
        if text.is_empty() {
            return Self::End;
        }
        if let Some(at) = length_header(line) {
            return match at {
                0 => Self::length(&line[NAME.len()..]),
                bytes => Self::Garbage { bytes },
            };
        }
        let name = text.split(|&byte| byte == b':').next().unwrap_or_default();
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
        if name.len() < text.len() && name.iter().all(is_name) {
            return Self::Other;
        }
        let whole = line.ends_with(b"\n") || line.len() < LINE;
        Self::Garbage {
            bytes: line.len() - if whole { 0 } else { OVERLAP },
        }
    }

    fn length(value: &[u8]) -> Self {
        let value = String::from_utf8_lossy(value.trim_ascii());
        match value.parse() {
            Ok(bytes) => Self::Length(bytes),
            // A number too large for 64 bits is still a number.
            Err(_) if value.bytes().all(|byte| byte.is_ascii_digit()) && !value.is_empty() => {
                Self::Length(u64::MAX)
            }
            Err(_) => Self::BadLength(value.into_owned()),
        }
    }
}

/// Where in `line` the header that matters starts: anywhere, since it may follow the rest of a
/// message whose length was wrong.
fn length_header(line: &[u8]) -> Option<usize> {
    let lower = line.to_ascii_lowercase();
    memmem::find_iter(&lower, NAME).find(|&at| {
        // Not the end of another header's name.
        at == 0 || lower[at - 1] != b'-'
    })
}

#[cfg(test)]
mod tests;
