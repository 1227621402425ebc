//! One name: what its mentions say about it.

use std::collections::BTreeMap;

use super::telling::{is_office, is_telling};
use crate::model::counts::KeyCounts;
use crate::model::names::hash;
use crate::model::{Document, bare, sentence_start, without_possessive};
use crate::rules::conditions::{Anchor, Conditions};
use crate::syntax::{LabelId, Mention, OrderKey};

/// Most mentions that are looked at to find one in the middle of a sentence.
const MAX_LOOKED_AT: usize = 50;

/// A name, which all mentions with its normalised form share.
#[derive(Clone, Debug)]
pub(crate) struct NameEntry {
    /// The number of its mentions.
    pub(crate) count: u32,
    /// The number of those without a possessive ending.
    pub(crate) without_possessive: u32,
    labels: KeyCounts<LabelId>,
    /// What is written for it, without endings.
    spellings: BTreeMap<Box<str>, u32>,
    /// What other names' findings depend on.
    pub(super) facts: NameFacts,
}

/// The facts about a name on which findings elsewhere depend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct NameFacts {
    /// The label that most of its mentions have; of several, the first one of the set.
    pub(crate) label: Option<LabelId>,
    /// True if it has a mention without a possessive ending.
    pub(crate) has_bare: bool,
    /// True if it is tagged in the middle of a sentence.
    pub(crate) is_inside: bool,
    /// True if it is tagged once, as a part of an office.
    pub(crate) is_office: bool,
    /// The hash of its usual spelling.
    pub(super) text: u64,
    /// The number of its mentions, and the place of the first.
    pub(super) rank: (u32, Option<Anchor>),
}

impl NameFacts {
    /// What findings about names near it depend on: the number of its mentions, the block of the
    /// first, the usual spelling.
    pub(super) fn to_near_names(self) -> (u32, Option<OrderKey>, u64) {
        (self.rank.0, self.rank.1.map(Anchor::block), self.text)
    }

    /// The facts on which findings about other names do depend.
    pub(super) fn without_rank(self) -> Self {
        let rank = (0, None);
        Self { rank, ..self }
    }
}

impl NameEntry {
    /// A name with one mention, which is written `text` and has `label`.
    pub(super) fn one(text: &str, label: LabelId) -> Self {
        let mut entry = Self {
            count: 0,
            without_possessive: 0,
            labels: KeyCounts::one(label),
            spellings: BTreeMap::new(),
            facts: NameFacts::default(),
        };
        entry.labels.remove(label);
        entry.add(text, label);
        entry
    }

    /// Counts a mention that is written `text` and has `label`. True if the spelling is new.
    pub(super) fn add(&mut self, text: &str, label: LabelId) -> bool {
        self.count += 1;
        self.without_possessive += u32::from(is_bare(text));
        self.labels.add(label);
        let text = bare(text.trim());
        if let Some(count) = self.spellings.get_mut(text) {
            *count += 1;
            return false;
        }
        self.spellings.insert(text.into(), 1);
        true
    }

    /// Uncounts a mention. True if its spelling is gone.
    pub(super) fn remove(&mut self, text: &str, label: LabelId) -> bool {
        self.count -= 1;
        self.without_possessive -= u32::from(is_bare(text));
        self.labels.remove(label);
        let text = bare(text.trim());
        let Some(count) = self.spellings.get_mut(text) else {
            return false;
        };
        *count -= 1;
        let is_gone = *count == 0;
        if is_gone {
            self.spellings.remove(text);
        }
        is_gone
    }

    /// True if it is more usual than `other`, with the normalised form `other_form`; of names that
    /// are as frequent, the one that stands first.
    pub(crate) fn is_more_usual(&self, (form, other, other_form): (&str, &Self, &str)) -> bool {
        let rank = |entry: &Self| (std::cmp::Reverse(entry.count), entry.facts.rank.1);
        (rank(self), form) < (rank(other), other_form)
    }

    /// Its labels with the number of mentions that have each.
    pub(crate) fn labels(&self) -> impl Iterator<Item = (LabelId, u32)> {
        self.labels.iter()
    }

    /// The facts about it that other findings depend on, as of the last look.
    pub(crate) fn facts(&self) -> &NameFacts {
        &self.facts
    }

    /// The spelling that most of its mentions have; of several, the first in alphabetical order.
    pub(crate) fn text(&self) -> &str {
        let most = self.spellings.iter().rev().max_by_key(|(_, count)| **count);
        most.map_or("", |(text, _)| text)
    }

    /// The spellings whose repeats most likely name the same.
    pub(super) fn telling(&self) -> impl Iterator<Item = &str> {
        let texts = self.spellings.keys().map(|text| &**text);
        texts.filter(|text| is_telling(text))
    }

    /// Finds out the facts about it, whose normalised form is `form`.
    pub(super) fn facts_in(
        &self,
        form: &str,
        document: &Document,
        conditions: &Conditions,
    ) -> NameFacts {
        let most = self
            .labels
            .iter()
            .max_by_key(|(label, count)| (*count, std::cmp::Reverse(*label)));
        let mentions = || {
            let mentions = document.mentions_of(form).take(MAX_LOOKED_AT);
            mentions.filter(|mention| conditions.is_prose(mention.span.start))
        };
        let is_word = !form.contains(' ');
        let inside =
            |mention: &Mention| sentence_start::is_inside(document, mention, conditions.lines);
        let first = mentions().next();
        NameFacts {
            label: most.map(|(label, _)| label),
            has_bare: self.without_possessive > 0,
            is_inside: is_word && mentions().any(|mention| inside(&mention)),
            is_office: is_word
                && self.count == 1
                && first.is_some_and(|only| is_office(document, &only)),
            text: hash(self.text()),
            rank: (
                self.count,
                first.and_then(|first| Anchor::of(document, first.span.start)),
            ),
        }
    }
}

fn is_bare(text: &str) -> bool {
    without_possessive(text).len() == text.len()
}
