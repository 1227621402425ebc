//! A client that costs as little as possible: it reads and writes in one thread, and looks into
//! answers only as far as it must.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

pub(crate) const URI: &str = "file:///bench.ann.txt";

pub(crate) struct Wire {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    last_id: u64,
    version: i32,
}

impl Wire {
    /// A session that has begun, and how long its beginning took.
    pub(crate) fn start() -> (Self, Duration) {
        let started = Instant::now();
        let mut process = Command::new(env!("CARGO_BIN_EXE_glossator"))
            .args(["server", "--stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let input = process.stdin.take().unwrap();
        let output = BufReader::with_capacity(1 << 20, process.stdout.take().unwrap());
        let mut wire = Self {
            process,
            input,
            output,
            last_id: 0,
            version: 1,
        };
        let tokens = json!({"requests": {"range": true, "full": {"delta": true}}, "tokenTypes": ["organization"]});
        let text_document =
            json!({"semanticTokens": tokens, "hover": {"contentFormat": ["markdown"]}});
        let capabilities =
            json!({"textDocument": text_document, "general": {"positionEncodings": ["utf-16"]}});
        wire.call("initialize", &json!({ "capabilities": capabilities }));
        let took = started.elapsed();
        wire.notify("initialized", &json!({}));
        (wire, took)
    }

    pub(crate) fn open(&mut self, text: &str) {
        let item = json!({"uri": URI, "languageId": "annotated-text", "version": 1, "text": text});
        self.notify("textDocument/didOpen", &json!({ "textDocument": item }));
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
        let content = message.to_string();
        write!(
            self.input,
            "Content-Length: {}\r\n\r\n{content}",
            content.len()
        )
        .unwrap();
        self.input.flush().unwrap();
    }

    fn read(&mut self) -> Vec<u8> {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(
                self.output.read_line(&mut line).unwrap() > 0,
                "the server has ended"
            );
            match line.trim_end().split_once(": ") {
                Some(("Content-Length", value)) => length = value.parse().unwrap(),
                Some(_) => {}
                None => break,
            }
        }
        let mut content = vec![0; length];
        self.output.read_exact(&mut content).unwrap();
        content
    }

    /// The processor time that the server has used, where the system tells.
    pub(crate) fn cpu(&self) -> Option<Duration> {
        let path = format!("/proc/{}/schedstat", self.process.id());
        // The process's own line counts its first thread only: add up all of them.
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.process.id())).ok();
        let nanoseconds = |path: std::path::PathBuf| -> Option<u64> {
            std::fs::read_to_string(path)
                .ok()?
                .split(' ')
                .next()?
                .parse()
                .ok()
        };
        match tasks {
            Some(tasks) => {
                let times = tasks
                    .flatten()
                    .filter_map(|task| nanoseconds(task.path().join("schedstat")));
                Some(Duration::from_nanos(times.sum()))
            }
            None => nanoseconds(path.into()).map(Duration::from_nanos),
        }
    }

    /// The memory that the server holds now, in bytes, where the system tells.
    pub(crate) fn memory(&self) -> Option<usize> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim()
            .trim_end_matches(" kB")
            .parse::<usize>()
            .ok()
            .map(|kilobytes| kilobytes << 10)
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
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
