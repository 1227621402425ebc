//! The server in this process, behind two pipes, and a client that keeps its answers in one
//! buffer made beforehand: nothing of what is measured is the client's.

use std::collections::HashMap;
use std::io::{self, BufRead as _, BufReader, PipeReader, PipeWriter, Read as _, Write as _};
use std::thread::{self, JoinHandle};

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::meter::{Cost, Meter};
use crate::process::Diagnostics;

/// The document of all requests.
pub(super) const URI: &str = "file:///families/text.ann.txt";

/// Bytes that an answer may have before the buffer grows, which would count as the server's.
const LONGEST: usize = 1 << 28;

pub(super) struct Host {
    input: Option<PipeWriter>,
    output: BufReader<PipeReader>,
    server: Option<JoinHandle<()>>,
    /// The content of the last message.
    content: Vec<u8>,
    last_id: u64,
    version: i32,
    /// How often diagnostics came.
    published: usize,
}

/// What a message says of itself.
#[derive(Deserialize)]
struct Head {
    id: Option<Value>,
    method: Option<String>,
    error: Option<Value>,
    #[serde(default, rename = "result")]
    _result: IgnoredAny,
}

impl Host {
    /// A session that has begun, and what the server offers.
    pub(super) fn start(diagnostics: Diagnostics) -> (Self, Value) {
        let (reading, input) = io::pipe().unwrap();
        let (output, writing) = io::pipe().unwrap();
        let server = thread::spawn(move || {
            glossator::server::serve_session(BufReader::new(reading), writing).unwrap();
        });
        let mut host = Self {
            input: Some(input),
            output: BufReader::with_capacity(1 << 20, output),
            server: Some(server),
            content: Vec::with_capacity(LONGEST),
            last_id: 0,
            version: 1,
            published: 0,
        };
        host.ask(
            "initialize",
            &json!({"capabilities": abilities(diagnostics)}),
        )
        .unwrap();
        let offers = host.answer()["capabilities"].clone();
        host.notify("initialized", &json!({}));
        (host, offers)
    }

    /// What the last request was answered with.
    pub(super) fn answer(&self) -> Value {
        let mut answer: Value = serde_json::from_slice(&self.content).unwrap();
        answer["result"].take()
    }

    /// A text in what the last request was answered with.
    pub(super) fn answer_field(&self, field: &str) -> Option<String> {
        // The rest of the answer may be long, and is passed over.
        #[derive(Deserialize)]
        struct Answer {
            result: Option<HashMap<String, Field>>,
        }
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Field {
            Text(String),
            Other(IgnoredAny),
        }
        let answer: Answer = serde_json::from_slice(&self.content).ok()?;
        match answer.result?.remove(field)? {
            Field::Text(text) => Some(text),
            Field::Other(_) => None,
        }
    }

    /// Opens the document, and waits until it is there.
    pub(super) fn open(&mut self, text: &str) -> Cost {
        let item = json!({"uri": URI, "languageId": "annotated-text", "version": 1, "text": text});
        let opening = notification("textDocument/didOpen", &json!({"textDocument": item}));
        self.told(&opening)
    }

    /// Puts `text` at `place`, and waits until it is there.
    pub(super) fn type_at(&mut self, place: &Value, text: &str) -> Cost {
        self.version += 1;
        let change = json!({"range": {"start": place, "end": place}, "text": text});
        let params = json!({
            "textDocument": {"uri": URI, "version": self.version}, "contentChanges": [change],
        });
        let change = notification("textDocument/didChange", &params);
        self.told(&change)
    }

    pub(super) fn close(&mut self) -> Cost {
        let params = json!({"textDocument": {"uri": URI}});
        let closing = notification("textDocument/didClose", &params);
        self.told(&closing)
    }

    /// Sends a notification, and waits until the server has dealt with it.
    fn told(&mut self, message: &[u8]) -> Cost {
        let nothing = self.request("$/nothing", &json!({}));
        let meter = Meter::start();
        self.send(message);
        self.send(&nothing);
        // There is no such request, which is said when its turn comes.
        self.wait_for_answer().unwrap_err();
        meter.stop()
    }

    /// The cost of what `lead` does together with that of the diagnostics that the server sends
    /// for it.
    pub(super) fn pushed(&mut self, lead: impl FnOnce(&mut Self) -> Cost) -> Cost {
        let published = self.published;
        let before = lead(self);
        // A large document is looked at after a pause, which has not ended yet.
        let meter = Meter::start();
        while self.published == published {
            self.read();
        }
        let cost = meter.stop();
        let times = before.time.zip(cost.time);
        Cost {
            time: times.map(|(before, time)| before + time),
            memory: before.memory.max(cost.memory),
        }
    }

