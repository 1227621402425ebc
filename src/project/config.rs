//! The settings of a project, read from the text of `glossator.toml`.
//!
//! Pure: a text becomes settings and a list of what is wrong with it. What the settings name
//! (gazetteers, guidelines) is not looked at.

mod labels;
mod reader;
mod rules;
mod settings;

#[cfg(test)]
pub(super) use labels::LABEL_KEYS;
#[cfg(test)]
pub(super) use rules::ACCEPT_KEYS;
pub(super) use settings::KEYS;
pub use settings::{Accepted, Config};

use super::files::FILE_NAME;
use super::pattern::stays_inside;
use super::problem::{MOST_PROBLEMS, Problem, told};
use crate::text::{Span, Text};
use reader::{Reader, Table, Value, span, text_of};

impl Config {
    /// Reads `text`. Where there are problems the settings are not to be used.
    pub fn parse(text: &str) -> (Self, Vec<Problem>) {
        let (table, faults) = toml::de::DeTable::parse_recoverable(text);
        let mut reader = Reader::default();
        for fault in faults.iter().take(MOST_PROBLEMS + 1) {
            let place = fault.span().unwrap_or_default();
            let message = fault.message().lines().collect::<Vec<_>>().join("; ");
            reader.complain(span(&place), message);
        }
        let mut config = Self::default();
        // After a syntax error values may be missing or stand elsewhere: one fault at a time.
        if reader.problems.is_empty() {
            config.read(table.get_ref(), &mut reader);
        }
        (config, told(reader.problems))
    }

    /// Reads `text`, which is to be written to.
    ///
    /// # Errors
    /// The settings are not understood: the first problem with its line.
    pub(super) fn understood(text: &str) -> Result<Self, String> {
        let (config, problems) = Self::parse(text);
        let Some(problem) = problems.first() else {
            return Ok(config);
        };
        let (line, _) = problem.line_column(&Text::from(text));
        let message = &problem.message;
        Err(format!(
            "{FILE_NAME} must be put right first, line {line}: {message}"
        ))
    }

    fn read(&mut self, table: &Table<'_>, reader: &mut Reader) {
        reader.check_keys(table, &KEYS, "setting");
        labels::read(self, table, reader);
        rules::read(self, table, reader);
        self.gazetteers = table.get("gazetteers").map_or(Vec::new(), |value| {
            reader.each(value, "a list of patterns of files", |reader, value| {
                let pattern = reader.pattern(value)?;
                Some((pattern, span(&value.span())))
            })
        });
        let exclude = table.get("exclude").map_or(Vec::new(), |value| {
            reader.each(value, "a list of patterns of files", Reader::pattern)
        });
        self.exclude = exclude.into_iter().collect();
        self.guidelines = table
            .get("guidelines")
            .and_then(|value| guidelines(value, reader));
    }
}

/// The path of the guidelines.
fn guidelines(value: &Value<'_>, reader: &mut Reader) -> Option<(String, Span)> {
    let path = text_of(value, reader, "the path of a Markdown file")?;
    let place = span(&value.span());
    let wrong = match stays_inside(path) {
        Ok(()) if !path.contains('\\') => return Some((path.to_owned(), place)),
        Ok(()) => format!("“{path}”: write `/` between folders"),
        Err(message) => message,
    };
    reader.complain(place, wrong);
    None
}

#[cfg(test)]
mod tests;
