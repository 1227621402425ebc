//! What a session does between two comparisons.

use serde_json::{Value, json};

use super::texts::{self, PHRASES, PIECES};
use super::{OTHER, Session, open};
use crate::client::{URI, change};

impl Session {
    /// Does anything.
    pub(super) fn step(&mut self) {
        match self.random.below(23) {
            0..6 => self.edit(),
            6..8 => self.type_phrase(),
            8..11 => self.fix(),
            11..13 => self.command(),
            13 => self.format(),
            14 => self.complete(),
            15 => self.rename(),
            16 => self.set(),
            17 => self.reopen(),
            18 => self.replace_stretch(),
            19 => self.replace_all(),
            20 => self.insert_lines(),
            21 => self.remove_lines(),
            _ => self.change_other(),
        }
    }

    fn done(&mut self, what: impl Into<String>) {
        self.log.push(what.into());
    }

    fn change(&mut self, changes: &[Value]) {
        if changes.is_empty() {
            return;
        }
        self.version += 1;
        let params = change(self.version, &json!(changes));
        self.client.notify("textDocument/didChange", &params);
    }

    /// A place, more likely at a bracket than elsewhere.
    pub(super) fn place(&mut self) -> usize {
        let from = self
            .text
            .boundary(self.random.below(self.text.as_str().len() + 1));
        let near = self.text.as_str()[from..].find('[').map(|at| from + at);
        let inside = [0, 0, 1, 3, 5, 6, 9][self.random.below(7)];
        match near.filter(|_| self.random.below(3) > 0) {
            Some(at) => self
                .text
                .boundary((at + inside).min(self.text.as_str().len())),
            None => from,
        }
    }

    fn edit(&mut self) {
        let count = 1 + self.random.below(3);
        let changes: Vec<Value> = (0..count)
            .map(|_| {
                let start = self.place();
                let length = [0, 0, 1, 4, 40][self.random.below(5)];
                let end = self
                    .text
                    .boundary((start + length).min(self.text.as_str().len()));
                let piece = PIECES[self.random.below(PIECES.len())];
                self.text.replace(start, end.max(start), piece)
            })
            .collect();
        self.done(format!("edit {changes:?}"));
        self.change(&changes);
    }

    fn type_phrase(&mut self) {
        let mut at = self.place();
        let phrase = PHRASES[self.random.below(PHRASES.len())];
        self.done(format!("type {phrase:?} at {at}"));
        for letter in phrase.chars() {
            let change = self.text.replace(at, at, letter.encode_utf8(&mut [0; 4]));
            at += letter.len_utf8();
            self.change(&[change]);
        }
    }

    fn fix(&mut self) {
        let place = self.place();
        let place = self.text.position(place);
        let range = json!({"start": place, "end": place});
        let context = json!({"diagnostics": []});
        let params = json!({"textDocument": {"uri": URI}, "range": range, "context": context});
        let actions = self.client.call("textDocument/codeAction", &params);
        let actions = actions.as_array().cloned().unwrap_or_default();
        if actions.is_empty() {
            return;
        }
        let mut action = actions[self.random.below(actions.len())].clone();
        if action.get("edit").is_none() && action.get("data").is_some() {
            action = self.client.call("codeAction/resolve", &action);
        }
        self.done(format!("{}", action["title"]));
        self.apply(&action["edit"].clone());
    }

    /// Carries out a workspace edit as far as it is about the document.
    fn apply(&mut self, edit: &Value) {
        let mut edits = Vec::new();
        for change in edit["documentChanges"].as_array().into_iter().flatten() {
            if change["textDocument"]["uri"] == URI {
                edits.extend(change["edits"].as_array().unwrap().iter().cloned());
            }
        }
        edits.extend(
            edit["changes"][URI]
                .as_array()
                .into_iter()
                .flatten()
                .cloned(),
        );
        let changes = self.text.apply(&edits);
        self.change(&changes);
    }

    fn command(&mut self) {
        const COMMANDS: [&str; 15] = [
            "tag",
            "relabel",
            "relabelAll",
            "unwrap",
            "unwrapAll",
            "tagAll",
            "extendLeft",
            "extendRight",
            "shrinkLeft",
            "shrinkRight",
            "merge",
            "split",
            "trimMention",
            "flatten",
            "renumber",
        ];
        let name = COMMANDS[self.random.below(COMMANDS.len())];
        let start = self.place();
        let end = self
            .text
            .boundary((start + self.random.below(9)).min(self.text.as_str().len()));
        let (start, end) = (
            self.text.position(start),
            self.text.position(end.max(start)),
        );
        let range = json!({"start": start, "end": end});
        let argument = json!({"uri": URI, "position": start, "range": range, "label": "ORG"});
        let params = json!({"command": format!("glossator.{name}"), "arguments": [argument]});
        let id = self.client.request("workspace/executeCommand", &params);
        let message = self.client.wait(name, |message| {
            message["method"] == "workspace/applyEdit"
                || message["id"] == id && message.get("method").is_none()
        });
        self.done(format!("{name} at {start}"));
        if message.get("method").is_some() {
            self.apply(&message["params"]["edit"]);
            self.client.respond(&message, &json!({"applied": true}));
            self.client.answer(id);
        }
    }

