//! Edits in answers: each can be made, and changes no more than it may.

use serde_json::{Value, json};

use super::ask::{Question, TEXT_URI};
use super::places::{Encoding, edited, same_words};

/// What a change may touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum May {
    /// Brackets, labels and blanks.
    Annotation,
    /// The text: a person asked for this one by its name.
    Text,
}

/// Fails where an edit in `answer` cannot be made to `text`, or changes what it may not.
pub(super) fn check(
    question: &Question,
    answer: &Value,
    text: &str,
    encoding: Encoding,
    name: &str,
) {
    for (edits, may) in edits_of(question, answer) {
        let after = edited(text, &edits, encoding);
        let after = after.unwrap_or_else(|fault| {
            panic!("{fault}\n{edits:?}\n{question:?}: {name}");
        });
        let same = may == May::Text || same_words(text, &after, &is_label);
        assert!(
            same,
            "it becomes {after:?}\n{edits:?}\n{question:?}: {name}"
        );
    }
}

/// The groups of edits in an answer, each made at once.
fn edits_of(question: &Question, answer: &Value) -> Vec<(Vec<Value>, May)> {
    let result = &answer["result"];
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    match question.method.as_str() {
        "textDocument/formatting"
        | "textDocument/rangeFormatting"
        | "textDocument/onTypeFormatting" => vec![(list(result), May::Annotation)],
        "textDocument/rename" => vec![(of_workspace(result), May::Text)],
        "textDocument/completion" => {
            let items = result["items"].as_array().or(result.as_array());
            items.into_iter().flatten().flat_map(of_item).collect()
        }
        "textDocument/codeAction" => {
            let all = list(result);
            let edited = all.iter().filter(|action| action["edit"].is_object());
            edited
                .map(|action| (of_workspace(&action["edit"]), may(action)))
                .collect()
        }
        "codeAction/resolve" => vec![(of_workspace(&result["edit"]), may(result))],
        "workspace/executeCommand" => {
            let may = match question.params["command"].as_str() {
                Some("glossator.renumber") => May::Text,
                _ => May::Annotation,
            };
            let edits = list(&answer["edits"]);
            edits.iter().map(|edit| (of_workspace(edit), may)).collect()
        }
        _ => Vec::new(),
    }
}

/// What a code action may touch. Those that change the text are of kinds that are not made unless
/// somebody chooses them.
fn may(action: &Value) -> May {
    let kind = action["kind"].as_str().unwrap_or_default();
    let by_name = kind == "quickfix.glossator.source" || kind == "source.organize.glossator";
    if by_name && action["isPreferred"] != true {
        May::Text
    } else {
        May::Annotation
    }
}

/// The edits of the document in a `WorkspaceEdit`; those of other files are not looked at.
fn of_workspace(edit: &Value) -> Vec<Value> {
    let of_document = edit["documentChanges"].as_array().into_iter().flatten();
    let of_document = of_document
        .filter(|change| change["textDocument"]["uri"] == TEXT_URI)
        .flat_map(|change| change["edits"].as_array().cloned().unwrap_or_default());
    let plain = edit["changes"][TEXT_URI].as_array();
    of_document
        .chain(plain.cloned().unwrap_or_default())
        .collect()
}

/// What an item of a completion does: with the range that is inserted or that is replaced.
fn of_item(item: &Value) -> Vec<(Vec<Value>, May)> {
    let edit = &item["textEdit"];
    let ranges = ["range", "insert", "replace"].map(|key| &edit[key]);
    let ranges = ranges.into_iter().filter(|range| range.is_object());
    let also = item["additionalTextEdits"].as_array();
    let also = also.cloned().unwrap_or_default();
    ranges
        .map(|range| {
            let mut edits = also.clone();
            edits.push(json!({"range": range, "newText": edit["newText"]}));
            (edits, May::Text)
        })
        .collect()
}

/// Whether `word` may be a label: those of known sets and of the texts, and what looks like one.
fn is_label(word: &str) -> bool {
    const OWN: [&str; 4] = ["Ship", "per", "שם", "PERSON"];
    let known = [
        "PER",
        "ORG",
        "LOC",
        "MISC",
        "PERSON",
        "NORP",
        "FAC",
        "GPE",
        "PRODUCT",
        "EVENT",
        "WORK_OF_ART",
        "LAW",
        "LANGUAGE",
        "DATE",
        "TIME",
        "PERCENT",
        "MONEY",
        "QUANTITY",
        "ORDINAL",
        "CARDINAL",
        "ORGANIZATION",
        "LOCATION",
        "VEH",
        "WEA",
    ];
    let capitals = word.chars().all(|c| c.is_ascii_uppercase());
    known.contains(&word) || OWN.contains(&word) || capitals
}
