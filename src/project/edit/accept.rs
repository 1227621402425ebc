//! Writes an exception into a project's settings: one edit, which leaves everything that stands
//! there as it is.
//!
//! Invariant: where there is an edit, the text after it is understood and holds the exception.

use std::path::Path;

use toml_edit::{Table, Value};

use super::{applied, document, list};
use crate::project::config::Config;
use crate::project::files::FILE_NAME;
use crate::project::pattern::Pattern;
use crate::rules::Code;
use crate::text::Edit;

/// The key of the exceptions.
const KEY: &str = "accept";

/// Where findings like one are accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// About the same name, in all files of the project.
    Name,
    /// About the same name, in the same file: the narrowest. The entry has `name` and `file`.
    NameInFile,
    /// About any name, in the same file.
    File,
    /// Everywhere in the project.
    Project,
}

impl Scope {
    /// The scope called `word`.
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "name" => Self::Name,
            "name-in-file" => Self::NameInFile,
            "file" => Self::File,
            "project" => Self::Project,
            _ => return None,
        })
    }

    /// What it is called.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::NameInFile => "name-in-file",
            Self::File => "file",
            Self::Project => "project",
        }
    }
}

/// An exception that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// Whose findings are accepted.
    pub rule: Code,
    /// Those about which name; any if none.
    pub name: Option<String>,
    /// In which file, as a pattern; in all if none.
    pub file: Option<String>,
    /// Why.
    pub reason: String,
}

impl Acceptance {
    /// That findings of `rule` are accepted within `scope` of one that is about `name` and in the
    /// file at `inside`, relative to the folder of the settings.
    ///
    /// # Errors
    /// The finding is about no name, though the scope is one.
    pub fn new(
        rule: Code,
        scope: Scope,
        name: Option<&str>,
        inside: &Path,
        reason: &str,
    ) -> Result<Self, String> {
        let about = || name.ok_or_else(|| format!("`{rule}` is about no name here"));
        let name = match scope {
            Scope::Name | Scope::NameInFile => Some(about()?.to_owned()),
            Scope::File | Scope::Project => None,
        };
        let file = match scope {
            Scope::NameInFile | Scope::File => Some(Pattern::of_file(inside)),
            Scope::Name | Scope::Project => None,
        };
        Ok(Self {
            rule,
            name,
            file,
            reason: reason.to_owned(),
        })
    }

    /// Its entry in the settings: `rule = "whitespace"` and so on.
    fn entry(&self) -> Table {
        let rule = Some(self.rule.as_str());
        let reason = Some(self.reason.as_str()).filter(|reason| !reason.trim().is_empty());
        let keys = [
            ("rule", rule),
            ("name", self.name.as_deref()),
            ("file", self.file.as_deref()),
            ("reason", reason),
        ];
        let keys = keys.into_iter();
        let mut entry = Table::new();
        entry.extend(keys.filter_map(|(key, value)| Some((key, quoted(value?)))));
        entry
    }
}

/// The edit that adds `acceptance` to settings with this text.
///
/// # Errors
/// The settings are not understood.
pub fn accepting(text: &str, acceptance: &Acceptance) -> Result<Edit, String> {
    let before = Config::understood(text)?;
    let entry = acceptance.entry();
    let inline = Value::from(entry.clone().into_inline_table());
    let edit = document::change_list(text, KEY, |list| list::push(list, inline))
        .unwrap_or_else(|| document::append_table(text, KEY, entry));
    let (after, problems) = Config::parse(&applied(text, &edit));
    if problems.is_empty() && after.accepted.len() == before.accepted.len() + 1 {
        return Ok(edit);
    }
    Err(format!(
        "{FILE_NAME} is written in a way that cannot be added to"
    ))
}

/// `text` between double quotes, like everything else that is written.
fn quoted(text: &str) -> Value {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.extend(format!("\\u{:04X}", u32::from(c)).chars()),
            c => out.push(c),
        }
    }
    out.push('"');
    out.parse().unwrap_or_else(|_| Value::from(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn acceptance(name: &str) -> Acceptance {
        let scope = Scope::Name;
        let inside = Path::new("a.ner");
        Acceptance::new(Code::LabelCase, scope, Some(name), inside, "as printed").unwrap()
    }

    fn added(text: &str) -> String {
        let edit = accepting(text, &acceptance("Oru")).unwrap();
        assert!(edit.span.is_empty());
        applied(text, &edit)
    }

    const ENTRY: &str =
        "[[accept]]\nrule = \"label-case\"\nname = \"Oru\"\nreason = \"as printed\"\n";

    #[test]
    fn entries_are_added_behind_what_is_there() {
        assert_eq!(added(""), ENTRY);
        assert_eq!(added("# ours\n"), format!("# ours\n\n{ENTRY}"));
        assert_eq!(
            added("exclude = []  # none"),
            format!("exclude = []  # none\n\n{ENTRY}")
        );
        assert_eq!(added(ENTRY), format!("{ENTRY}\n{ENTRY}"));
        assert_eq!(
            added("# a\r\n"),
            format!("# a\r\n\r\n{}", ENTRY.replace('\n', "\r\n"))
        );
    }

    #[test]
    fn a_list_in_one_value_grows() {
        let entry = "{ rule = \"label-case\", name = \"Oru\", reason = \"as printed\" }";
        assert_eq!(
            added("accept = []\n[rules]\n"),
            format!("accept = [{entry}]\n[rules]\n")
        );
        let (head, tail) = ("accept = [\n  { rule = \"whitespace\" }", ", # a\n]\n");
        assert_eq!(
            added(&format!("{head}{tail}")),
            format!("{head}, {entry}{tail}")
        );
    }

    #[test]
    fn any_name_can_be_written() {
        for name in ["a \"b\"", "back\\slash", "tab\there", "¶ ’ \u{7f}"] {
            let edit = accepting("", &acceptance(name)).unwrap();
            let (config, problems) = Config::parse(&edit.text);
            assert_eq!(problems, []);
            assert_eq!(config.accepted[0].name.as_deref(), Some(name));
        }
    }

    #[test]
    fn what_is_not_understood_is_not_touched() {
        let error = accepting("a = 1\n", &acceptance("Oru")).unwrap_err();
        assert!(error.contains("line 1: there is no setting `a`"), "{error}");
    }

    #[test]
    fn scopes_say_what_is_written() {
        let made = |scope, name| {
            Acceptance::new(Code::Whitespace, scope, name, Path::new("a/b.ner"), " ")
                .map(|acceptance| acceptance.entry().to_string())
                .map(|entry| entry.lines().map(str::to_owned).collect::<Vec<_>>())
        };
        let rule = "rule = \"whitespace\"";
        let file = "file = \"a/b.ner\"";
        assert_eq!(made(Scope::File, Some("Oru")).unwrap(), [rule, file]);
        assert_eq!(made(Scope::Project, Some("Oru")).unwrap(), [rule]);
        let name = "name = \"Oru\"";
        assert_eq!(made(Scope::Name, Some("Oru")).unwrap(), [rule, name]);
        let both = made(Scope::NameInFile, Some("Oru")).unwrap();
        assert_eq!(both, [rule, name, file]);
        for scope in [Scope::Name, Scope::NameInFile] {
            assert!(made(scope, None).is_err());
            assert_eq!(Scope::of(scope.as_str()), Some(scope));
        }
    }
}
