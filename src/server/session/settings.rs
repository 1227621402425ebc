//! What users set, from the editor's settings: `initializationOptions`, and later
//! `workspace/didChangeConfiguration`.
//!
//! Settings are an argument: each is read once here and handed to what it concerns.

use std::sync::Arc;

use serde_json::Value;

use crate::features::document_symbols::EntityList;
use crate::features::inlay_hints::HintKinds;
use crate::features::references::Untagged;
use crate::model::LabelChoice;
use crate::rules::Code;
use crate::rules::policy::{Level, Levels};
use crate::server::convert::legend::Vocabulary;
use crate::syntax::LabelSet;

/// The settings of one session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    /// `labelSet`: `"auto"`, the name of a built-in set, or a list of labels.
    pub(crate) labels: LabelChoice,
    /// `rules`: how findings are taken, before what the project says.
    pub(crate) levels: Levels,
    /// `outline.entities`: whether the outline lists the entities of each paragraph.
    pub(crate) entities: EntityList,
    /// `references.untagged`: whether references include repeats of a name that are not tagged.
    pub(crate) untagged: Untagged,
    /// `codeLens`: whether counts stand above headings. By the document's size if not set.
    pub(crate) lens: Option<bool>,
    /// `inlayHints.acronyms`, `inlayHints.conflicts`, `inlayHints.paragraphs`: which notes stand
    /// inside the text.
    pub(crate) hints: HintKinds,
    /// `semanticTokens.ownTypes`: whether the client knows our token types though it does not
    /// announce them. Settled in `initialize`.
    pub(crate) vocabulary: Option<Vocabulary>,
    /// What could not be read, in the user's words.
    pub(crate) complaints: Vec<String>,
}

/// All settings by the names that users write, with `.` between the parts.
pub(crate) const NAMES: [&str; 9] = [
    "labelSet",
    "rules",
    "outline.entities",
    "references.untagged",
    "codeLens",
    "inlayHints.acronyms",
    "inlayHints.conflicts",
    "inlayHints.paragraphs",
    "semanticTokens.ownTypes",
];

impl Settings {
    /// Reads `value`, the settings alone or in a `glossator` section. What is not understood is
    /// as if it were not there, and complained of.
    pub(crate) fn read(value: &Value) -> Self {
        let value = value.get("glossator").unwrap_or(value);
        let mut settings = Self::default();
        match label_set(&value["labelSet"]) {
            Ok(labels) => settings.labels = labels,
            Err(complaint) => settings.complaints.push(complaint),
        }
        settings.read_rules(&value["rules"]);
        if settings.switch(value, "outline.entities") == Some(true) {
            settings.entities = EntityList::PerParagraph;
        }
        if settings.switch(value, "references.untagged") == Some(true) {
            settings.untagged = Untagged::Included;
        }
        settings.lens = settings.switch(value, "codeLens");
        let by_default = HintKinds::default();
        let mut hint = |name, otherwise| settings.switch(value, name).unwrap_or(otherwise);
        settings.hints = HintKinds {
            acronyms: hint("inlayHints.acronyms", by_default.acronyms),
            conflicts: hint("inlayHints.conflicts", by_default.conflicts),
            paragraphs: hint("inlayHints.paragraphs", by_default.paragraphs),
        };
        settings.vocabulary = settings
            .switch(value, "semanticTokens.ownTypes")
            .map(|own| {
                if own {
                    Vocabulary::Own
                } else {
                    Vocabulary::Standard
                }
            });
        settings.complain_of_unknown(value);
        settings
    }

    /// Levels by the codes of rules.
    fn read_rules(&mut self, value: &Value) {
        let Some(rules) = value.as_object() else {
            if !value.is_null() {
                let complaint = format!("rules must be an object of codes and levels, not {value}");
                self.complaints.push(complaint);
            }
            return;
        };
        for (rule, level) in rules {
            let code = Code::of(rule);
            match (code, level.as_str().and_then(Level::of)) {
                (Some(code), Some(level)) => {
                    self.levels.insert(code, level);
                }
                (None, _) => self.complaints.push(format!("there is no rule {rule}")),
                (_, None) => {
                    let levels = Level::ALL.map(Level::as_str).join(", ");
                    let complaint = format!("rules.{rule} must be one of {levels}, not {level}");
                    self.complaints.push(complaint);
                }
            }
        }
    }

    /// A setting that is on or off; written as an object's field or with a dot.
    fn switch(&mut self, value: &Value, name: &str) -> Option<bool> {
        let nested = value.pointer(&format!("/{}", name.replace('.', "/")));
        match nested.or_else(|| value.get(name))? {
            Value::Null => None,
            Value::Bool(on) => Some(*on),
            other => {
                self.complaints
                    .push(format!("{name} must be true or false, not {other}"));
                None
            }
        }
    }

