//! `rules` and `accept`: how findings are taken.

use super::reader::{Reader, Table, Value, span, text_of};
use super::settings::{Accepted, Config};
use crate::model::suggest::nearest_word;
use crate::rules::Code;
use crate::rules::policy::Level;

/// All keys of an exception.
pub(in crate::project) const ACCEPT_KEYS: [&str; 4] = ["rule", "name", "file", "reason"];

pub(super) fn read(config: &mut Config, table: &Table<'_>, reader: &mut Reader) {
    if let Some(value) = table.get("rules") {
        levels(config, value, reader);
    }
    config.accepted = table.get("accept").map_or(Vec::new(), |value| {
        reader.each(value, "a list of tables: write `[[accept]]`", accepted)
    });
}

fn levels(config: &mut Config, value: &Value<'_>, reader: &mut Reader) {
    let Some(table) = value.get_ref().as_table() else {
        reader.expected(value, "a table of rules and levels");
        return;
    };
    let known: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    reader.check_keys(table, &known, "rule");
    for (key, value) in table {
        let Some(code) = Code::of(key.get_ref()) else {
            continue;
        };
        if let Some(level) = level(reader, value) {
            config.levels.insert(code, level);
        }
    }
}

fn level(reader: &mut Reader, value: &Value<'_>) -> Option<Level> {
    let known = Level::ALL.map(Level::as_str);
    let Some(word) = value.get_ref().as_str() else {
        let what = format!(
            "one of the texts {}",
            known.map(|word| format!("“{word}”")).join(", ")
        );
        reader.expected(value, &what);
        return None;
    };
    let level = Level::of(word);
    if level.is_none() {
        let hint = match nearest_word(word, &known) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("there are {}", known.join(", ")),
        };
        let message = format!("there is no level `{word}`; {hint}");
        reader.complain(span(&value.span()), message);
    }
    level
}

fn accepted(reader: &mut Reader, value: &Value<'_>) -> Option<Accepted> {
    let Some(table) = value.get_ref().as_table() else {
        reader.expected(value, "a table with a `rule`");
        return None;
    };
    reader.check_keys(table, &ACCEPT_KEYS, "key of an exception");
    let name = reader.text(table, "name").map(str::to_owned);
    let reason = reader.text(table, "reason").map(str::to_owned);
    let file = table.get("file").and_then(|value| reader.pattern(value));
    let Some(rule) = table.get("rule") else {
        reader.complain(span(&value.span()), "this exception has no `rule`");
        return None;
    };
    Some(Accepted {
        rule: code(reader, rule)?,
        name,
        file,
        reason,
        span: span(&value.span()),
    })
}

fn code(reader: &mut Reader, value: &Value<'_>) -> Option<Code> {
    let word = text_of(value, reader, "the code of a rule")?;
    let code = Code::of(word);
    if code.is_none() {
        let known: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        let meant = nearest_word(word, &known);
        let hint = meant.map_or(String::new(), |meant| format!("; did you mean `{meant}`?"));
        let message = format!("there is no rule `{word}`{hint}");
        reader.complain(span(&value.span()), message);
    }
    code
}
