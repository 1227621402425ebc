//! A server that is asked everything, and the questions.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Met;
use super::places::{Encoding, Place, beyond, place_of, places};
use super::text::{Random, annotated};
use crate::client::{Client, change};

/// The document that is asked about. Nothing is there.
pub(super) const TEXT_URI: &str = "file:///glossator-everywhere/text.txt";
/// The settings that are asked about.
pub(super) const SETTINGS_URI: &str = "file:///glossator-everywhere/glossator.toml";
/// A document that is open beside it.
const OTHER_URI: &str = "file:///glossator-everywhere/other.txt";
const OTHER: &str =
    "[ORG Oru Tea Works  ] ( [ORG OTW  ] ) of [LOC Ada Bay  ] and [PER Keld  ] . \n";

/// So many requests are sent before their answers are read.
const BATCH: usize = 256;

/// A client with a server.
pub(super) struct Asker {
    client: Client,
    pub(super) encoding: Encoding,
    /// Whether it asks for diagnostics itself.
    pub(super) pulls: bool,
    version: i32,
}

/// What a client says that can everything.
pub(super) fn capabilities(encoding: Encoding, pulls: bool) -> Value {
    let markup = json!(["markdown", "plaintext"]);
    let mut text_document = json!({
        "hover": {"contentFormat": markup},
        "definition": {"linkSupport": true},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
        "documentLink": {"tooltipSupport": true},
        "foldingRange": {"foldingRange": {"collapsedText": true}},
        "rename": {"prepareSupport": true},
        "completion": {"completionItem": {
            "snippetSupport": true, "insertReplaceSupport": true, "labelDetailsSupport": true,
            "documentationFormat": markup,
        }},
        "semanticTokens": {
            "requests": {"range": true, "full": {"delta": true}},
            "tokenTypes": [], "tokenModifiers": [],
        },
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}},
            "disabledSupport": true, "dataSupport": true,
            "resolveSupport": {"properties": if pulls { json!(["edit"]) } else { json!([]) }},
        },
        "publishDiagnostics": {"versionSupport": true, "relatedInformation": true},
    });
    if pulls {
        text_document["diagnostic"] = json!({});
    }
    json!({
        "general": {"positionEncodings": [encoding.name()]},
        "textDocument": text_document,
        "workspace": {
            "applyEdit": true,
            "diagnostics": {"refreshSupport": true},
            "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]},
        },
    })
}

impl Asker {
    pub(super) fn new(encoding: Encoding, pulls: bool) -> Self {
        let mut client = Client::with(&capabilities(encoding, pulls));
        client.open(OTHER_URI, OTHER);
        Self {
            client,
            encoding,
            pulls,
            version: 0,
        }
    }

    /// The next text will have this version, which none had before: what is published of one is not
    /// taken for what is published of another.
    pub(super) fn begin(&mut self, version: i32) {
        self.version = version;
    }

    /// Opens `text`.
    pub(super) fn open(&mut self, uri: &str, text: &str) {
        let item = json!({"uri": uri, "languageId": "x", "version": self.version, "text": text});
        self.client
            .notify("textDocument/didOpen", &json!({ "textDocument": item }));
    }

    /// Opens another text and comes to `text` from there: all at once, or by edits of which the
    /// last gives what was missing.
    pub(super) fn arrive(&mut self, uri: &str, text: &str, random: &mut Random) {
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let mut place = || starts.get(random.below(starts.len() + 1)).copied();
        let mut place = || place().unwrap_or(text.len());
        let (one, other) = (place(), place());
        let (from, to) = (one.min(other), one.max(other));
        let junk = annotated(random, 3);
        let before = format!("{}{junk}{}", &text[..from], &text[to..]);
        self.client.open(uri, &before);
        let ends = [from, from + junk.len()].map(|at| place_of(&before, at, self.encoding));
        let changes = match ends {
            [Some(start), Some(end)] if !random.once_in(3) => {
                let range = json!({"start": start.json(), "end": end.json()});
                json!([{"range": range, "text": &text[from..to]}])
            }
            _ => json!([{ "text": text }]),
        };
        let mut change = change(self.version, &changes);
        change["textDocument"]["uri"] = json!(uri);
        self.client.notify("textDocument/didChange", &change);
        // The line that is being edited has no notes; it is not edited any more.
        let saved = json!({"textDocument": {"uri": uri}});
        self.client.notify("textDocument/didSave", &saved);
    }

