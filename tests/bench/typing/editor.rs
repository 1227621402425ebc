//! An editor that types: it goes on while answers are under way, and reads them on a thread of its
//! own, which notes when they came.

use std::process::ChildStdin;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::process::{self, Diagnostics, Process};
use crate::wire::{URI, range};

/// A place: line and column, from 0.
pub(super) type Place = (usize, usize);

/// Lines on a screen.
const SCREEN: usize = 60;
/// After so many keys the pointer rests on a word.
const HOVER: usize = 10;
/// No answer takes longer.
const PATIENCE: Duration = Duration::from_secs(300);

/// A diagnostic, as far as it is looked at.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) range: Range,
    pub(super) severity: u8,
    pub(super) code: String,
    pub(super) message: String,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) start: Position,
    pub(super) end: Position,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) character: usize,
}

/// The diagnostics that the editor shows.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) items: Vec<Item>,
    /// The name of the last report.
    id: Option<String>,
    /// How often they came or were said to be the same.
    pub(super) reports: usize,
    /// The bytes of these messages.
    pub(super) bytes: usize,
}

pub(super) struct Editor {
    process: Process,
    input: ChildStdin,
    incoming: Receiver<(Instant, Vec<u8>)>,
    diagnostics: Diagnostics,
    pub(super) shown: Shown,
    /// The first line on the screen.
    pub(super) screen: usize,
    last_id: u64,
    version: i32,
    keys: usize,
    /// The request for diagnostics that is under way, and the version it was sent for.
    pull: Option<(u64, i32)>,
}

/// What a message may hold.
#[derive(Deserialize)]
struct Head {
    id: Option<Value>,
    method: Option<String>,
    params: Option<Published>,
    result: Option<Value>,
}

#[derive(Default, Deserialize)]
struct Published {
    version: Option<i32>,
    diagnostics: Option<Vec<Item>>,
}

impl Editor {
    /// An editor with `text` open whose screen begins in line `screen`, and that shows what is
    /// found in it.
    pub(super) fn start(diagnostics: Diagnostics, text: &str, screen: usize) -> Self {
        let (process, input, mut output) = Process::start();
        let (to, incoming) = mpsc::channel();
        thread::spawn(move || {
            while let Some(content) = process::read(&mut output) {
                if to.send((Instant::now(), content)).is_err() {
                    break;
                }
            }
        });
        let mut editor = Self {
            process,
            input,
            incoming,
            diagnostics,
            shown: Shown::default(),
            screen,
            last_id: 0,
            version: 1,
            keys: 0,
            pull: None,
        };
        let capabilities = process::capabilities(diagnostics);
        let begun = editor.request("initialize", &json!({ "capabilities": capabilities }));
        editor.wait_for_answer(begun);
        editor.notify("initialized", &json!({}));
        let item = json!({"uri": URI, "languageId": "annotated-text", "version": 1, "text": text});
        editor.notify("textDocument/didOpen", &json!({ "textDocument": item }));
        editor.ask_for_colours();
        if diagnostics == Diagnostics::Pulled {
            editor.pull();
        }
        editor.wait_until_current();
        editor
    }

    /// Replaces `from` to `to` by `text`, and nothing else.
    pub(super) fn edit(&mut self, from: Place, to: Place, text: &str) {
        self.version += 1;
        let change = json!({"range": range(from, to), "text": text});
        let document = json!({"uri": URI, "version": self.version});
        let params = json!({"textDocument": document, "contentChanges": [change]});
        self.notify("textDocument/didChange", &params);
    }

    /// Replaces `from` to `to` by `text`, and asks what editors ask after a key.
    pub(super) fn key(&mut self, from: Place, to: Place, text: &str) {
        self.edit(from, to, text);
        self.ask_for_colours();
        if self.diagnostics == Diagnostics::Pulled {
            self.pull();
        }
        self.keys += 1;
        if self.keys.is_multiple_of(HOVER) {
            let position = json!({"line": from.0, "character": from.1});
            let params = json!({"textDocument": {"uri": URI}, "position": position});
            self.request("textDocument/hover", &params);
        }
    }

    /// Asks for the colours of what is on the screen, and returns the id.
    pub(super) fn ask_for_colours(&mut self) -> u64 {
        let screen = range((self.screen, 0), (self.screen + SCREEN, 0));
        let params = json!({"textDocument": {"uri": URI}, "range": screen});
        self.request("textDocument/semanticTokens/range", &params)
    }

