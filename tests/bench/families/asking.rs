//! Every request and command, asked of one text.
//!
//! What the server offers decides what is asked: an offer that nobody asks for here fails.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use serde_json::{Value, json};

use super::host::{Host, URI};
use super::meter::Cost;
use super::places::{Place, floor, places, position};
use super::record::{Answer, Records};
use crate::process::Diagnostics;

/// What is costly enough to be measured once, in milliseconds.
const ONCE: f64 = 150.0;
/// What is not measured again in the hope that it was less, in milliseconds.
const HOPELESS: f64 = 1_500.0;

/// All places of a text.
const ALL: Range<usize> = 0..3;

/// Requests about a place, and what they are asked with beside it.
const AT_PLACES: [&str; 9] = [
    "textDocument/hover",
    "textDocument/documentHighlight",
    "textDocument/definition",
    "textDocument/declaration",
    "textDocument/references",
    "textDocument/prepareRename",
    "textDocument/linkedEditingRange",
    "textDocument/signatureHelp",
    "textDocument/completion",
];

/// Requests about a document.
const OF_DOCUMENTS: [&str; 6] = [
    "textDocument/documentLink",
    "textDocument/codeLens",
    "textDocument/semanticTokens/full",
    "glossator/documentText",
    "glossator/status",
    "glossator/reading",
];

/// Those whose answers list up to a number.
const LISTS: [&str; 3] = [
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/diagnostic",
];

/// One text in a server, and what its requests cost.
pub(super) struct Asking<'a> {
    text: &'a str,
    host: Host,
    offers: Value,
    records: &'a mut Records,
}

/// Asks everything of `text`.
pub(super) fn ask_everything(text: &str, records: &mut Records) {
    let (host, offers) = Host::start(Diagnostics::Pulled);
    let mut asking = Asking {
        text,
        host,
        offers,
        records,
    };
    if !asking.records.is_wanted("open", text.len()) {
        return;
    }
    let cost = asking.host.open(text);
    asking.note("open", Answer::Tells, cost);
    let places = places(text);
    asking.of_document();
    for place in &places[asking.records.places()] {
        asking.at(place);
        asking.commands(place);
    }
    asking.actions(&places[1]);
    asking.findings();
    asking.edits();
    let cost = asking.host.close();
    asking.note("close", Answer::Tells, cost);
    drop(asking);
    if records.places() == ALL {
        pushed(text, records);
    }
}

/// What a client costs that is sent the findings.
fn pushed(text: &str, records: &mut Records) {
    let (mut host, _) = Host::start(Diagnostics::Pushed);
    if records.is_wanted("open, findings sent", text.len()) {
        let cost = host.pushed(|host| host.open(text));
        records.note("open, findings sent", Answer::Lists, text.len(), cost);
        let middle = middle(text);
        let cost = host.pushed(|host| host.type_at(&middle, "x"));
        records.note("key, findings sent", Answer::Lists, text.len(), cost);
    }
}

fn middle(text: &str) -> Value {
    position(text, floor(text, text.len() / 2))
}

