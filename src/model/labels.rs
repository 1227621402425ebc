//! Recognises the label set of a document from its text (format §6.5).
//!
//! The set depends only on the counts of label-shaped words behind a `[`, so a text that was typed
//! has the same set as one that was opened. The counts are updated by difference.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashMap;

use super::shared_map::{SharedMap, shared_map};
use crate::syntax::{InTurn, Join, LabelSet, MAX_MENTION_BYTES};

/// The way in which the label set of a document is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LabelChoice {
    /// Recognised from the text.
    #[default]
    Recognised,
    /// Given by settings.
    Given(Arc<LabelSet>),
}

/// The built-in sets, the tagger's default first.
static BUILT_IN: LazyLock<Vec<Arc<LabelSet>>> = LazyLock::new(|| {
    let sets = LabelSet::built_in_names().filter_map(LabelSet::built_in);
    let mut sets: Vec<_> = sets.map(Arc::new).collect();
    let default = LabelSet::conll4();
    sets.sort_by_key(|set| set.name() != default.name());
    sets
});

/// The label set of the mentions of `text`: the built-in one that covers most of them; if none
/// covers half, the labels of the text itself in alphabetical order; the tagger's default for a
/// text without mentions.
pub fn recognised(text: &str) -> Arc<LabelSet> {
    LabelUsage::of(text, InTurn).label_set()
}

/// The uses of one word in the place of a label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Uses {
    /// All uses.
    all: i64,
    /// Uses with two blanks before the `]`, as the tagger writes and prose hardly does.
    as_written: i64,
}

impl Uses {
    /// True if they make `word` a label of the document's own.
    fn make_label(self, word: &str) -> bool {
        let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
        self.as_written > 0 || self.all > 1 && capital
    }

    fn add(&mut self, more: Self) {
        self.all += more.all;
        self.as_written += more.as_written;
    }
}

/// The counts of label-shaped words behind the `[` of a text. A clone shares all data.
#[derive(Clone, Debug, Default)]
pub(super) struct LabelUsage {
    words: SharedMap<Uses>,
    /// The uses of all words.
    all: i64,
    /// The uses of the labels of each built-in set.
    covered: Vec<i64>,
    /// True if the document's own labels have changed since the set was last made.
    own_changed: bool,
}

impl LabelUsage {
    /// The counts of `text`.
    pub(super) fn of(text: &str, join: impl Join) -> Self {
        // A use is counted in the part that holds its `[`.
        let middle = text.len() / 2;
        let part = |from, to| {
            let mut uses = FxHashMap::<&str, Uses>::default();
            for (word, found) in uses_in(text, from, to) {
                uses.entry(word).or_default().add(found);
            }
            uses
        };
        let (mut uses, rest) = join.both(|| part(0, middle), || part(middle, text.len()));
        #[expect(clippy::iter_over_hash_type, reason = "they are added up")]
        for (word, found) in rest {
            uses.entry(word).or_default().add(found);
        }
        let mut usage = Self {
            covered: vec![0; BUILT_IN.len()],
            own_changed: true,
            ..Self::default()
        };
        #[expect(clippy::iter_over_hash_type, reason = "they are added up")]
        for (word, more) in &uses {
            usage.cover(word, *more);
        }
        let words = uses.into_iter();
        usage.words = shared_map(words.map(|(word, uses)| (Cow::from(word), uses)), |uses| {
            uses
        });
        usage
    }

    /// Updates the counts for the replacement of the bytes `start..end` of `before` by the bytes
    /// `start..new_end` of `after`. Both are the same stretch of the document and reach far enough
    /// around the change that no mention crosses their ends.
    pub(super) fn recount(
        &mut self,
        (before, end): (&str, usize),
        (after, new_end): (&str, usize),
        start: usize,
    ) {
        // A mention holds no `[`, so only the last one before the change may be changed by it.
        let near = start.saturating_sub(MAX_MENTION_BYTES);
        let open = memchr::memrchr(b'[', &before.as_bytes()[near..start]);
        let from = open.map_or(start, |open| near + open);
        let mut uses = FxHashMap::<&str, Uses>::default();
        for (word, found) in uses_in(after, from, new_end + 1) {
            uses.entry(word).or_default().add(found);
        }
        for (word, found) in uses_in(before, from, end + 1) {
            uses.entry(word).or_default().add(Uses {
                all: -found.all,
                as_written: -found.as_written,
            });
        }
        uses.retain(|_, uses| *uses != Uses::default());
        self.add_all(uses);
    }

