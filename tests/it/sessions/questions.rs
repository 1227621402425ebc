//! All that can be asked of a server, about a document and about a place in it.

use serde_json::{Value, json};

use crate::client::{Client, URI};
use crate::model::Text;

/// A request.
#[derive(Debug)]
pub(super) struct Question {
    method: &'static str,
    params: Value,
}

/// Its answer, without what differs from session to session.
#[derive(Debug, PartialEq)]
pub(super) enum Asked {
    Result(Value),
    Error(Value),
}

impl Question {
    /// About the whole document, without any more parameters.
    pub(super) fn about(method: &'static str) -> Self {
        let params = json!({"textDocument": {"uri": URI}});
        Self { method, params }
    }

    fn with(method: &'static str, more: &Value) -> Self {
        let mut question = Self::about(method);
        for (name, value) in more.as_object().unwrap() {
            question.params[name] = value.clone();
        }
        question
    }

    pub(super) fn ask(&self, client: &mut Client) -> Asked {
        let id = client.request(self.method, &self.params);
        let mut answer = client.answer(id);
        without_ids(&mut answer);
        match answer.get("error") {
            Some(error) => Asked::Error(error.clone()),
            None => Asked::Result(answer["result"].clone()),
        }
    }

    /// What a client asks next of what it was answered: the first few items in full.
    pub(super) fn follow_ups(&self, answer: &Asked) -> Vec<Self> {
        const MOST: usize = 6;
        let method = match self.method {
            "textDocument/codeAction" => "codeAction/resolve",
            "textDocument/codeLens" => "codeLens/resolve",
            "textDocument/completion" => "completionItem/resolve",
            "textDocument/documentLink" => "documentLink/resolve",
            _ => return Vec::new(),
        };
        let Asked::Result(answer) = answer else {
            return Vec::new();
        };
        let items = answer.get("items").unwrap_or(answer).as_array();
        let items = items
            .into_iter()
            .flatten()
            .filter(|item| item.get("data").is_some());
        let question = |item: &Value| Self {
            method,
            params: item.clone(),
        };
        items.take(MOST).map(question).collect()
    }
}

fn without_ids(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.remove("resultId");
            members.values_mut().for_each(without_ids);
        }
        Value::Array(items) => items.iter_mut().for_each(without_ids),
        _ => {}
    }
}

/// All about the document as a whole.
pub(super) fn about_the_document(text: &Text) -> Vec<Question> {
    let length = text.as_str().len();
    let range = |from: usize, to: usize| {
        let (from, to) = (text.boundary(from), text.boundary(to));
        json!({"start": text.position(from), "end": text.position(to)})
    };
    let (all, part) = (range(0, length), range(length / 3, length / 3 * 2));
    let options = json!({"tabSize": 4, "insertSpaces": true});
    let context = json!({"diagnostics": []});
    let mut questions = vec![
        Question::about("textDocument/documentSymbol"),
        Question::about("textDocument/foldingRange"),
        Question::about("textDocument/documentLink"),
        Question::about("textDocument/codeLens"),
        Question::with(
            "textDocument/semanticTokens/range",
            &json!({ "range": part }),
        ),
        Question::with("textDocument/inlayHint", &json!({ "range": all })),
        Question::with("textDocument/formatting", &json!({ "options": options })),
        Question::with(
            "textDocument/rangeFormatting",
            &json!({"range": part, "options": options}),
        ),
        Question::with(
            "textDocument/codeAction",
            &json!({"range": all, "context": context}),
        ),
        Question::with(
            "glossator/reading",
            &json!({"startLine": 0, "endLine": 1_000_000}),
        ),
    ];
    for query in ["", "o", "ida", "Tea"] {
        let params = json!({ "query": query });
        questions.push(Question {
            method: "workspace/symbol",
            params,
        });
    }
    questions
}

/// All about the byte `at`.
pub(super) fn at(text: &Text, at: usize) -> Vec<Question> {
    let position = text.position(at);
    let here = json!({ "position": position });
    let with = |name: &str, value: Value| {
        let mut params = here.clone();
        params[name] = value;
        params
    };
    let mut questions: Vec<Question> = [
        "textDocument/hover",
        "textDocument/definition",
        "textDocument/declaration",
        "textDocument/documentHighlight",
        "textDocument/prepareRename",
        "textDocument/linkedEditingRange",
        "textDocument/signatureHelp",
    ]
    .map(|method| Question::with(method, &here))
    .into();
    for sign in ["[", " ", "("] {
        let context = json!({"triggerKind": 2, "triggerCharacter": sign});
        questions.push(Question::with(
            "textDocument/completion",
            &with("context", context),
        ));
    }
    let invoked = json!({"triggerKind": 1});
    questions.push(Question::with(
        "textDocument/completion",
        &with("context", invoked),
    ));
    for including in [true, false] {
        let context = json!({"includeDeclaration": including});
        questions.push(Question::with(
            "textDocument/references",
            &with("context", context),
        ));
    }
    for name in ["Zed", "Oru Works", ""] {
        questions.push(Question::with(
            "textDocument/rename",
            &with("newName", json!(name)),
        ));
    }
    for direction in ["next", "previous"] {
        questions.push(Question::with(
            "glossator/nextMention",
            &with("direction", json!(direction)),
        ));
    }
    let typed =
        json!({"position": position, "ch": "]", "options": {"tabSize": 4, "insertSpaces": true}});
    questions.push(Question::with("textDocument/onTypeFormatting", &typed));
    questions.push(Question::with(
        "textDocument/selectionRange",
        &json!({"positions": [position]}),
    ));
    let context = json!({"diagnostics": []});
    let end = text.boundary((at + 7).min(text.as_str().len()));
    for end in [at, end.max(at)] {
        let range = json!({"start": position, "end": text.position(end)});
        let params = json!({"range": range, "context": context});
        questions.push(Question::with("textDocument/codeAction", &params));
    }
    questions
}