    /// Asks for diagnostics, in place of what was asked before.
    pub(super) fn pull(&mut self) {
        if let Some((before, _)) = self.pull.take() {
            self.notify("$/cancelRequest", &json!({ "id": before }));
        }
        let mut params = json!({"textDocument": {"uri": URI}});
        if let Some(id) = &self.shown.id {
            params["previousResultId"] = json!(id);
        }
        let id = self.request("textDocument/diagnostic", &params);
        self.pull = Some((id, self.version));
    }

    /// Reads what comes until `deadline`, or until a report after which `wanted` holds; then
    /// returns when that came.
    pub(super) fn read_until(
        &mut self,
        deadline: Instant,
        wanted: &dyn Fn(&Shown) -> bool,
    ) -> Option<Instant> {
        while let Some((came, content)) = self.next(deadline) {
            if self.take(&content).is_some() && wanted(&self.shown) {
                return Some(came);
            }
        }
        None
    }

    /// Reads until the diagnostics of the last version are there, and returns when they came. A
    /// server that publishes them sends none where they are shown already: then until it is silent.
    pub(super) fn wait_until_current(&mut self) -> Instant {
        const SILENCE: Duration = Duration::from_millis(1_500);
        if self.diagnostics == Diagnostics::Pushed && self.shown.reports > 0 {
            let silent = Instant::now() + SILENCE;
            let version = self.version;
            while let Some((came, content)) = self.next(silent) {
                if self.take(&content) == Some(version) {
                    return came;
                }
            }
            return silent;
        }
        loop {
            let (came, content) = self.next_at_all();
            if self.take(&content) == Some(self.version) {
                return came;
            }
        }
    }

    /// Reads until request `id` is answered, and returns when, and the answer.
    pub(super) fn wait_for_answer(&mut self, id: u64) -> (Instant, Vec<u8>) {
        loop {
            let (came, content) = self.next_at_all();
            let head: Head = serde_json::from_slice(&content).unwrap();
            if head.method.is_none() && head.id == Some(json!(id)) {
                return (came, content);
            }
            self.take(&content);
        }
    }

    /// The processor time of the server, in seconds.
    pub(super) fn cpu(&self) -> f64 {
        let cpu = self.process.cpu();
        cpu.map_or(f64::NAN, |cpu| cpu.as_secs_f64())
    }

    pub(super) fn request(&mut self, method: &str, params: &Value) -> u64 {
        self.last_id += 1;
        let id = self.last_id;
        let message = json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params});
        process::write(&mut self.input, &message);
        id
    }

    fn notify(&mut self, method: &str, params: &Value) {
        let message = json!({"jsonrpc": "2.0", "method": method, "params": params});
        process::write(&mut self.input, &message);
    }

    fn next(&self, deadline: Instant) -> Option<(Instant, Vec<u8>)> {
        let left = deadline.saturating_duration_since(Instant::now());
        match self.incoming.recv_timeout(left) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => panic!("the server has ended"),
        }
    }

    fn next_at_all(&self) -> (Instant, Vec<u8>) {
        self.next(Instant::now() + PATIENCE).expect("an answer")
    }

    /// Takes a message. Returns the version whose diagnostics it brings, if it brings some.
    fn take(&mut self, content: &[u8]) -> Option<i32> {
        let head: Head = serde_json::from_slice(content).unwrap();
        match (head.method.as_deref(), head.id) {
            (Some("textDocument/publishDiagnostics"), _) => {
                let published = head.params?;
                self.shown.items = published.diagnostics?;
                self.note(content.len());
                published.version
            }
            (Some(method), Some(id)) => {
                let answer = json!({"jsonrpc": "2.0", "id": id, "result": null});
                process::write(&mut self.input, &answer);
                if method == "workspace/diagnostic/refresh" {
                    self.pull();
                }
                None
            }
            (None, Some(id)) => {
                let (_, version) = self.pull.take_if(|(pull, _)| json!(pull) == id)?;
                let Some(mut report) = head.result else {
                    // The server gave up, so that it is asked again.
                    self.pull();
                    return None;
                };
                self.shown.id = report["resultId"].as_str().map(str::to_owned);
                if report["kind"] == "full" {
                    self.shown.items = Vec::deserialize(report["items"].take()).unwrap();
                }
                self.note(content.len());
                Some(version)
            }
            _ => None,
        }
    }

    fn note(&mut self, bytes: usize) {
        self.shown.reports += 1;
        self.shown.bytes += bytes;
    }
}
