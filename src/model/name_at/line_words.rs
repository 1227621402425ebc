//! The words of a line, and how far one name goes over them.

use std::borrow::Cow;

use crate::model::endings::split_possessive;
use crate::model::tokens::{CLOSING, OPENING};
use crate::model::{Document, keeps_period};
use crate::text::Span;

/// Capitalised words that begin sentences rather than names.
#[rustfmt::skip]
pub(super) const OPENERS: [&str; 43] = [
    "A", "After", "All", "Although", "An", "And", "As", "At", "Because", "Before", "But", "By",
    "During", "For", "From", "He", "His", "Her", "However", "If", "In", "It", "Its", "Many",
    "Meanwhile", "No", "Of", "On", "Or", "Our", "She", "Since", "So", "That", "The", "Their",
    "These", "They", "This", "To", "We", "When", "With",
];

/// Small words inside names of people and places.
#[rustfmt::skip]
const PARTICLES: [&str; 16] = [
    "al", "bin", "bint", "da", "das", "de", "del", "della", "der", "di", "do", "dos", "du", "ibn",
    "la", "von",
];

/// The words of a line.
pub(super) struct LineWords<'a> {
    pub(super) document: &'a Document,
    pub(super) words: &'a [Span],
}

impl LineWords<'_> {
    fn text(&self, word: usize) -> Cow<'_, str> {
        self.document.text().slice(self.words[word])
    }

    pub(super) fn is_capital(&self, word: usize) -> bool {
        let text = self.text(word);
        let text = text.trim_start_matches(OPENING);
        text.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    }

    /// True if `word` is a number or a word that begins sentences, and so no start of a name.
    pub(super) fn is_opener(&self, word: usize) -> bool {
        OPENERS.contains(&&*self.text(word)) || self.is_number(word)
    }

    pub(super) fn is_number(&self, word: usize) -> bool {
        self.text(word).starts_with(char::is_numeric)
    }

    /// True if a name may go on from `word` to the next one.
    fn goes_on(&self, word: usize) -> bool {
        let (text, next) = (self.text(word), self.text(word + 1));
        let stops = text
            .strip_suffix('.')
            .is_some_and(|text| !keeps_period(text));
        let ends = text.ends_with(CLOSING) || split_possessive(&text).is_some();
        !stops && !ends && !next.starts_with(OPENING)
    }

    /// The capitalised word before `word` in one name, past small words.
    pub(super) fn before(&self, word: usize) -> Option<usize> {
        let near = word.saturating_sub(3)..word;
        let joined = |at: &usize| self.goes_on(*at);
        let mut before = near.rev().take_while(joined);
        before
            .find(|at| !self.is_particle(*at))
            .filter(|at| self.is_capital(*at))
    }

    /// The capitalised word behind `word` in one name, past small words.
    pub(super) fn behind(&self, word: usize) -> Option<usize> {
        let near = word + 1..self.words.len().min(word + 4);
        let joined = |at: &usize| self.goes_on(*at - 1);
        let mut behind = near.take_while(joined);
        behind
            .find(|at| !self.is_particle(*at))
            .filter(|at| self.is_capital(*at))
    }

    fn is_particle(&self, word: usize) -> bool {
        PARTICLES.contains(&&*self.text(word))
    }
}
