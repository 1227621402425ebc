//! Whether a text is an annotated document, told from its beginning.
//!
//! The editors have the same rule for files whose names do not say it; `editors/detect.json` holds
//! examples for all. Brackets are common in plain prose: `[1]`, `[Note: …]`, `[section]`,
//! `[DATE OF BIRTH]`, `[INFO main]`. What no one writes by hand is a label, words and then blanks
//! before the closing bracket.

use crate::syntax::LabelSet;

/// Labels that are no English words: with words after them and a tight `]` they count as well.
const ABBREVIATED: [&str; 10] = [
    "PER",
    "ORG",
    "LOC",
    "MISC",
    "GPE",
    "NORP",
    "FAC",
    "VEH",
    "WEA",
    "WORK_OF_ART",
];

/// Labels of the built-in sets as other taggers spell them out.
const SPELLED_OUT: [&str; 3] = ["ORGANIZATION", "LOCATION", "FACILITY"];

/// Words that open brackets elsewhere: in logs, and in editors' remarks.
const NOT_LABELS: [&str; 16] = [
    "INFO", "WARN", "WARNING", "ERROR", "DEBUG", "TRACE", "FATAL", "NOTICE", "CRITICAL", "NOTE",
    "TODO", "FIXME", "XXX", "SIC", "TABLE", "FIGURE",
];

const WRAPPER: &str = "<code><pre>";

/// Returns true if the text that begins with `head` is an annotated document: it has mentions, or
/// is a cable, whether names are tagged yet or not. The labels of `own`, which settings list, are as
/// good as known ones; the editors do not look at settings.
pub(super) fn is_annotated(head: &str, own: Option<&LabelSet>) -> bool {
    let mut seen = Seen {
        own,
        ..Seen::default()
    };
    head.lines().any(|line| {
        for bracket in brackets(line) {
            seen.count(&bracket);
        }
        seen.suffices() || anchors_paragraph(line) || is_classified(line)
    })
}

/// Mentions by how sure they are ones.
#[derive(Default)]
struct Seen<'o> {
    /// The labels that settings list.
    own: Option<&'o LabelSet>,
    /// Of a known set's label, with blanks before the bracket.
    sure: usize,
    /// Of a label of their own.
    shaped: usize,
    /// Without blanks before the bracket.
    tight: usize,
}

impl Seen<'_> {
    fn suffices(&self) -> bool {
        self.sure >= 1 || self.shaped >= 3 || self.tight >= 2
    }

    fn knows(&self, label: &str) -> bool {
        let is_own = |own: &LabelSet| own.id(label.as_bytes()).is_some();
        let mut built_in = LabelSet::built_in_labels();
        built_in.any(|known| known == label)
            || SPELLED_OUT.contains(&label)
            || self.own.is_some_and(is_own)
    }

    fn count(&mut self, bracket: &Bracket<'_>) {
        let Bracket { label, words, .. } = *bracket;
        if !words.contains(|c: char| c.is_ascii_alphanumeric() || !c.is_ascii()) {
            return;
        }
        let blanks = words.len() - words.trim_end_matches(' ').len();
        if blanks == 0 || words.trim_end_matches(' ').ends_with('\t') {
            self.tight += usize::from(bracket.is_tight_mention());
        } else if self.knows(label) {
            self.sure += 1;
        } else {
            let capital = label.starts_with(|c: char| c.is_ascii_uppercase());
            let shaped = label.len() > 1 && (blanks > 1 || capital);
            let other = NOT_LABELS
                .iter()
                .any(|word| word.eq_ignore_ascii_case(label));
            self.shaped += usize::from(shaped && !other);
        }
    }
}

/// `[label words]`, without brackets inside.
struct Bracket<'a> {
    label: &'a str,
    words: &'a str,
    behind: &'a str,
}

impl Bracket<'_> {
    /// A Markdown link's `(` or a reference's `[` may not follow.
    fn is_tight_mention(&self) -> bool {
        let name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || !c.is_ascii();
        ABBREVIATED.contains(&self.label)
            && self.words.starts_with(name)
            && !self.behind.starts_with(['(', '['])
    }
}

fn brackets(line: &str) -> impl Iterator<Item = Bracket<'_>> {
    line.match_indices('[').filter_map(|(at, _)| {
        let rest = &line[at + 1..];
        let (inside, behind) = rest.split_at(rest.find(['[', ']'])?);
        let behind = behind.strip_prefix(']')?;
        let (label, words) = inside.split_once(' ')?;
        LabelSet::is_label(label).then_some(Bracket {
            label,
            words,
            behind,
        })
    })
}

/// Whether `<a id='par2' href='#par2'>¶</a>` is in `line`.
fn anchors_paragraph(line: &str) -> bool {
    line.split("<a id='par").skip(1).any(|anchor| {
        behind_number(anchor)
            .and_then(|rest| rest.strip_prefix("' href='#par"))
            .and_then(behind_number)
            .is_some_and(|rest| rest.starts_with("'>¶</a>"))
    })
}

/// What follows the number that `text` begins with.
fn behind_number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (rest.len() < text.len()).then_some(rest)
}

/// Whether a page's text begins with a classification in `line`: `UNCLAS`, `S E C R E T`.
fn is_classified(line: &str) -> bool {
    let Some((_, text)) = line.split_once(WRAPPER) else {
        return false;
    };
    let letters: String = text.chars().filter(|&c| c != ' ').take(12).collect();
    !text.starts_with(' ')
        && ["UNCLAS", "CONFIDENTIAL", "SECRET"]
            .iter()
            .any(|word| letters.starts_with(word))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use serde_json::Value;

    use super::*;

    fn examples() -> Value {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/editors/detect.json");
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
    }

    #[test]
    fn as_the_editors_have_it() {
        let examples = examples();
        for (kind, annotated) in [("annotated", true), ("other", false)] {
            for (what, lines) in examples[kind].as_object().unwrap() {
                let lines: Vec<&str> = lines
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter_map(Value::as_str)
                    .collect();
                assert_eq!(is_annotated(&lines.join("\n"), None), annotated, "{what}");
            }
        }
    }

    #[test]
    fn labels_as_the_editors_have_them() {
        let labels = &examples()["labels"];
        let list =
            |name: &str| -> Vec<String> { serde_json::from_value(labels[name].clone()).unwrap() };
        assert_eq!(list("abbreviated"), ABBREVIATED);
        assert_eq!(list("never"), NOT_LABELS);
        let theirs: BTreeSet<String> = [list("abbreviated"), list("spelled_out")]
            .concat()
            .into_iter()
            .collect();
        let built_in = LabelSet::built_in_labels().chain(SPELLED_OUT);
        let ours: BTreeSet<String> = built_in.map(str::to_owned).collect();
        assert_eq!(theirs, ours);
    }

    #[test]
    fn labels_of_the_settings_are_as_good_as_known_ones() {
        let own = LabelSet::new("own", ["Ship", "note"]);
        for (text, annotated) in [
            ("The [Ship Marigold  ] sank .", true),
            ("See [note Ida ] .", true),
            ("The [Port Oru  ] .", false),
            ("The [ship Marigold  ] .", false),
            ("The [Ship Marigold] and the [Ship Ida] .", false),
        ] {
            assert_eq!(is_annotated(text, Some(&own)), annotated, "{text}");
            assert!(!is_annotated(text, None), "{text}");
        }
    }

    #[test]
    fn brackets_by_the_million_are_looked_at_once() {
        assert!(!is_annotated(&"[x ".repeat(100_000), None));
        assert!(!is_annotated(&"[x 1](".repeat(100_000), None));
    }
}
