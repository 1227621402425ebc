//! Reads values of the expected kind and collects what is wrong with the others.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::settings::KEYS;
use crate::model::suggest::nearest_word;
use crate::project::pattern::Pattern;
use crate::project::problem::{MOST_PROBLEMS, Problem};
use crate::text::{Offset, Span};

pub(super) type Table<'a> = DeTable<'a>;
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// The most entries of one list: nobody writes more by hand, and a document is compared with all.
const MOST_ENTRIES: usize = 10_000;

/// The most patterns of one file that are more than a name or a path: each costs time and memory.
const MOST_PATTERNS: usize = 1_000;

/// The most bytes of these together.
const MOST_BYTES: usize = 100_000;

/// What is wrong so far.
#[derive(Debug, Default)]
pub(super) struct Reader {
    pub(super) problems: Vec<Problem>,
    /// How many patterns, and bytes of them, there were so far.
    patterns: (usize, usize),
}

/// The span of a value.
pub(super) fn span(range: &Range<usize>) -> Span {
    Span::new(Offset::new(range.start), Offset::new(range.end))
}

impl Reader {
    /// Whether there are so many problems that more would not be told.
    fn is_full(&self) -> bool {
        self.problems.len() > MOST_PROBLEMS
    }

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
            if self.is_full() {
                return;
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
        if values.len() > MOST_ENTRIES {
            let count = values.len();
            let message =
                format!("there are {count} in this list; at most {MOST_ENTRIES} are read");
            self.complain(span(&value.span()), message);
            return Vec::new();
        }
        let mut all = Vec::new();
        for value in values {
            if self.is_full() {
                break;
            }
            all.extend(read(self, value));
        }
        all
    }

    /// A pattern of files.
    pub(super) fn pattern(&mut self, value: &Value<'_>) -> Option<Pattern> {
        let text = text_of(value, self, "a pattern of files")?;
        let wrong = match Pattern::new(text) {
            Ok(pattern) if pattern.is_plain() => return Some(pattern),
            Ok(pattern) if self.has_room_for(text) => return Some(pattern),
            Ok(_) => format!(
                "at most {MOST_PATTERNS} patterns with `*`, `?`, `[…]` or `{{…}}` are read, and \
                 {MOST_BYTES} bytes of them; a folder stands for all that is in it"
            ),
            Err(message) => message,
        };
        self.complain(span(&value.span()), wrong);
        None
    }

    /// Whether the pattern `text`, which counts from now on, is not too much.
    fn has_room_for(&mut self, text: &str) -> bool {
        let (count, bytes) = &mut self.patterns;
        (*count, *bytes) = (*count + 1, *bytes + text.len());
        *count <= MOST_PATTERNS && *bytes <= MOST_BYTES
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