    fn add_all(&mut self, uses: FxHashMap<&str, Uses>) {
        #[expect(clippy::iter_over_hash_type, reason = "they are added up")]
        for (word, more) in uses {
            self.cover(word, more);
            let known = self.words.get(word).copied().unwrap_or_default();
            let mut uses = known;
            uses.add(more);
            self.own_changed |= known.make_label(word) != uses.make_label(word);
            if uses == Uses::default() {
                self.words.remove_mut(word);
            } else {
                self.words.insert_mut(word.into(), uses);
            }
        }
    }

    /// Adds `more` uses of `word` to the sums.
    fn cover(&mut self, word: &str, more: Uses) {
        self.all += more.all;
        for (covered, set) in self.covered.iter_mut().zip(&*BUILT_IN) {
            if set.id(word.as_bytes()).is_some() {
                *covered += more.all;
            }
        }
    }

    /// The built-in set that covers most uses, if it covers half of them.
    fn built_in(&self) -> Option<&'static Arc<LabelSet>> {
        let mut sets = self.covered.iter().zip(&*BUILT_IN);
        let (mut most, mut best) = sets.next()?;
        // The default wins with nine tenths: a few labels of another set are mistakes.
        if *most * 10 >= self.all * 9 {
            return Some(best);
        }
        for (covered, set) in sets {
            if covered > most {
                (most, best) = (covered, set);
            }
        }
        (*most * 2 >= self.all).then_some(best)
    }

    /// The label set of a document with this usage.
    pub(super) fn label_set(&mut self) -> Arc<LabelSet> {
        if let Some(set) = self.built_in() {
            return Arc::clone(set);
        }
        self.own_changed = false;
        let labels = self
            .words
            .iter()
            .filter(|(word, uses)| uses.make_label(word));
        let mut own: Vec<&str> = labels.map(|(word, _)| &**word).collect();
        own.sort_unstable();
        if own.is_empty() {
            return Arc::clone(&BUILT_IN[0]);
        }
        Arc::new(LabelSet::new("of this document", own))
    }

    /// The label set of a document with this usage, if it differs from `before`, the set before
    /// the last edits. Usually costs O(1): own labels are collected only after they have changed.
    pub(super) fn changed_from(&mut self, before: &Arc<LabelSet>) -> Option<Arc<LabelSet>> {
        match self.built_in() {
            Some(set) if Arc::ptr_eq(set, before) => return None,
            None if !self.own_changed && !BUILT_IN.iter().any(|set| Arc::ptr_eq(set, before)) => {
                return None;
            }
            _ => {}
        }
        Some(self.label_set()).filter(|set| set != before)
    }
}

/// The uses of labels behind the `[` at the bytes `from..to` of `text`.
fn uses_in(text: &str, from: usize, to: usize) -> impl Iterator<Item = (&str, Uses)> {
    let bytes = text.as_bytes();
    let opens = memchr::memchr_iter(b'[', &bytes[from..bytes.len().min(to)]);
    opens.filter_map(move |open| use_at(text, from + open))
}

/// The label behind the `[` at `open`, if that seems to open a mention: one that closes on its line
/// and holds a name.
fn use_at(text: &str, open: usize) -> Option<(&str, Uses)> {
    let bytes = text.as_bytes();
    let free = open == 0 || !bytes[open - 1].is_ascii_alphanumeric();
    let near = &bytes[open + 1..bytes.len().min(open + MAX_MENTION_BYTES)];
    let close = memchr::memchr3(b']', b'[', b'\n', near).filter(|close| near[*close] == b']')?;
    let (word, inner) = text[open + 1..open + 1 + close].split_once(' ')?;
    let is_use =
        free && LabelSet::is_label(word) && !inner.trim().is_empty() && !inner.contains('\r');
    let as_written = inner.ends_with("  ") && !inner.ends_with("   ");
    is_use.then_some((
        word,
        Uses {
            all: 1,
            as_written: i64::from(as_written),
        },
    ))
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
    fn a_label_on_the_edge_of_two_parts_counts_once() {
        let mention = "[PER Ida  ] ";
        for before in 0..2 * mention.len() {
            let text = "x ".repeat(before) + mention + &"x ".repeat(mention.len());
            let usage = LabelUsage::of(&text, InTurn);
            assert_eq!(usage.all, 1, "{text}");
        }
    }

    #[test]
    fn all_of_a_text_counts() {
        let long = "and so on . \n".repeat(400_000) + "[PERSON Ida  ] of [GPE Oru  ] .";
        assert_eq!(labels(&long).0, "ontonotes18");
    }

    #[test]
    fn own_labels_are_taken_from_the_text() {
        let (name, own) = labels(
            "[Person Ida  ] of [Organisation Oru Works  ] succeed[ing ] [Note: x ] [as amended ]",
        );
        assert_eq!(name, "of this document");
        assert_eq!(own, ["Organisation", "Person"]);
        assert_eq!(labels("so [as amended ] .").0, "conll4");
    }
}