    /// A name with a typo would otherwise do nothing without a word.
    fn complain_of_unknown(&mut self, value: &Value) {
        let heads = |name: &&str| name.split('.').next().unwrap_or_default().to_owned();
        let known: Vec<String> = NAMES.iter().map(heads).collect();
        for name in value
            .as_object()
            .into_iter()
            .flat_map(|object| object.keys())
        {
            // Editors keep settings of their own part in the same section.
            let ours = matches!(name.as_str(), "server" | "trace" | "enable" | "logLevel");
            if !known.contains(name) && !NAMES.contains(&name.as_str()) && !ours {
                self.complaints.push(format!("there is no setting {name}"));
            }
        }
    }
}

fn label_set(value: &Value) -> Result<LabelChoice, String> {
    match value {
        Value::Null => Ok(LabelChoice::Recognised),
        Value::String(name) => named(name),
        Value::Array(labels) => {
            let labels: Vec<&str> = labels.iter().filter_map(Value::as_str).collect();
            own(&labels)
        }
        other => Err(format!(
            "labelSet must be a name or a list of labels, not {other}"
        )),
    }
}

/// The set that `name` names: `auto`, a built-in one, or labels with commas between them.
///
/// # Errors
/// There is none; the message names those there are.
pub(crate) fn named(name: &str) -> Result<LabelChoice, String> {
    if name.is_empty() || name == "auto" {
        return Ok(LabelChoice::Recognised);
    }
    if let Some(set) = LabelSet::built_in(name) {
        return Ok(LabelChoice::Given(Arc::new(set)));
    }
    if name.contains(',') {
        return own(&name.split(',').map(str::trim).collect::<Vec<_>>());
    }
    let known: Vec<&str> = LabelSet::built_in_names().collect();
    Err(format!(
        "there is no label set {name}; there are auto, {} and lists of labels",
        known.join(", ")
    ))
}

fn own(labels: &[&str]) -> Result<LabelChoice, String> {
    if let Some(odd) = labels.iter().find(|label| !LabelSet::is_label(label)) {
        return Err(format!(
            "“{odd}” is no label: a label is a letter, then letters, digits, _ and -"
        ));
    }
    if labels.is_empty() {
        return Err("labelSet lists no label".to_owned());
    }
    Ok(LabelChoice::Given(Arc::new(LabelSet::new("own", labels))))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn label_sets_by_name_and_by_list() {
        let labels = |value| Settings::read(&json!({ "labelSet": value })).labels;
        let given = |choice| match choice {
            LabelChoice::Given(set) => set.labels().map(str::to_owned).collect::<Vec<_>>(),
            LabelChoice::Recognised => Vec::new(),
        };
        assert_eq!(labels(json!("auto")), LabelChoice::Recognised);
        assert_eq!(
            given(labels(json!("conll4"))),
            ["PER", "ORG", "LOC", "MISC"]
        );
        assert_eq!(given(labels(json!(["Ship", "Port"]))), ["Ship", "Port"]);
        assert_eq!(given(labels(json!("Ship, Port"))), ["Ship", "Port"]);
    }

    #[test]
    fn switches_are_off_on_or_not_set() {
        let settings = Settings::read(&json!({
            "references": { "untagged": true }, "codeLens": false,
            "inlayHints": { "acronyms": false }, "inlayHints.paragraphs": true
        }));
        assert_eq!(settings.untagged, Untagged::Included);
        assert_eq!(settings.lens, Some(false));
        assert!(!settings.hints.acronyms && settings.hints.conflicts && settings.hints.paragraphs);
        assert_eq!(settings.complaints, [""; 0]);
        assert_eq!(Settings::default().hints, HintKinds::default());
    }

    #[test]
    fn rules_are_taken_by_their_codes() {
        let settings = Settings::read(&json!({ "rules": {
            "whitespace": "off", "label-case": "loud", "label-caes": "off"
        }}));
        assert_eq!(
            settings.levels,
            Levels::from([(Code::Whitespace, Level::Off)])
        );
        assert_eq!(settings.complaints.len(), 2, "{:?}", settings.complaints);
        assert_eq!(Settings::read(&json!({ "rules": [] })).complaints.len(), 1);
    }

    #[test]
    fn what_is_not_understood_is_complained_of_and_left_out() {
        let settings = Settings::read(&json!({ "glossator": {
            "labelSet": "conll5", "outline": { "entities": "yes" }, "labelset": 1
        }}));
        assert_eq!(settings.labels, LabelChoice::Recognised);
        assert_eq!(settings.entities, EntityList::None);
        assert_eq!(settings.complaints.len(), 3, "{:?}", settings.complaints);
        assert_eq!(Settings::read(&json!(null)), Settings::default());
        assert_eq!(
            Settings::read(&json!({ "outline.entities": true })).entities,
            EntityList::PerParagraph
        );
    }
}
