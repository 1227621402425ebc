//! The JSON schema of `glossator.toml`, for editors that complete and check it themselves.

use serde_json::{Map, Value, json};

use crate::rules::policy::Level;
use crate::rules::{Code, Severity};
use crate::syntax::LabelSet;

/// The schema as text, with a line break at its end.
pub fn schema() -> String {
    // A value can always be written.
    let text = serde_json::to_string_pretty(&value()).unwrap_or_default();
    text + "\n"
}

pub(super) fn value() -> Value {
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "glossator.toml",
        "description": "The settings of a project of annotated documents",
        "type": "object",
        "additionalProperties": false,
        "not": { "required": ["label-set", "labels"] },
        "properties": {
            "label-set": label_set(),
            "labels": {
                "description": "Labels of the project's own, in the order in which they are offered",
                "type": "array",
                "minItems": 1,
                "items": { "oneOf": [label_name(), label()] },
            },
            "gazetteers": paths("Files with names that are known beforehand: a label, a tab and a name in each line"),
            "guidelines": {
                "description": "A Markdown file; the section whose heading is a label is shown with the label",
                "type": "string",
            },
            "exclude": paths("Files and folders that `glossator check` and `glossator fmt` leave out"),
            "rules": rules(),
            "accept": {
                "description": "Findings that are right as they are and not reported",
                "type": "array",
                "items": exception(),
            },
        },
    })
}

fn label_set() -> Value {
    let names: Vec<&str> = ["auto"]
        .into_iter()
        .chain(LabelSet::built_in_names())
        .collect();
    json!({
        "description": "The labels that documents may use; `auto`: what each seems to use",
        "enum": names,
    })
}

pub(super) fn label_name() -> Value {
    json!({ "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]{0,63}$" })
}

fn label() -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["name"],
        "properties": {
            "name": label_name(),
            "description": { "type": "string", "description": "What it means; shown with the label" },
            "colour": {
                "type": "string",
                "description": "The colour of its names",
                "pattern": "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$",
            },
            "aliases": {
                "description": "Other names for it, which are not accepted but understood",
                "type": "array",
                "items": label_name(),
            },
        },
    })
}

fn paths(description: &str) -> Value {
    json!({ "description": description, "type": "array", "items": { "type": "string" } })
}

fn rules() -> Value {
    let levels = Level::ALL.map(Level::as_str);
    let rule = |code: &Code| {
        let usual = if code.is_on_by_default() {
            Severity::as_str(code.severity())
        } else {
            "off"
        };
        let rule = json!({ "description": code.summary(), "enum": levels, "default": usual });
        (code.as_str().to_owned(), rule)
    };
    let properties: Map<String, Value> = Code::ALL.iter().map(rule).collect();
    json!({
        "description": "How findings are taken, by the codes of rules",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
    })
}

fn exception() -> Value {
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["rule"],
        "properties": {
            "rule": { "description": "The code of the rule", "enum": codes },
            "name": { "type": "string", "description": "The name that it is about; any if left out" },
            "file": { "type": "string", "description": "A pattern of the files where it is; all if left out" },
            "reason": { "type": "string", "description": "Why it is right" },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::config::{ACCEPT_KEYS, KEYS, LABEL_KEYS};

    fn keys(at: &str) -> Vec<String> {
        let value = value();
        let properties = value.pointer(at).unwrap().as_object().unwrap();
        properties.keys().cloned().collect()
    }

    fn sorted<const N: usize>(mut keys: [&str; N]) -> [&str; N] {
        keys.sort_unstable();
        keys
    }

    #[test]
    fn it_has_every_key() {
        assert_eq!(keys("/properties"), sorted(KEYS));
        let label = "/properties/labels/items/oneOf/1/properties";
        assert_eq!(keys(label), sorted(LABEL_KEYS));
        assert_eq!(
            keys("/properties/accept/items/properties"),
            sorted(ACCEPT_KEYS)
        );
        assert_eq!(keys("/properties/rules/properties").len(), Code::ALL.len());
    }
}
