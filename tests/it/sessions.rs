//! Every answer is a function of text and settings: after any session a server answers as a
//! fresh one does that opens the same text.
//!
//! A session edits over a nasty alphabet, carries out what the server offers (fixes, commands,
//! formatting, completion, renaming), changes settings, closes, reopens and replaces the text;
//! every few steps all that can be asked is asked of it and of a server just started. Sessions
//! are numbered and the same in every run. More of them: `SESSIONS=500 cargo test sessions`;
//! one again: `SESSIONS_FROM=17 SESSIONS=1`.

mod questions;
mod steps;
mod texts;

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use self::questions::{Asked, Question};
use super::client::{Client, URI};
use super::model::{Encoding, Random, Text};

/// Another document that is open all the time.
const OTHER: &str = "file:///other.txt";
const OTHER_TEXT: &str = "[PER Ida Keld  ] of the [ORG Oru Tea Works  ] ( [ORG OTW  ] ) . \n";

/// Steps of a session, and after how many of them the answers are compared.
const STEPS: usize = 24;
const COMPARED: usize = 8;

#[test]
fn a_server_answers_as_a_fresh_one_does() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let (first, count) = (number("SESSIONS_FROM"), number("SESSIONS"));
    let first = first.unwrap_or(1);
    for seed in first..first + count.unwrap_or(3) {
        Session::new(seed).run();
    }
}

/// How a session's client introduces itself.
#[derive(Clone)]
struct Manner {
    encoding: &'static str,
    /// Whether it asks for diagnostics, or is sent them.
    pulls: bool,
}

impl Manner {
    fn new(seed: u64) -> Self {
        Self {
            encoding: ["utf-16", "utf-8", "utf-32"][seed as usize % 3],
            pulls: (seed / 3).is_multiple_of(2),
        }
    }

    fn start(&self, settings: &Value, other: &str) -> Client {
        let mut client = Client::fresh();
        let markdown = json!(["markdown"]);
        let capabilities = json!({
            "general": {"positionEncodings": [self.encoding]},
            "workspace": {
                "applyEdit": true,
                "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]},
                "diagnostics": {"refreshSupport": self.pulls},
            },
            "textDocument": {
                "diagnostic": if self.pulls { json!({}) } else { Value::Null },
                "publishDiagnostics": {"versionSupport": true, "relatedInformation": true},
                "hover": {"contentFormat": markdown},
                "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
                "definition": {"linkSupport": true},
                "rename": {"prepareSupport": true},
                "semanticTokens": {"requests": {"range": true, "full": {"delta": true}}},
                "codeAction": {
                    "codeActionLiteralSupport": {"codeActionKind": {"valueSet": [""]}},
                    "resolveSupport": {"properties": ["edit"]},
                    "disabledSupport": true,
                },
                "completion": {"completionItem": {
                    "snippetSupport": false, "labelDetailsSupport": true,
                    "documentationFormat": markdown,
                }},
            },
        });
        let params = json!({"capabilities": capabilities, "initializationOptions": settings});
        client.call("initialize", &params);
        client.notify("initialized", &json!({}));
        client.open(OTHER, other);
        client
    }
}

fn open(client: &mut Client, version: i32, text: &str) {
    let item = json!({"uri": URI, "languageId": "glossator", "version": version, "text": text});
    client.notify("textDocument/didOpen", &json!({ "textDocument": item }));
}

struct Session {
    seed: u64,
    random: Random,
    manner: Manner,
    client: Client,
    text: Text,
    version: i32,
    settings: Value,
    /// The text of the other document.
    other: String,
    /// The tokens of the last answer, with its id.
    tokens: Option<(Value, Vec<Value>)>,
    /// What was done so far.
    log: Vec<String>,
}

