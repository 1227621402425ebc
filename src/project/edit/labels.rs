//! Writes into a project's settings which labels its documents may use: one edit, which leaves
//! everything else that stands there as it is.
//!
//! Invariant: where there is an edit, the text after it is understood and says of everything but
//! the labels what it said before.

use toml_edit::{Array, Table, Value};

use super::{applied, document, list};
use crate::model::LabelChoice;
use crate::project::config::Config;
use crate::project::files::FILE_NAME;
use crate::text::{Edit, Span};

/// The key of the name of a set.
const SET: &str = "label-set";
/// The key of labels of one's own.
const OWN: &str = "labels";

/// What becomes of the labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// There is one more, beside these, which are in use so far.
    With(String, Vec<String>),
    /// They are those of the built-in set of this name.
    Set(String),
}

/// The edit that makes `choice` in settings with this text.
///
/// # Errors
/// The settings are not understood, or have labels of their own that would be lost.
pub fn choosing(text: &str, choice: &Choice) -> Result<Edit, String> {
    let before = Config::understood(text)?;
    let edit = match choice {
        Choice::With(label, known) => adding(text, label, known, &before),
        Choice::Set(_) if before.lists_labels() => {
            return Err(format!("{FILE_NAME} lists labels of its own"));
        }
        Choice::Set(name) => replacing(text, SET, &name.into()),
    };
    let is_right = |edit: &Edit| {
        let (after, problems) = Config::parse(&applied(text, edit));
        problems.is_empty() && holds(&after, choice) && is_else_same(&before, &after)
    };
    if is_right(&edit) {
        return Ok(edit);
    }
    Err(format!(
        "the labels in {FILE_NAME} are written in a way that cannot be changed"
    ))
}

fn holds(config: &Config, choice: &Choice) -> bool {
    let LabelChoice::Given(set) = &config.labels else {
        return false;
    };
    match choice {
        Choice::With(label, known) => {
            let mut all = known.iter().chain([label]);
            all.all(|label| set.id(label.as_bytes()).is_some())
        }
        Choice::Set(name) => set.name() == name,
    }
}

fn is_else_same(before: &Config, after: &Config) -> bool {
    let accepted = |config: &Config| {
        let accepted = config.accepted.iter().cloned();
        let unplaced = accepted.map(|mut accepted| {
            accepted.span = Span::default();
            accepted
        });
        unplaced.collect::<Vec<_>>()
    };
    let files = |config: &Config| {
        let gazetteers = config.gazetteers.iter();
        let gazetteers = gazetteers.map(|(pattern, _)| pattern.clone());
        let guidelines = config.guidelines.as_ref().map(|(path, _)| path.clone());
        (gazetteers.collect::<Vec<_>>(), guidelines)
    };
    before.levels == after.levels
        && before.exclude == after.exclude
        && accepted(before) == accepted(after)
        && files(before) == files(after)
        && before.notes.iter().all(|note| after.notes.contains(note))
}

/// One more label in the list, or in a list of tables; a list of those known and it where there is
/// none.
fn adding(text: &str, label: &str, known: &[String], config: &Config) -> Edit {
    let list = document::change_list(text, OWN, |list| list::push_line(list, label.into()));
    if let Some(edit) = list {
        return edit;
    }
    if config.lists_labels() {
        return document::append_table(text, OWN, Table::from_iter([("name", label)]));
    }
    let known = known.iter().map(String::as_str);
    let all: Array = known.chain([label]).collect();
    replacing(text, OWN, &all.into())
}

/// `value` under `key` in the place of `label-set`, or above everything.
fn replacing(text: &str, key: &str, value: &Value) -> Edit {
    document::replace_entry(text, SET, key, value)
        .unwrap_or_else(|| document::insert_first(text, key, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str, choice: &Choice) -> Result<String, String> {
        Ok(applied(text, &choosing(text, choice)?))
    }

    fn with_gpe(text: &str, known: &[&str]) -> String {
        let known = known.iter().map(|label| (*label).to_owned()).collect();
        after(text, &Choice::With("GPE".to_owned(), known)).unwrap()
    }

    #[test]
    fn a_label_is_added_to_those_in_use() {
        let list = "labels = [\"PER\", \"LOC\", \"GPE\"]";
        let known = ["PER", "LOC"];
        for (text, expected) in [
            ("", format!("{list}\n")),
            (
                "label-set = \"conll4\" # ours\n",
                format!("{list} # ours\n"),
            ),
            ("[rules]\n", format!("{list}\n\n[rules]\n")),
            (
                "# Ours.\n\nexclude = []\n",
                format!("# Ours.\n\n{list}\nexclude = []\n"),
            ),
            (
                "# none\nexclude = []\n",
                format!("{list}\n# none\nexclude = []\n"),
            ),
            ("# Ours.\r\n", format!("# Ours.\r\n{list}\r\n")),
        ] {
            assert_eq!(with_gpe(text, &known), expected);
        }
    }

    #[test]
    fn a_list_of_ones_own_grows() {
        for (text, expected) in [
            (
                "labels = [\"PER\"] # ours\n",
                "labels = [\"PER\", \"GPE\"] # ours\n",
            ),
            (
                "labels = [\n  { name = \"PER\" },\n]\n[rules]\n",
                "labels = [\n  { name = \"PER\" },\n  \"GPE\",\n]\n[rules]\n",
            ),
            (
                "[[labels]]\nname = \"PER\"\n[rules]\n",
                "[[labels]]\nname = \"PER\"\n[rules]\n\n[[labels]]\nname = \"GPE\"\n",
            ),
        ] {
            assert_eq!(with_gpe(text, &["PER"]), expected);
        }
    }

    #[test]
    fn another_set_takes_the_place_of_the_one_there_is() {
        let ace = Choice::Set("ace".to_owned());
        let line = "label-set = \"ace\"";
        for (text, expected) in [
            ("", format!("{line}\n")),
            (
                "label-set='conll4'\n[rules]\n",
                format!("{line}\n[rules]\n"),
            ),
            (
                "[rules]\nwhitespace = \"off\"\n[[accept]]\nrule = \"whitespace\"\n",
                format!(
                    "{line}\n\n[rules]\nwhitespace = \"off\"\n[[accept]]\nrule = \"whitespace\"\n"
                ),
            ),
        ] {
            assert_eq!(after(text, &ace).unwrap(), expected);
        }
    }

    #[test]
    fn nothing_is_lost_and_nothing_broken_is_touched() {
        let refused = |text, choice: &Choice| after(text, choice).unwrap_err();
        let ace = Choice::Set("ace".to_owned());
        let own = refused("labels = [\"PER\"]\n", &ace);
        assert_eq!(own, "glossator.toml lists labels of its own");
        let broken = refused("label-set = \"none\"\n", &ace);
        assert!(
            broken.contains("must be put right first, line 1"),
            "{broken}"
        );
        let unknown = refused("", &Choice::Set("none".to_owned()));
        assert!(unknown.contains("cannot be changed"), "{unknown}");
        // A label that is in use is not among them.
        let known = vec!["LOC".to_owned()];
        let other = refused(
            "labels = [\"PER\"]\n",
            &Choice::With("GPE".to_owned(), known),
        );
        assert!(other.contains("cannot be changed"), "{other}");
    }
}
