//! `label-set` and `labels`: the labels that documents may use.

use std::sync::Arc;

use super::reader::{Reader, Table, Value, span, text_of};
use super::settings::Config;
use crate::model::suggest::nearest_word;
use crate::model::{LabelChoice, LabelNote};
use crate::syntax::LabelSet;
use crate::text::Span;

/// All keys of a label.
pub(in crate::project) const LABEL_KEYS: [&str; 4] = ["name", "description", "colour", "aliases"];

pub(super) fn read(config: &mut Config, table: &Table<'_>, reader: &mut Reader) {
    if let Some(value) = table.get("label-set") {
        config.labels = named(value, reader).unwrap_or_default();
    }
    let Some((key, value)) = table.get_key_value("labels") else {
        return;
    };
    if table.contains_key("label-set") {
        let message = "there are `label-set` and `labels`; only one of them can hold";
        reader.complain(span(&key.span()), message);
    }
    let own = reader.each(value, "a list of labels", label);
    if own.is_empty()
        && value
            .get_ref()
            .as_array()
            .is_some_and(|list| list.is_empty())
    {
        reader.complain(span(&value.span()), "there is no label in the list");
    }
    let set = LabelSet::new("own", own.iter().map(|own| &own.note.label));
    let alias = |set: LabelSet, own: &Own| {
        let label = &own.note.label;
        let aliases = own.aliases.iter();
        aliases.fold(set, |set, alias| set.with_alias(alias, label))
    };
    config.labels = LabelChoice::Given(Arc::new(own.iter().fold(set, alias)));
    let places = own.iter().map(|own| (own.note.label.clone(), own.place));
    config.label_places = places.collect();
    config.notes = own.into_iter().map(|own| own.note).collect();
}

/// The set that `value` names.
fn named(value: &Value<'_>, reader: &mut Reader) -> Option<LabelChoice> {
    let name = text_of(value, reader, "the name of a label set")?;
    if name == "auto" {
        return Some(LabelChoice::Recognised);
    }
    if let Some(set) = LabelSet::built_in(name) {
        return Some(LabelChoice::Given(Arc::new(set)));
    }
    let known: Vec<&str> = LabelSet::built_in_names().chain(["auto"]).collect();
    let hint = match nearest_word(name, &known) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("there are {}", known.join(", ")),
    };
    let message = format!("there is no label set `{name}`; {hint}");
    reader.complain(span(&value.span()), message);
    None
}

/// A label of the project's own.
struct Own {
    note: LabelNote,
    /// Where its name stands.
    place: Span,
    aliases: Vec<String>,
}

/// A label: its name, or a table with more.
fn label(reader: &mut Reader, value: &Value<'_>) -> Option<Own> {
    if value.get_ref().as_str().is_some() {
        let label = label_name(reader, value)?;
        let note = LabelNote {
            label,
            ..LabelNote::default()
        };
        return Some(Own {
            note,
            place: span(&value.span()),
            aliases: Vec::new(),
        });
    }
    let Some(table) = value.get_ref().as_table() else {
        reader.expected(value, "a label or a table with its `name`");
        return None;
    };
    reader.check_keys(table, &LABEL_KEYS, "key of a label");
    let Some(name) = table.get("name") else {
        reader.complain(span(&value.span()), "this label has no `name`");
        return None;
    };
    let aliases = table.get("aliases").map_or(Vec::new(), |value| {
        reader.each(value, "a list of labels", label_name)
    });
    let place = span(&name.span());
    let note = LabelNote {
        label: label_name(reader, name)?,
        description: reader.text(table, "description").map(str::to_owned),
        colour: table.get("colour").and_then(|value| colour(reader, value)),
    };
    Some(Own {
        note,
        place,
        aliases,
    })
}

fn label_name(reader: &mut Reader, value: &Value<'_>) -> Option<String> {
    let name = text_of(value, reader, "a label")?;
    if LabelSet::is_label(name) {
        return Some(name.to_owned());
    }
    let message = format!("“{name}” is no label: a letter, then letters, digits, `_` and `-`");
    reader.complain(span(&value.span()), message);
    None
}

/// A colour as in style sheets: `#rgb` or `#rrggbb`.
fn colour(reader: &mut Reader, value: &Value<'_>) -> Option<String> {
    let text = text_of(value, reader, "a colour")?;
    let digits = text.strip_prefix('#').unwrap_or_default();
    if matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(text.to_owned());
    }
    let message = format!("“{text}” is no colour: write it as #rgb or #rrggbb");
    reader.complain(span(&value.span()), message);
    None
}
