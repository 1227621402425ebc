//! Which label set a document uses, where nobody said (format §6.5).

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::syntax::LabelSet;

/// How the label set of a document is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LabelChoice {
    /// From what the document holds.
    #[default]
    Recognised,
    /// By configuration.
    Given(Arc<LabelSet>),
}

impl LabelChoice {
    /// The label set for `text`.
    pub fn for_text(&self, text: &str) -> Arc<LabelSet> {
        match self {
            Self::Recognised => Arc::new(recognised(text)),
            Self::Given(set) => Arc::clone(set),
        }
    }
}

/// How much of a text is looked at, in bytes. Later labels are still judged, by the set found.
const SAMPLE: usize = 4 << 20;

/// How often a word stands where a label would.
#[derive(Clone, Copy, Default)]
struct Uses {
    /// All of them.
    all: usize,
    /// Those with two blanks before the `]`, as the tagger writes them and prose hardly does.
    as_written: usize,
}

/// The label set that the mentions of `text` use: the built-in one that covers most of them, or,
/// where none covers half, the labels that the text itself shows. The tagger's default where
/// there is no mention.
pub fn recognised(text: &str) -> LabelSet {
    let uses = uses(text);
    let all: usize = uses.iter().map(|(_, uses)| uses.all).sum();
    let covered = |set: &LabelSet| -> usize {
        let known = uses
            .iter()
            .filter(|(word, _)| set.id(word.as_bytes()).is_some());
        known.map(|(_, uses)| uses.all).sum()
    };
    let mut best = LabelSet::conll4();
    let mut most = covered(&best);
    // A few labels of another set are mistakes.
    if most * 10 >= all * 9 {
        return best;
    }
    for set in LabelSet::built_in_names().filter_map(LabelSet::built_in) {
        let covered = covered(&set);
        if covered > most {
            (best, most) = (set, covered);
        }
    }
    if most * 2 >= all {
        return best;
    }
    let own = uses.iter().filter(|(word, uses)| {
        uses.as_written > 0 || (uses.all > 1 && word.starts_with(|c: char| c.is_ascii_uppercase()))
    });
    LabelSet::new("of this document", own.map(|(word, _)| word))
}

/// The label-shaped words behind a `[`, in the order they first occur.
fn uses(text: &str) -> Vec<(&str, Uses)> {
    let bytes = text.as_bytes();
    let bytes = &bytes[..bytes.len().min(SAMPLE)];
    let mut places = FxHashMap::<&str, usize>::default();
    let mut uses: Vec<(&str, Uses)> = Vec::new();
    for open in memchr::memchr_iter(b'[', bytes) {
        let free = open == 0 || !bytes[open - 1].is_ascii_alphanumeric();
        let Some((word, inner)) = as_mention(text, bytes, open).filter(|_| free) else {
            continue;
        };
        let place = *places.entry(word).or_insert_with(|| {
            uses.push((word, Uses::default()));
            uses.len() - 1
        });
        uses[place].1.all += 1;
        uses[place].1.as_written += usize::from(inner.ends_with("  ") && !inner.ends_with("   "));
    }
    uses
}

/// The label and what follows it, up to the `]`, of what looks like a mention.
fn as_mention<'a>(text: &'a str, bytes: &[u8], open: usize) -> Option<(&'a str, &'a str)> {
    let near = &bytes[open + 1..bytes.len().min(open + 1_024)];
    let close = memchr::memchr3(b']', b'[', b'\n', near).filter(|close| near[*close] == b']')?;
    let (word, inner) = text[open + 1..open + 1 + close].split_once(' ')?;
    (LabelSet::is_label(word) && !inner.trim().is_empty()).then_some((word, inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str) -> (String, Vec<String>) {
        let set = recognised(text);
        (
            set.name().to_owned(),
            set.labels().map(str::to_owned).collect(),
        )
    }

    #[test]
    fn built_in_sets_are_recognised() {
        assert_eq!(labels("nothing").0, "conll4");
        assert_eq!(labels("[PER Ida  ] [ORG Oru  ] [MISC Orun  ]").0, "conll4");
        assert_eq!(
            labels("[PERSON Ida  ] [ORG Oru  ] [GPE Orun  ]").0,
            "ontonotes18"
        );
        assert_eq!(labels("[PER Ida  ] [LCO Oru  ]").0, "conll4");
        assert_eq!(labels("[PER Ida  ] [GPE Oru  ] [WEA Bow  ]").0, "ace");
        assert_eq!(
            labels(&("[PER Ida  ] ".repeat(9) + "[GPE Oru  ]")).0,
            "conll4"
        );
    }

    #[test]
    fn own_labels_are_taken_from_the_text() {
        let (name, own) = labels(
            "[Person Ida  ] of [Organisation Oru Works  ] succeed[ing ] [Note: x ] [as amended ]",
        );
        assert_eq!(name, "of this document");
        assert_eq!(own, ["Person", "Organisation"]);
    }
}