    /// Asks, and waits for the answer.
    ///
    /// # Errors
    /// The server answers with an error.
    pub(super) fn ask(&mut self, method: &str, params: &Value) -> Result<Cost, Value> {
        let request = self.request(method, params);
        let meter = Meter::start();
        self.send(&request);
        self.wait_for_answer()?;
        Ok(meter.stop())
    }

    fn request(&mut self, method: &str, params: &Value) -> Vec<u8> {
        self.last_id += 1;
        let id = self.last_id;
        framed(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}))
    }

    fn notify(&mut self, method: &str, params: &Value) {
        self.send(&notification(method, params));
    }

    fn send(&mut self, message: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(message).unwrap();
    }

    /// Reads on until the last request is answered. Every edit that the server asks for is said to
    /// be made, and not made, so that all requests find the same document.
    fn wait_for_answer(&mut self) -> Result<(), Value> {
        loop {
            let head = self.read();
            match (head.id, head.method) {
                (Some(id), Some(_)) => self.send(&framed(
                    &json!({"jsonrpc": "2.0", "id": id, "result": {"applied": true}}),
                )),
                (Some(id), None) if id == self.last_id => {
                    return head.error.map_or(Ok(()), Err);
                }
                _ => {}
            }
        }
    }

    fn read(&mut self) -> Head {
        let mut length = 0;
        loop {
            let mut line = String::new();
            let read = self.output.read_line(&mut line).unwrap();
            assert!(read > 0, "the server has ended");
            match line.trim_end().split_once(": ") {
                Some(("Content-Length", value)) => length = value.parse().unwrap(),
                Some(_) => {}
                None => break,
            }
        }
        self.content.clear();
        let output = &mut self.output;
        output.take(length).read_to_end(&mut self.content).unwrap();
        let head: Head = serde_json::from_slice(&self.content).unwrap();
        if head.method.as_deref() == Some("textDocument/publishDiagnostics") {
            self.published += 1;
        }
        head
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // The server ends at the end of its input, and its threads before the next one starts.
        drop(self.input.take());
        if let Some(server) = self.server.take() {
            let _ = server.join();
        }
    }
}

fn notification(method: &str, params: &Value) -> Vec<u8> {
    framed(&json!({"jsonrpc": "2.0", "method": method, "params": params}))
}

fn framed(message: &Value) -> Vec<u8> {
    let content = message.to_string();
    format!("Content-Length: {}\r\n\r\n{content}", content.len()).into_bytes()
}

/// A client that can all that the server makes use of.
fn abilities(diagnostics: Diagnostics) -> Value {
    let mut abilities = json!({
        "general": {"positionEncodings": ["utf-16"]},
        "window": {"showDocument": {"support": true}},
        "workspace": {
            "applyEdit": true,
            "workspaceEdit": {
                "documentChanges": true, "resourceOperations": ["create"],
                "changeAnnotationSupport": {},
            },
        },
        "textDocument": {
            "hover": {"contentFormat": ["markdown"]},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
            "definition": {"linkSupport": true},
            "documentLink": {"tooltipSupport": true},
            "foldingRange": {"foldingRange": {"collapsedText": true}},
            "rename": {"prepareSupport": true},
            "semanticTokens": {
                "requests": {"range": true, "full": {"delta": true}}, "tokenTypes": ["organization"],
            },
            "publishDiagnostics": {
                "relatedInformation": true, "versionSupport": true, "codeDescriptionSupport": true,
                "dataSupport": true, "tagSupport": {"valueSet": [1]},
            },
            "completion": {"completionItem": {
                "snippetSupport": true, "insertReplaceSupport": true, "labelDetailsSupport": true,
                "documentationFormat": ["markdown"],
            }},
            "signatureHelp": {"signatureInformation": {"documentationFormat": ["markdown"]}},
            "codeAction": {
                "codeActionLiteralSupport": {}, "resolveSupport": {"properties": ["edit"]},
                "disabledSupport": true,
            },
        },
    });
    if diagnostics == Diagnostics::Pulled {
        abilities["textDocument"]["diagnostic"] = json!({});
        abilities["workspace"]["diagnostics"] = json!({"refreshSupport": true});
    }
    abilities
}