impl Asking<'_> {
    fn note(&mut self, request: &str, answer: Answer, cost: Cost) {
        self.records.note(request, answer, self.text.len(), cost);
    }

    /// Asks, again where that makes the figures better, and returns whether there is an answer.
    fn ask(&mut self, name: &str, answer: Answer, method: &str, params: &Value) -> bool {
        if !self.records.is_wanted(name, self.text.len()) {
            return false;
        }
        let times = self.records.times();
        for time in 0..times {
            let cost = match self.host.ask(method, params) {
                Ok(cost) => cost,
                Err(error) if is_refusal(&error) => return false,
                Err(error) => {
                    self.records.fail(name, answer, error.to_string());
                    return false;
                }
            };
            self.note(name, answer, cost);
            let at_most = |most: f64| cost.time.is_none_or(|time| time < most);
            let suspicious = self.records.is_suspicious(name) && at_most(HOPELESS);
            if !suspicious && (time > 0 || !at_most(ONCE)) {
                break;
            }
        }
        true
    }

    fn document() -> Value {
        json!({"textDocument": {"uri": URI}})
    }

    /// The range of the whole text.
    fn whole(&self) -> Value {
        json!({"start": {"line": 0, "character": 0}, "end": position(self.text, self.text.len())})
    }

    fn of_document(&mut self) {
        for method in OF_DOCUMENTS {
            self.ask(short(method), Answer::Tells, method, &Self::document());
        }
        for method in LISTS {
            self.ask(short(method), Answer::Lists, method, &Self::document());
        }
        let mut ranged = Self::document();
        ranged["range"] = self.whole();
        for method in [
            "textDocument/semanticTokens/range",
            "textDocument/inlayHint",
        ] {
            self.ask(short(method), Answer::Tells, method, &ranged);
        }
        ranged["options"] = json!({"tabSize": 4, "insertSpaces": true});
        for method in ["textDocument/formatting", "textDocument/rangeFormatting"] {
            self.ask(short(method), Answer::Edits, method, &ranged);
        }
        for query in ["", "a", "Oru"] {
            let name = format!("symbol “{query}”");
            self.ask(
                &name,
                Answer::Tells,
                "workspace/symbol",
                &json!({"query": query}),
            );
        }
        self.first_resolved("textDocument/documentLink", "documentLink/resolve");
        self.first_resolved("textDocument/codeLens", "codeLens/resolve");
        let many: Vec<Value> = (0..64)
            .map(|part| self.text.len() / 64 * part)
            .map(|at| position(self.text, floor(self.text, at)))
            .collect();
        let mut params = Self::document();
        params["positions"] = json!(many);
        self.ask(
            "selectionRange at 64 places",
            Answer::Tells,
            "textDocument/selectionRange",
            &params,
        );
    }

    /// Asks `method`, and then for the rest of its first item.
    fn first_resolved(&mut self, method: &str, resolve: &str) {
        if !self.records.is_wanted(short(method), self.text.len()) {
            return;
        }
        if self.host.ask(method, &Self::document()).is_ok()
            && let Some(first) = self.host.answer().get(0)
        {
            let first = first.clone();
            self.ask(resolve, Answer::Tells, resolve, &first);
        }
    }

    fn at(&mut self, place: &Place) {
        let what = place.what;
        let mut params = Self::document();
        params["position"] = place.name.clone();
        params["context"] =
            json!({"includeDeclaration": true, "triggerKind": 1, "isRetrigger": false});
        for method in AT_PLACES {
            let name = format!("{} {what}", short(method));
            self.ask(&name, Answer::Tells, method, &params);
        }
        params["newName"] = json!("Zed Oru");
        self.ask(
            &format!("rename {what}"),
            Answer::Edits,
            "textDocument/rename",
            &params,
        );
        for direction in ["next", "previous"] {
            params["direction"] = json!(direction);
            for method in ["glossator/nextMention", "glossator/nextFinding"] {
                let name = format!("{} {direction} {what}", short(method));
                self.ask(&name, Answer::Tells, method, &params);
            }
        }
        params["positions"] = json!([place.name]);
        let name = format!("selectionRange {what}");
        self.ask(&name, Answer::Tells, "textDocument/selectionRange", &params);
        for (sign, at) in [
            ("[", &place.label),
            (" ", &place.before_name),
            ("(", &place.name),
        ] {
            params["position"] = at.clone();
            params["context"] = json!({"triggerKind": 2, "triggerCharacter": sign});
            let name = format!("completion “{sign}” {what}");
            if self.ask(&name, Answer::Tells, "textDocument/completion", &params) {
                let first = self.host.answer()["items"].get(0).cloned();
                if let Some(first) = first {
                    let name = format!("completionItem/resolve {what}");
                    self.ask(&name, Answer::Tells, "completionItem/resolve", &first);
                }
            }
        }
        params["position"] = place.behind.clone();
        params["ch"] = json!("]");
        params["options"] = json!({"tabSize": 4, "insertSpaces": true});
        let name = format!("onTypeFormatting {what}");
        self.ask(
            &name,
            Answer::Tells,
            "textDocument/onTypeFormatting",
            &params,
        );
    }

    /// All commands that edit.
    fn commands(&mut self, place: &Place) {
        let argument = json!({
            "uri": URI, "label": "MISC", "position": place.name,
            "range": {"start": place.name, "end": place.name},
            "code": "unknown-label", "scope": "file", "labelSet": "muc7",
        });
        let commands = self.offers["executeCommandProvider"]["commands"].clone();
        for command in commands.as_array().unwrap() {
            let id = command.as_str().unwrap();
            let name = format!("{} {}", id.replace("glossator.", "command "), place.what);
            let params = json!({"command": command, "arguments": [argument]});
            self.ask(&name, Answer::Edits, "workspace/executeCommand", &params);
        }
    }

    fn action(&mut self, name: &str, answer: Answer, range: &Value, context: &Value) -> bool {
        let mut params = Self::document();
        params["range"] = range.clone();
        params["context"] = context.clone();
        self.ask(name, answer, "textDocument/codeAction", &params)
    }

    /// What is offered at a place, one of each kind carried out, and what is offered for all.
    fn actions(&mut self, place: &Place) {
        let here = json!({"start": place.name, "end": place.name});
        let kinds: [Option<&str>; 5] = [
            None,
            Some("refactor"),
            Some("refactor.rewrite.glossator.tag"),
            Some("source.fixAll.glossator"),
            Some("source.organize.glossator"),
        ];
        for kind in kinds {
            let name = format!("codeAction {}", kind.unwrap_or("of any kind"));
            let mut context = json!({"diagnostics": []});
            if let Some(kind) = kind {
                context["only"] = json!([kind]);
            }
            let source = kind.is_some_and(|kind| kind.starts_with("source"));
            let (answer, range) = if source {
                (Answer::Edits, self.whole())
            } else {
                (Answer::Tells, here.clone())
            };
            if self.action(&name, answer, &range, &context) && kind.is_none() {
                self.carried_out();
            }
        }
    }

    /// The first action of each command in the last answer, with its edit.
    fn carried_out(&mut self) {
        let actions = self.host.answer();
        let actions = actions.as_array().into_iter().flatten();
        let mut first = BTreeMap::new();
        for action in actions {
            if let Some(command) = action["data"]["command"].as_str() {
                first.entry(command.to_owned()).or_insert(action.clone());
            }
        }
        for (command, action) in first {
            let name = format!("codeAction/resolve {}", command.replace("glossator.", ""));
            self.ask(&name, Answer::Edits, "codeAction/resolve", &action);
        }
    }

    /// The findings, and the actions at one finding of each rule.
    fn findings(&mut self) {
        if self
            .host
            .ask("textDocument/diagnostic", &Self::document())
            .is_err()
        {
            return;
        }
        let answer = self.host.answer();
        let mut of_rules: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for item in answer["items"].as_array().into_iter().flatten() {
            let code = item["code"].as_str().unwrap_or_default().to_owned();
            of_rules.entry(code).or_default().push(item.clone());
        }
        for (code, items) in of_rules {
            let item = &items[items.len() / 2];
            let context = json!({"diagnostics": [item]});
            let name = format!("codeAction {code}");
            self.action(&name, Answer::Edits, &item["range"], &context);
            let argument = json!({
                "uri": URI, "code": code, "position": item["range"]["start"], "scope": "file",
            });
            let params = json!({"command": "glossator.accept", "arguments": [argument]});
            let name = format!("command accept {code}");
            self.ask(&name, Answer::Tells, "workspace/executeCommand", &params);
        }
    }

    /// Keys in the middle, and what an editor asks behind each of them.
    fn edits(&mut self) {
        let middle = middle(self.text);
        let keys = if self.records.places() == ALL { 4 } else { 1 };
        for key in &["[", "x", "]", "\n"][..keys] {
            let tokens = "textDocument/semanticTokens/full";
            let known = self.host.ask(tokens, &Self::document()).is_ok();
            let id = self.host.answer_field("resultId").filter(|_| known);
            let name = format!("key {key:?}");
            let cost = self.host.type_at(&middle, key);
            self.note(&name, Answer::Tells, cost);
            let mut params = Self::document();
            if let Some(id) = id {
                params["previousResultId"] = json!(id);
                let name = format!("tokens behind {key:?}");
                let delta = format!("{tokens}/delta");
                if self.records.is_wanted(&name, self.text.len())
                    && let Ok(cost) = self.host.ask(&delta, &params)
                {
                    self.note(&name, Answer::Tells, cost);
                }
            }
            params["position"] = middle.clone();
            for method in ["textDocument/hover", "textDocument/completion"] {
                let name = format!("{} behind {key:?}", short(method));
                self.ask(&name, Answer::Tells, method, &params);
            }
        }
    }
}

