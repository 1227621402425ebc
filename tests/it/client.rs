//! A client that drives the real server process.
//!
//! It can misbehave: send any bytes, not read, answer late. Everything it waits for has a name
//! and a deadline.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long anything may take.
pub(crate) const DEADLINE: Duration = Duration::from_secs(20);

/// The document that tests speak of unless they say otherwise.
pub(crate) const URI: &str = "file:///text.txt";

/// A server process and the messages it sent.
pub(crate) struct Client {
    process: Child,
    input: Option<ChildStdin>,
    output: Option<ChildStdout>,
    messages: Option<Receiver<Value>>,
    /// Read, but not yet asked for.
    waiting: VecDeque<Value>,
    last_id: i64,
}

impl Client {
    /// Starts a server with these arguments after `server`, and nothing read from it yet.
    pub(crate) fn spawn(arguments: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_glossator"))
            .arg("server")
            .args(arguments)
            .env_remove("RUST_LOG")
            .env_remove("GLOSSATOR_LOG")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // Held open and never read, as by some editors.
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            input: process.stdin.take(),
            output: process.stdout.take(),
            process,
            messages: None,
            waiting: VecDeque::new(),
            last_id: 0,
        }
    }

    /// Starts a server and does nothing else.
    pub(crate) fn fresh() -> Self {
        let mut client = Self::spawn(&["--stdio", "--probes"]);
        client.start_reading();
        client
    }

    /// A session that has begun, with a client that can what `capabilities` say.
    pub(crate) fn with(capabilities: &Value) -> Self {
        let mut client = Self::fresh();
        client.call("initialize", &json!({ "capabilities": capabilities }));
        client.notify("initialized", &json!({}));
        client
    }

    /// A session that has begun, with a client that can nothing.
    pub(crate) fn start() -> Self {
        Self::with(&json!({}))
    }

    /// A session with one open document.
    pub(crate) fn with_document(text: &str) -> Self {
        let mut client = Self::start();
        client.open(URI, text);
        client
    }

    /// Reads what the server writes from now on.
    pub(crate) fn start_reading(&mut self) {
        let (sender, messages) = channel();
        let output = self.output.take().unwrap();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read_message(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        self.messages = Some(messages);
    }

    /// Sends any bytes.
    pub(crate) fn send_raw(&mut self, bytes: impl AsRef<[u8]>) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes.as_ref()).unwrap();
        input.flush().unwrap();
    }

    /// Sends `message`, framed as it should be.
    pub(crate) fn send(&mut self, message: &Value) {
        self.send_raw(framed(message.to_string()));
    }

    /// Sends a request and returns its id.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> i64 {
        let (id, message) = self.request_message(method, params);
        self.send(&message);
        id
    }

    /// A request with an id of its own, not sent.
    pub(crate) fn request_message(&mut self, method: &str, params: &Value) -> (i64, Value) {
        self.last_id += 1;
        let id = self.last_id;
        let message = json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params});
        (id, message)
    }

    /// Sends a notification.
    pub(crate) fn notify(&mut self, method: &str, params: &Value) {
        self.send(&notification(method, params));
    }

    /// Waits for the answer to request `id`.
    pub(crate) fn answer(&mut self, id: impl Into<Value>) -> Value {
        let id = id.into();
        self.wait(&format!("answer {id}"), |message| {
            message.get("method").is_none() && message["id"] == id
        })
    }

    /// Sends a request and waits for its result.
    pub(crate) fn call(&mut self, method: &str, params: &Value) -> Value {
        let id = self.request(method, params);
        let answer = self.answer(id);
        let result = answer.get("result");
        result
            .unwrap_or_else(|| panic!("{method}: {answer}"))
            .clone()
    }

    /// Sends a request and waits for the code of its error.
    pub(crate) fn call_error(&mut self, method: &str, params: &Value) -> i64 {
        let id = self.request(method, params);
        self.error_code(id)
    }

    /// Waits for the code of the error that answers request `id`.
    pub(crate) fn error_code(&mut self, id: impl Into<Value>) -> i64 {
        let answer = self.answer(id);
        let code = answer["error"]["code"].as_i64();
        code.unwrap_or_else(|| panic!("no error: {answer}"))
    }

    /// Waits for a request or notification of the server.
    pub(crate) fn expect(&mut self, method: &str) -> Value {
        self.wait(method, |message| message["method"] == method)
    }

    /// Waits for the first message that `is_it` says yes to; the others are kept.
    pub(crate) fn wait(&mut self, name: &str, is_it: impl Fn(&Value) -> bool) -> Value {
        let deadline = Instant::now() + DEADLINE;
        if let Some(at) = self.waiting.iter().position(&is_it) {
            return self.waiting.remove(at).unwrap();
        }
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let messages = self.messages.as_ref().expect("reading has not begun");
            let message = messages
                .recv_timeout(left)
                .unwrap_or_else(|error| panic!("{name}: {error}; got {:?}", self.waiting));
            if is_it(&message) {
                return message;
            }
            self.waiting.push_back(message);
        }
    }

    /// The diagnostics of the document `uri` that were published last, of those that came and were
    /// not asked for. Drops those before.
    pub(crate) fn last_published(&mut self, uri: &str) -> Option<Value> {
        let is_of = |message: &Value| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
        };
        if let Some(messages) = &self.messages {
            self.waiting.extend(messages.try_iter());
        }
        let count = self.waiting.iter().filter(|message| is_of(message)).count();
        let mut seen = 0;
        self.waiting.retain(|message| {
            let is_old = is_of(message) && seen + 1 < count;
            seen += usize::from(is_of(message));
            !is_old
        });
        let last = self.waiting.iter().find(|message| is_of(message))?;
        Some(last["params"]["diagnostics"].clone())
    }

    /// What has been read and not asked for.
    pub(crate) fn unasked(&self) -> &VecDeque<Value> {
        &self.waiting
    }

    /// Answers a request of the server.
    pub(crate) fn respond(&mut self, request: &Value, result: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "id": request["id"], "result": result}));
    }

    /// Opens a document.
    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        let item = json!({"uri": uri, "languageId": "glossator", "version": 1, "text": text});
        self.notify("textDocument/didOpen", &json!({ "textDocument": item }));
    }

    /// Edits the document.
    pub(crate) fn change(&mut self, version: i32, changes: &Value) {
        self.notify("textDocument/didChange", &change(version, changes));
    }

    /// The document's text as the server has it.
    pub(crate) fn text(&mut self) -> String {
        self.document_text()["text"].as_str().unwrap().to_owned()
    }

    /// The document as the server has it.
    pub(crate) fn document_text(&mut self) -> Value {
        let params = json!({"textDocument": {"uri": URI}});
        self.call("glossator/documentText", &params)
    }

    /// Shows that the session goes on.
    pub(crate) fn check_alive(&mut self) {
        let answer = self.call("glossator/probe", &json!({"do": "nothing"}));
        assert_eq!(answer, Value::Null);
    }

    /// The id used last.
    pub(crate) fn call_id(&self) -> i64 {
        self.last_id
    }

    /// The server's input, for who wants to write to it elsewhere.
    pub(crate) fn take_input(&mut self) -> ChildStdin {
        self.input.take().unwrap()
    }

    /// Ends the server's input.
    pub(crate) fn close_input(&mut self) {
        self.input = None;
    }

    /// Ends the server's output, which nobody may have begun to read.
    pub(crate) fn close_output(&mut self) {
        self.output = None;
    }

    /// A line of `/proc/PID/status`, in bytes.
    #[cfg(target_os = "linux")]
    pub(crate) fn memory(&self, line: &str) -> usize {
        let path = format!("/proc/{}/status", self.process.id());
        let status = std::fs::read_to_string(path).unwrap();
        let found = status.lines().find_map(|found| found.strip_prefix(line));
        let kilobytes = found.unwrap().trim_matches([':', '\t', ' ', 'k', 'B']);
        kilobytes.parse::<usize>().unwrap() << 10
    }

    /// Waits for the server to end, and returns its exit code.
    pub(crate) fn exit_code(&mut self) -> Option<i32> {
        let deadline = Instant::now() + DEADLINE;
        while Instant::now() < deadline {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status.code();
            }
            thread::sleep(Duration::from_millis(1));
        }
        panic!("the server does not end");
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // Nothing to do if it has ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A notification.
pub(crate) fn notification(method: &str, params: &Value) -> Value {
    json!({"jsonrpc": "2.0", "method": method, "params": params})
}

/// The parameters of an edit of the document.
pub(crate) fn change(version: i32, changes: &Value) -> Value {
    json!({"textDocument": {"uri": URI, "version": version}, "contentChanges": changes})
}

/// One replacement, from line and column to line and column.
pub(crate) fn edit(from: (u32, u32), to: (u32, u32), text: &str) -> Value {
    let position = |(line, character): (u32, u32)| json!({"line": line, "character": character});
    json!({"range": {"start": position(from), "end": position(to)}, "text": text})
}

/// `content` with its header.
pub(crate) fn framed(content: impl AsRef<[u8]>) -> Vec<u8> {
    let content = content.as_ref();
    let mut framed = format!("Content-Length: {}\r\n\r\n", content.len()).into_bytes();
    framed.extend_from_slice(content);
    framed
}

fn read_message(output: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        output.read_line(&mut line).ok()?;
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().ok(),
            Some(_) => {}
            None if line.is_empty() => return None,
            None => break,
        }
    }
    let mut content = vec![0; length.expect("a message without length")];
    output.read_exact(&mut content).ok()?;
    Some(serde_json::from_slice(&content).expect("a message is JSON"))
}
