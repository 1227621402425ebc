//! A client that costs as little as possible: it reads and writes in one thread, and looks into
//! answers only as far as it must.

use std::io::{BufReader, Write as _};
use std::process::{ChildStdin, ChildStdout};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::process::{self, Diagnostics, Process};

pub(crate) const URI: &str = "file:///bench.ann.txt";

pub(crate) struct Wire {
    process: Process,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    last_id: u64,
    version: i32,
}

impl Wire {
    /// A session that has begun, of a client that is sent diagnostics, and how long its beginning
    /// took.
    pub(crate) fn start() -> (Self, Duration) {
        Self::start_with(Diagnostics::Pushed)
    }

    /// A session that has begun, and how long its beginning took.
    pub(crate) fn start_with(diagnostics: Diagnostics) -> (Self, Duration) {
        let started = Instant::now();
        let (process, input, output) = Process::start();
        let mut wire = Self {
            process,
            input,
            output,
            last_id: 0,
            version: 1,
        };
        let capabilities = process::capabilities(diagnostics);
        wire.call("initialize", &json!({ "capabilities": capabilities }));
        let took = started.elapsed();
        wire.notify("initialized", &json!({}));
        (wire, took)
    }

    pub(crate) fn open(&mut self, text: &str) {
        self.send_framed(&opening(text));
    }

    /// Sends a message that was framed before.
    pub(crate) fn send_framed(&mut self, message: &str) {
        self.input.write_all(message.as_bytes()).unwrap();
        self.input.flush().unwrap();
    }

    /// Replaces `from` to `to` by `text`.
    pub(crate) fn edit(&mut self, from: (usize, usize), to: (usize, usize), text: &str) {
        self.version += 1;
        let change = json!({"range": range(from, to), "text": text});
        let document = json!({"uri": URI, "version": self.version});
        self.notify(
            "textDocument/didChange",
            &json!({"textDocument": document, "contentChanges": [change]}),
        );
    }

    pub(crate) fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request and returns the bytes of its answer.
    pub(crate) fn call(&mut self, method: &str, params: &Value) -> Vec<u8> {
        self.last_id += 1;
        let id = self.last_id;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let content = self.read();
            // Notifications and requests name their method first or soon.
            let head = &content[..content.len().min(200)];
            if !contains(head, br#""method""#) && answers(&content, id) {
                return content;
            }
        }
    }

    fn send(&mut self, message: &Value) {
        process::write(&mut self.input, message);
    }

    fn read(&mut self) -> Vec<u8> {
        process::read(&mut self.output).expect("the server has ended")
    }

    /// The processor time that the server has used, where the system tells.
    pub(crate) fn cpu(&self) -> Option<Duration> {
        self.process.cpu()
    }

    /// The memory that the server holds now, in bytes, where the system tells.
    pub(crate) fn memory(&self) -> Option<usize> {
        self.process.memory()
    }
}

/// The message that opens `text`.
pub(crate) fn opening(text: &str) -> String {
    let item = json!({"uri": URI, "languageId": "annotated-text", "version": 1, "text": text});
    let params = json!({ "textDocument": item });
    let method = "textDocument/didOpen";
    process::framed(&json!({"jsonrpc": "2.0", "method": method, "params": params}))
}

pub(crate) fn range(from: (usize, usize), to: (usize, usize)) -> Value {
    let position = |(line, character)| json!({"line": line, "character": character});
    json!({"start": position(from), "end": position(to)})
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}

fn answers(content: &[u8], id: u64) -> bool {
    let ends = [
        &content[..content.len().min(80)],
        &content[content.len().saturating_sub(80)..],
    ];
    let id = format!(r#""id":{id}"#);
    ends.iter().any(|end| contains(end, id.as_bytes()))
}