impl Session {
    fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let manner = Manner::new(seed);
        let settings = json!({});
        let start = texts::text(&mut random);
        let mut client = manner.start(&settings, OTHER_TEXT);
        open(&mut client, 1, &start);
        let encoding = match manner.encoding {
            "utf-8" => Encoding::Utf8,
            "utf-16" => Encoding::Utf16,
            _ => Encoding::Utf32,
        };
        Self {
            seed,
            random,
            manner,
            client,
            text: Text::new(&start, encoding),
            version: 1,
            settings,
            other: OTHER_TEXT.to_owned(),
            tokens: None,
            log: Vec::new(),
        }
    }

    fn run(mut self) {
        for step in 1..=STEPS {
            self.step();
            if step % COMPARED == 0 {
                self.compare();
            }
        }
    }

    fn compare(&mut self) {
        let document = json!({"textDocument": {"uri": URI}});
        // Notes keep off the line that is being edited until it is saved.
        self.client.notify("textDocument/didSave", &document);
        let mut fresh = self.manner.start(&self.settings, &self.other);
        open(&mut fresh, self.version, self.text.as_str());
        assert_eq!(self.client.text(), self.text.as_str(), "{}", self.story());
        self.wait_for_settings(&mut fresh);
        self.compare_diagnostics(&mut fresh);
        self.compare_tokens(&mut fresh);
        for question in questions::about_the_document(&self.text) {
            self.ask(&mut fresh, &question);
        }
        for _ in 0..4 {
            let at = self.place();
            for question in questions::at(&self.text, at) {
                self.ask(&mut fresh, &question);
            }
        }
    }

    fn story(&self) -> String {
        let (seed, log) = (self.seed, self.log.join("\n  "));
        let settings = &self.settings;
        format!(
            "session {seed}, settings {settings}:\n  {log}\ntext: {:?}",
            self.text.as_str()
        )
    }

    /// New settings may take their time.
    fn wait_for_settings(&mut self, fresh: &mut Client) {
        let status = Question::about("glossator/status");
        let expected = status.ask(fresh);
        let end = Instant::now() + Duration::from_secs(10);
        while status.ask(&mut self.client) != expected && Instant::now() < end {}
        self.ask(fresh, &status);
    }

    fn compare_diagnostics(&mut self, fresh: &mut Client) {
        if self.manner.pulls {
            return self.ask(fresh, &Question::about("textDocument/diagnostic"));
        }
        // What is shown already is not sent again, so the last that was sent is compared, once it is
        // what a client that asks is given.
        let expected = shown(fresh);
        let found = shown(&mut self.client);
        assert_eq!(found, expected, "published; {}", self.story());
    }

    fn compare_tokens(&mut self, fresh: &mut Client) {
        let full = Question::about("textDocument/semanticTokens/full");
        let expected = full.ask(fresh);
        let Asked::Result(expected) = &expected else {
            panic!("no tokens: {expected:?}; {}", self.story());
        };
        let params = |id: &Value| json!({"textDocument": {"uri": URI}, "previousResultId": id});
        let answer = match &self.tokens {
            Some((id, _)) => self
                .client
                .call("textDocument/semanticTokens/full/delta", &params(id)),
            None => self
                .client
                .call("textDocument/semanticTokens/full", &params(&Value::Null)),
        };
        let tokens = match (&answer["edits"], self.tokens.take()) {
            (Value::Array(edits), Some((_, mut tokens))) => {
                for edit in edits.iter().rev() {
                    let number = |name: &str| edit[name].as_u64().unwrap() as usize;
                    let data = edit["data"].as_array().cloned().unwrap_or_default();
                    let start = number("start");
                    drop(tokens.splice(start..start + number("deleteCount"), data));
                }
                tokens
            }
            _ => answer["data"].as_array().unwrap().clone(),
        };
        assert_eq!(json!(tokens), expected["data"], "tokens; {}", self.story());
        self.tokens = Some((answer["resultId"].clone(), tokens));
    }

    fn ask(&mut self, fresh: &mut Client, question: &Question) {
        let (found, expected) = (question.ask(&mut self.client), question.ask(fresh));
        self.check(question, &found, &expected);
        let follow_ups = question.follow_ups(&found).into_iter();
        for (own, other) in follow_ups.zip(question.follow_ups(&expected)) {
            let (found, expected) = (own.ask(&mut self.client), other.ask(fresh));
            self.check(&own, &found, &expected);
        }
    }

    fn check(&self, question: &Question, found: &Asked, expected: &Asked) {
        let panicked = matches!(found, Asked::Error(error) if error["code"] == -32603);
        assert!(
            !panicked && found == expected,
            "{question:?}\nfound    {found:?}\nexpected {expected:?}\n{}",
            self.story()
        );
    }
}

/// The diagnostics of the document that `client` shows when all is sent that is to be shown.
fn shown(client: &mut Client) -> Value {
    let due = Question::about("textDocument/diagnostic").ask(client);
    let Asked::Result(due) = due else {
        return Value::Null;
    };
    let due = &due["items"];
    if client.last_published(URI).as_ref() == Some(due) {
        return due.clone();
    }
    let message = client.wait("diagnostics", |message| {
        let params = &message["params"];
        message["method"] == "textDocument/publishDiagnostics"
            && params["uri"] == URI
            && params["diagnostics"] == *due
    });
    message["params"]["diagnostics"].clone()
}