    pub(super) fn close(&mut self, uri: &str) {
        let params = json!({"textDocument": {"uri": uri}});
        self.client.notify("textDocument/didClose", &params);
    }

    /// What is shown of the document as it is now.
    pub(super) fn diagnostics(&mut self, uri: &str) -> Vec<Value> {
        if self.pulls {
            let params = json!({"textDocument": {"uri": uri}});
            let report = self.client.call("textDocument/diagnostic", &params);
            return report["items"].as_array().unwrap().clone();
        }
        let version = self.version;
        let published = self.client.wait("findings", |message| {
            let params = &message["params"];
            params["uri"] == uri && params["version"] == version
        });
        published["params"]["diagnostics"]
            .as_array()
            .unwrap()
            .clone()
    }

    /// The answers to `questions`, in their order.
    pub(super) fn ask(&mut self, questions: &[Question]) -> Vec<Value> {
        let mut answers = Vec::new();
        for some in questions.chunk_by(|one, next| !one.is_command() && !next.is_command()) {
            if some[0].is_command() {
                answers.extend(some.iter().map(|question| self.command(question)));
                continue;
            }
            for some in some.chunks(BATCH) {
                let send =
                    |question: &Question| self.client.request(&question.method, &question.params);
                let ids: Vec<i64> = some.iter().map(send).collect();
                answers.extend(
                    ids.into_iter()
                        .map(|id| without_names(self.client.answer(id))),
                );
            }
        }
        answers
    }

    /// What a command is answered with, and the edits that it wants the client to make. None is
    /// made.
    fn command(&mut self, question: &Question) -> Value {
        let id = self.client.request(&question.method, &question.params);
        let mut edits = Vec::new();
        loop {
            let message = self.client.wait("a command", |message| {
                message["method"] == "workspace/applyEdit"
                    || message.get("method").is_none() && message["id"] == id
            });
            if message["method"] == "workspace/applyEdit" {
                self.client.respond(&message, &json!({"applied": false}));
                edits.push(message["params"]["edit"].clone());
            } else {
                let mut answer = without_names(message);
                answer["edits"] = json!(edits);
                return answer;
            }
        }
    }
}

/// An answer without what every answer has another of.
fn without_names(mut answer: Value) -> Value {
    if let Some(answer) = answer.as_object_mut() {
        answer.remove("id");
        answer.remove("jsonrpc");
    }
    if let Some(result) = answer.get_mut("result").and_then(Value::as_object_mut) {
        result.remove("resultId");
    }
    answer
}

/// A request.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) method: String,
    pub(super) params: Value,
    /// Whether the place that it is about is there.
    exists: bool,
}

impl Question {
    fn new(method: &str, params: Value) -> Self {
        Self {
            method: method.to_owned(),
            params,
            exists: true,
        }
    }

    pub(super) fn is_command(&self) -> bool {
        self.method == "workspace/executeCommand"
    }

    /// Everything that can be asked about `text`.
    pub(super) fn all(
        uri: &str,
        text: &str,
        encoding: Encoding,
        found: &[Value],
        random: &mut Random,
    ) -> Vec<Self> {
        let mut all = Self::whole(uri, found);
        let places = places(text, encoding);
        for place in &places {
            let at = Self::at(uri, *place);
            all.extend(at.filter(|_| random.takes()));
            let to = places[random.below(places.len())];
            let between = Self::between(uri, *place, to, found).into_iter();
            all.extend(between.filter(|_| random.takes()));
        }
        let beyond = beyond(text);
        let behind = Self::at(uri, beyond);
        let behind = behind.chain(Self::between(uri, beyond, beyond, found));
        all.extend(behind.map(|question| Self {
            exists: false,
            ..question
        }));
        all
    }

