//! Help with writing `glossator.toml`: what could stand at a place, and what is said of what
//! stands there. It is all read off the schema, so that there is one list of what there is.
//!
//! Pure: a text and a place in it.

mod site;

use serde_json::Value;

use self::site::{Site, Slot, Step, site};
use super::schema;
use crate::features::markup::{Line, Prose};
use crate::rules::Code;
use crate::syntax::LabelSet;
use crate::text::{Edit, Offset, Span};

/// Something that could be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What it is called.
    pub label: String,
    /// What is said about it.
    pub about: String,
    /// Whether it is a key, or else a value.
    pub is_key: bool,
    /// What comes in the place of what is written so far.
    pub edit: Edit,
}

/// What could stand at `offset` of settings with this text.
pub fn suggestions(text: &str, offset: Offset) -> Vec<Suggestion> {
    let Some(site) = site(text, offset.get()) else {
        return Vec::new();
    };
    let root = schema::value();
    let around = node(&root, &site.path);
    match &site.slot {
        Slot::Header => headers(&root, site.span),
        Slot::Key => {
            let tables = site.path.is_empty().then(|| headers(&root, site.span));
            let keys = around.map_or(Vec::new(), |around| keys(around, site.span));
            keys.into_iter()
                .chain(tables.into_iter().flatten())
                .collect()
        }
        Slot::Value(key) => {
            let value = match key {
                Some(key) => around.and_then(|around| property(around, key)),
                None => around,
            };
            value.map_or(Vec::new(), |value| values(value, site.span))
        }
    }
}

/// What is said of what stands at `offset` of settings with this text, and where that is.
pub fn about(text: &str, offset: Offset) -> Option<(Span, Prose)> {
    let site = site(text, offset.get()).filter(|site| !site.span.is_empty())?;
    let root = schema::value();
    let written = text.get(site.span.start.get()..site.span.end.get())?;
    let word = written.trim_matches(['"', '\'', '[', ']', ' ']);
    let said = match &site.slot {
        Slot::Header => property(&root, word).and_then(description),
        Slot::Key => about_key(&root, &site, word),
        Slot::Value(_) => about_value(word),
    }?;
    let mut prose = Prose::new();
    prose.paragraph(Line::new().code(word));
    prose.paragraph(Line::of(said));
    Some((site.span, prose))
}

fn about_key(root: &Value, site: &Site, word: &str) -> Option<String> {
    let found = property(node(root, &site.path)?, word)?;
    let said = description(found)?;
    Some(match found["default"].as_str() {
        Some(usual) => format!("{said} Where nothing is said: {usual}."),
        None => said,
    })
}

/// What is said of the code of a rule or the name of a label set.
fn about_value(word: &str) -> Option<String> {
    if let Some(code) = Code::of(word) {
        return Some(code.summary().to_owned());
    }
    let set = LabelSet::built_in(word)?;
    Some(set.labels().collect::<Vec<_>>().join(", "))
}

fn keys(around: &Value, span: Span) -> Vec<Suggestion> {
    let properties = object(around).and_then(|table| table["properties"].as_object());
    let properties = properties.into_iter().flatten();
    let plain = properties.filter(|(_, value)| value["type"] != "object");
    plain
        .map(|(key, value)| Suggestion {
            label: key.clone(),
            about: description(value).unwrap_or_default(),
            is_key: true,
            edit: Edit::new(span, format!("{key} = ")),
        })
        .collect()
}

/// The tables that may stand in brackets.
fn headers(root: &Value, span: Span) -> Vec<Suggestion> {
    let properties = root["properties"].as_object();
    let tables = properties.into_iter().flatten().filter_map(|(key, value)| {
        let header = if value["type"] == "object" {
            format!("[{key}]")
        } else {
            object(&value["items"])?;
            format!("[[{key}]]")
        };
        Some(Suggestion {
            label: header.clone(),
            about: description(value).unwrap_or_default(),
            is_key: true,
            edit: Edit::new(span, header),
        })
    });
    tables.collect()
}

fn values(of: &Value, span: Span) -> Vec<Suggestion> {
    let listed = of["enum"].as_array().into_iter().flatten();
    let listed = listed.filter_map(|value| value.as_str().map(str::to_owned));
    let mut words: Vec<String> = listed.collect();
    if is_label(of) {
        words.extend(usual_labels());
    }
    words
        .into_iter()
        .map(|word| Suggestion {
            about: about_value(&word).unwrap_or_default(),
            is_key: false,
            edit: Edit::new(span, format!("\"{word}\"")),
            label: word,
        })
        .collect()
}

/// The labels of all built-in sets, each once.
fn usual_labels() -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for set in LabelSet::built_in_names().filter_map(LabelSet::built_in) {
        for label in set.labels() {
            if !labels.iter().any(|known| known == label) {
                labels.push(label.to_owned());
            }
        }
    }
    labels
}

fn is_label(of: &Value) -> bool {
    let label = schema::label_name();
    *of == label || of["oneOf"].as_array().is_some_and(|of| of.contains(&label))
}

/// What the schema says of what `path` leads to.
fn node<'s>(root: &'s Value, path: &[Step]) -> Option<&'s Value> {
    path.iter().try_fold(root, |node, step| match step {
        Step::Key(key) => property(node, key),
        Step::Item => node.get("items"),
    })
}

fn property<'s>(node: &'s Value, key: &str) -> Option<&'s Value> {
    object(node)?.get("properties")?.get(key)
}

/// The form of `node` that is a table.
fn object(node: &Value) -> Option<&Value> {
    let forms = node["oneOf"].as_array().into_iter().flatten();
    let mut forms = std::iter::once(node).chain(forms);
    forms.find(|form| form["type"] == "object")
}

fn description(node: &Value) -> Option<String> {
    node["description"].as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests;
