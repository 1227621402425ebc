//! Reads values of the expected kind and collects what is wrong with the others.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::KEYS;
use crate::features::nearest_word;
use crate::text::{Offset, Span};
use crate::workspace::pattern::Pattern;
use crate::workspace::problem::Problem;

pub(super) type Table<'a> = DeTable<'a>;
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// What is wrong so far.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) problems: Vec<Problem>,
}

/// The span of a value.
pub(super) fn span(range: &Range<usize>) -> Span {
    Span::new(Offset::new(range.start), Offset::new(range.end))
}

impl Reader {
    pub(super) fn complain(&mut self, span: Span, message: impl Into<String>) {
        self.problems.push(Problem::new(span, message));
    }

    /// Complains that `value` is not what it should be.
    pub(super) fn expected(&mut self, value: &Value<'_>, what: &str) {
        let kind = match value.get_ref() {
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
            DeValue::String(_) => "a text",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
        };
        self.complain(
            span(&value.span()),
            format!("this must be {what}, not {kind}"),
        );
    }

    /// Complains of keys of `table` that are not `known`; each is one `what`.
    pub(super) fn check_keys(&mut self, table: &Table<'_>, known: &[&str], what: &str) {
        for (key, _) in table {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                continue;
            }
            let hint = match nearest_word(name, known) {
                Some(meant) => format!("; did you mean `{meant}`?"),
                // A header holds all that follows it.
                None if KEYS.contains(&name) => "; it must stand above the first `[…]`".to_owned(),
                None => String::new(),
            };
            let message = format!("there is no {what} `{name}`{hint}");
            self.complain(span(&key.span()), message);
        }
    }

    /// `value` as `read` takes each of it, or its only one.
    pub(super) fn each<T>(
        &mut self,
        value: &Value<'_>,
        what: &str,
        mut read: impl FnMut(&mut Self, &Value<'_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(values) = value.get_ref().as_array() else {
            self.expected(value, what);
            return Vec::new();
        };
        let read = values.iter().filter_map(|value| read(self, value));
        read.collect()
    }

    /// A pattern of files.
    pub(super) fn pattern(&mut self, value: &Value<'_>) -> Option<Pattern> {
        let text = text_of(value, self, "a pattern of files")?;
        match Pattern::new(text) {
            Ok(pattern) => Some(pattern),
            Err(message) => {
                self.complain(span(&value.span()), message);
                None
            }
        }
    }

    /// The text under `key`, if there is one.
    pub(super) fn text<'t>(&mut self, table: &'t Table<'_>, key: &str) -> Option<&'t str> {
        text_of(table.get(key)?, self, "a text")
    }
}

/// The text that `value` is.
pub(super) fn text_of<'v>(
    value: &'v Value<'_>,
    reader: &mut Reader,
    what: &str,
) -> Option<&'v str> {
    let text = value.get_ref().as_str();
    match text {
        Some(text) if !text.trim().is_empty() => return Some(text),
        Some(_) => reader.complain(span(&value.span()), format!("{what} is missing here")),
        None => reader.expected(value, what),
    }
    None
}