/// Whether there is nothing to be done here: a command has no use at a place, or all tokens of a
/// document are too many for one answer, which the server says and the README promises.
fn is_refusal(error: &Value) -> bool {
    let too_many = error["message"].as_str().unwrap_or_default();
    let too_many = too_many.contains("too large for all its tokens");
    error["code"] == -32_803 || error["code"] == -32_602 || error["code"] == -32_801 && too_many
}

/// The method without what it is about.
fn short(method: &str) -> &str {
    let method = method.strip_prefix("textDocument/").unwrap_or(method);
    method.strip_prefix("glossator/").unwrap_or(method)
}

/// Everything that the server offers is asked for here.
pub(super) fn assert_complete() {
    let (_, offers) = Host::start(Diagnostics::Pulled);
    let source = include_str!("asking.rs");
    for (offer, value) in offers.as_object().unwrap() {
        let Some(what) = offer.strip_suffix("Provider") else {
            continue;
        };
        let method = match what {
            "documentFormatting" => "textDocument/formatting".to_owned(),
            "documentRangeFormatting" => "textDocument/rangeFormatting".to_owned(),
            "documentOnTypeFormatting" => "textDocument/onTypeFormatting".to_owned(),
            "workspaceSymbol" => "workspace/symbol".to_owned(),
            "executeCommand" => "workspace/executeCommand".to_owned(),
            "semanticTokens" => "textDocument/semanticTokens/range".to_owned(),
            _ => format!("textDocument/{what}"),
        };
        assert!(
            source.contains(&format!("\"{method}\"")),
            "{method} is not measured"
        );
        if value["resolveProvider"] == true {
            let what = if what == "completion" {
                "completionItem"
            } else {
                what
            };
            assert!(
                source.contains(&format!("\"{what}/resolve\"")),
                "{what}/resolve is not measured"
            );
        }
    }
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/server/handlers/ext");
    for file in fs::read_dir(own).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let method = text
            .split("METHOD: &str = \"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        if let Some(method) = method {
            assert!(
                source.contains(&format!("\"{method}\"")),
                "{method} is not measured"
            );
        }
    }
}