    /// What is asked about a whole document.
    fn whole(uri: &str, found: &[Value]) -> Vec<Self> {
        let here = json!({"textDocument": {"uri": uri}});
        let lines = [(0, 2), (1, 9), (0, 5_000_000)];
        let reading = lines.map(|(from, to)| {
            let params = json!({"textDocument": {"uri": uri}, "startLine": from, "endLine": to});
            Self::new("glossator/reading", params)
        });
        let options = json!({"tabSize": 4, "insertSpaces": true});
        let formatting = json!({"textDocument": {"uri": uri}, "options": options});
        let search = ["", "a", "Ada", "\u{301}", "😀"];
        let search = search.map(|query| Self::new("workspace/symbol", json!({ "query": query })));
        let everything = json!({"start": Place(0, 0).json(), "end": Place(0, 0).json()});
        let source = [
            "source",
            "source.fixAll.glossator",
            "source.organize.glossator",
        ];
        let source = source.map(|only| {
            let context = json!({"diagnostics": found, "only": [only]});
            let params =
                json!({"textDocument": {"uri": uri}, "range": everything, "context": context});
            Self::new("textDocument/codeAction", params)
        });
        let whole = [
            "textDocument/documentSymbol",
            "textDocument/foldingRange",
            "textDocument/codeLens",
            "textDocument/documentLink",
            "textDocument/semanticTokens/full",
            "glossator/status",
            "glossator/documentText",
        ];
        let whole = whole.map(|method| Self::new(method, here.clone()));
        let delta = json!({"textDocument": {"uri": uri}, "previousResultId": "none"});
        let mut all = Vec::from(whole);
        all.extend(reading);
        all.extend(search);
        all.extend(source);
        all.push(Self::new("textDocument/semanticTokens/full/delta", delta));
        all.push(Self::new("textDocument/formatting", formatting));
        all
    }

    /// What is asked at a place.
    fn at(uri: &str, place: Place) -> impl Iterator<Item = Self> {
        let at = json!({"textDocument": {"uri": uri}, "position": place.json()});
        let with = move |key: &str, value: Value| {
            let mut params = at.clone();
            params[key] = value;
            params
        };
        let plain = [
            "textDocument/hover",
            "textDocument/documentHighlight",
            "textDocument/definition",
            "textDocument/declaration",
            "textDocument/prepareRename",
            "textDocument/linkedEditingRange",
            "textDocument/completion",
            "textDocument/signatureHelp",
        ];
        let mut all: Vec<Self> = plain
            .map(|method| Self::new(method, with("x", json!(0))))
            .into();
        for declaration in [true, false] {
            let context = json!({"includeDeclaration": declaration});
            all.push(Self::new(
                "textDocument/references",
                with("context", context),
            ));
        }
        for sign in ["[", " ", "("] {
            let context = json!({"triggerKind": 2, "triggerCharacter": sign});
            all.push(Self::new(
                "textDocument/completion",
                with("context", context),
            ));
        }
        for name in ["Zed", "ORG", "Zed’s", "é\u{a0}x"] {
            all.push(Self::new(
                "textDocument/rename",
                with("newName", json!(name)),
            ));
        }
        for direction in ["next", "previous"] {
            for method in ["glossator/nextMention", "glossator/nextFinding"] {
                all.push(Self::new(method, with("direction", json!(direction))));
            }
        }
        let mut typed = with("ch", json!("]"));
        typed["options"] = json!({"tabSize": 4, "insertSpaces": true});
        all.push(Self::new("textDocument/onTypeFormatting", typed));
        let positions = json!({"textDocument": {"uri": uri}, "positions": [place.json()]});
        all.push(Self::new("textDocument/selectionRange", positions));
        all.extend(commands().iter().map(|command| {
            let argument = json!({"uri": uri, "position": place.json(), "label": "ORG",
                "range": {"start": place.json(), "end": place.json()}});
            Self::of_command(command, &argument)
        }));
        all.into_iter()
    }

    /// What is asked about a range.
    fn between(uri: &str, from: Place, to: Place, found: &[Value]) -> Vec<Self> {
        let range = json!({"start": from.json(), "end": to.json()});
        let empty = json!({"start": from.json(), "end": from.json()});
        let of = |range: &Value, key: &str, value: Value| {
            let mut params = json!({"textDocument": {"uri": uri}, "range": range});
            params[key] = value;
            params
        };
        let shown: Vec<&Value> = found.iter().filter(|found| touches(found, from)).collect();
        let refused = json!({"diagnostics": [], "only": ["refactor.rewrite.glossator.merge",
            "refactor.rewrite.glossator.tag"]});
        let options = json!({"tabSize": 4, "insertSpaces": true});
        let mut all = vec![
            Self::new(
                "textDocument/semanticTokens/range",
                of(&range, "x", json!(0)),
            ),
            Self::new("textDocument/inlayHint", of(&range, "x", json!(0))),
            Self::new(
                "textDocument/rangeFormatting",
                of(&range, "options", options),
            ),
            Self::new(
                "textDocument/codeAction",
                of(&range, "context", json!({"diagnostics": []})),
            ),
            Self::new(
                "textDocument/codeAction",
                of(&empty, "context", json!({"diagnostics": &shown})),
            ),
            Self::new("textDocument/codeAction", of(&empty, "context", refused)),
        ];
        let argument =
            json!({"uri": uri, "position": from.json(), "label": "Ship", "range": range});
        all.push(Self::of_command("glossator.tag", &argument));
        // What is wrong with settings is found by no rule, and cannot be accepted.
        for finding in shown.iter().filter(|finding| finding["code"].is_string()) {
            for scope in ["name", "name-in-file", "file", "project"] {
                let argument = json!({"uri": uri, "position": from.json(), "scope": scope,
                    "code": finding["code"]});
                all.push(Self::of_command("glossator.accept", &argument));
            }
        }
        all
    }