    fn format(&mut self) {
        let params =
            json!({"textDocument": {"uri": URI}, "options": {"tabSize": 4, "insertSpaces": true}});
        let edits = self.client.call("textDocument/formatting", &params);
        self.done("format");
        let edits = edits.as_array().cloned().unwrap_or_default();
        let changes = self.text.apply(&edits);
        self.change(&changes);
    }

    fn complete(&mut self) {
        let at = self.place();
        let position = self.text.position(at);
        let params = json!({"textDocument": {"uri": URI}, "position": position, "context": {"triggerKind": 1}});
        let answer = self.client.call("textDocument/completion", &params);
        let items = answer.get("items").unwrap_or(&answer);
        let Some(item) = items.as_array().filter(|items| !items.is_empty()) else {
            return;
        };
        let item = item[self.random.below(item.len())].clone();
        let mut edits = vec![item["textEdit"].clone()];
        edits.extend(
            item["additionalTextEdits"]
                .as_array()
                .into_iter()
                .flatten()
                .cloned(),
        );
        self.done(format!("complete {} at {position}", item["label"]));
        let changes = self.text.apply(&edits);
        self.change(&changes);
    }

    fn rename(&mut self) {
        let place = self.place();
        let position = self.text.position(place);
        let name = ["Zed", "Oru Bay", "[x", "Ida’s"][self.random.below(4)];
        let params = json!({"textDocument": {"uri": URI}, "position": position, "newName": name});
        let id = self.client.request("textDocument/rename", &params);
        let answer = self.client.answer(id);
        self.done(format!("rename at {position} to {name}"));
        self.apply(&answer["result"].clone());
    }

    fn set(&mut self) {
        let all = [
            json!({}),
            json!({"labelSet": "conll4"}),
            json!({"labelSet": "ontonotes18"}),
            json!({"labelSet": ["Ship", "PER", "Port"]}),
            json!({"rules": {"missed-mention": "off", "unknown-label": "hint"}}),
            json!({"outline": {"entities": true}, "codeLens": true, "inlayHints": {"paragraphs": true}}),
        ];
        self.settings = all[self.random.below(all.len())].clone();
        self.done(format!("set {}", self.settings));
        let params = json!({"settings": {"glossator": self.settings}});
        self.client
            .notify("workspace/didChangeConfiguration", &params);
    }

    fn reopen(&mut self) {
        self.done("reopen");
        let document = json!({"textDocument": {"uri": URI}});
        self.client.notify("textDocument/didClose", &document);
        self.version += 1;
        self.tokens = None;
        open(&mut self.client, self.version, self.text.as_str());
    }

    /// Replaces some lines or most of the text by another one, as a range.
    fn replace_stretch(&mut self) {
        let (one, other) = (self.place(), self.place());
        self.done(format!("replace {one} to {other}"));
        let text = texts::text(&mut self.random);
        let change = self.text.replace(one.min(other), one.max(other), &text);
        self.change(&[change]);
    }

    fn replace_all(&mut self) {
        self.done("replace all");
        let text = texts::text(&mut self.random);
        let end = self.text.as_str().len();
        self.text.replace(0, end, &text);
        self.change(&[json!({ "text": text })]);
    }

    /// Inserts lines at one place, each for itself, until blocks are cut anew again and again.
    fn insert_lines(&mut self) {
        let at = self.place();
        self.done(format!("insert lines at {at}"));
        for line in 0..80 {
            let text = format!("[PER Ida{}  ] sells tea , and Oru said so . \n", line % 3);
            let change = self.text.replace(at, at, &text);
            self.change(&[change]);
        }
    }

    /// Removes lines from the top, each for itself: first mentions go.
    fn remove_lines(&mut self) {
        self.done("remove lines");
        for _ in 0..12 {
            let text = self.text.as_str();
            let Some(end) = text.find('\n').filter(|_| text.len() > 400) else {
                return;
            };
            let change = self.text.replace(0, end + 1, "");
            self.change(&[change]);
        }
    }

    /// Other names are known from elsewhere.
    fn change_other(&mut self) {
        self.done("change the other document");
        self.other = texts::text(&mut self.random);
        let version = 1 + self.log.len();
        let document = json!({"uri": OTHER, "version": version});
        let params = json!({"textDocument": document, "contentChanges": [{"text": self.other}]});
        self.client.notify("textDocument/didChange", &params);
    }
}