    /// The command with what `argument` says, and what else it may want to know.
    fn of_command(command: &str, argument: &Value) -> Self {
        let mut argument = argument.clone();
        let defaults = json!({"labelSet": "ace", "code": "whitespace", "scope": "file"});
        for (key, value) in defaults.as_object().into_iter().flatten() {
            if argument.get(key).is_none() {
                argument[key] = value.clone();
            }
        }
        let params = json!({"command": command, "arguments": [argument]});
        Self::new("workspace/executeCommand", params)
    }

    /// What `answers` lead to: what they hold is asked for in full, once for each.
    pub(super) fn following(questions: &[Self], answers: &[Value]) -> Vec<Self> {
        let mut all = Vec::new();
        let mut met = BTreeSet::new();
        for (question, answer) in questions.iter().zip(answers) {
            let resolve = match question.method.as_str() {
                "textDocument/codeLens" => "codeLens/resolve",
                "textDocument/documentLink" => "documentLink/resolve",
                "textDocument/completion" => "completionItem/resolve",
                "textDocument/codeAction" => "codeAction/resolve",
                _ => continue,
            };
            let result = &answer["result"];
            let items = result.as_array().or(result["items"].as_array());
            for item in items.into_iter().flatten() {
                let is_open = item.get("data").is_some();
                if is_open && met.insert((resolve, item.to_string())) {
                    all.push(Self::new(resolve, item.clone()));
                }
                // The settings that an action writes.
                let command = &item["command"];
                if command.is_object() && met.insert((resolve, command.to_string())) {
                    let params = json!({
                        "command": command["command"], "arguments": command["arguments"],
                    });
                    if command["command"] != "" {
                        all.push(Self::new("workspace/executeCommand", params));
                    }
                }
            }
        }
        all
    }

    /// Fails where `answer` is none, and notes what was answered with something.
    pub(super) fn check(&self, answer: &Value, met: &mut Met, name: &str) {
        if let Some(code) = answer["error"]["code"].as_i64() {
            // What is refused, and a document that is not there.
            let allowed = code == -32803 || !self.exists && code == -32602;
            let refused = self.method.contains("ename") && code == -32602;
            assert!(allowed || refused, "{answer}\n{self:?}: {name}");
            return;
        }
        if self.is_command() {
            let edits = answer["edits"].as_array().unwrap();
            if !edits.is_empty() {
                let command = self.params["command"].as_str().unwrap();
                met.commands.insert(command.to_owned());
            }
        }
        let result = &answer["result"];
        let empty = result.is_null() || *result == json!([]) || *result == json!({});
        if !empty {
            met.methods.insert(self.method.clone());
        }
    }
}

/// Whether a finding is shown at `place`.
fn touches(found: &Value, place: Place) -> bool {
    let end = |end: &str| {
        let position = &found["range"][end];
        let number = |key: &str| position[key].as_u64().unwrap() as usize;
        Place(number("line"), number("character"))
    };
    end("start") <= place && place <= end("end")
}

/// All commands that the server announces.
pub(super) fn commands() -> &'static [String] {
    static COMMANDS: std::sync::OnceLock<Vec<String>> = std::sync::OnceLock::new();
    COMMANDS.get_or_init(|| {
        let offered = super::completeness::offered();
        let commands = offered["executeCommandProvider"]["commands"].as_array();
        let commands = commands.unwrap().iter();
        // What they had for ids before does the same.
        let before = ["glossator.moveOut", "glossator.unnest"];
        commands
            .filter(|command| !before.iter().any(|before| *command == before))
            .map(|command| command.as_str().unwrap().to_owned())
            .collect()
    })
}
