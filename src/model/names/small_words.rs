//! Words that occur in small letters, which a capital at the start of a sentence makes no names.

use super::hash;
use super::hash_counts::HashCounts;
use crate::model::{bare, keeps_period};
use crate::text::is_blank;

/// The number of times that each word occurs in small letters, by the hash of the word.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(PartialEq, Eq))]
pub(crate) struct SmallWords(HashCounts);

impl SmallWords {
    /// Counts the words of `text`, which cuts none, and gives the hashes of new ones to `appeared`.
    pub(crate) fn add(&mut self, text: &str, mut appeared: impl FnMut(u64)) {
        each_small_word(text, |word| {
            let hash = hash(word);
            if self.0.add(hash) {
                appeared(hash);
            }
        });
    }

    /// Uncounts the words of `text`, which must have been counted, and gives the hashes of those
    /// that are gone to `vanished`.
    pub(crate) fn remove(&mut self, text: &str, mut vanished: impl FnMut(u64)) {
        each_small_word(text, |word| {
            let hash = hash(word);
            if self.0.remove(hash) {
                vanished(hash);
            }
        });
    }

    /// True if the name `form` occurs in small letters.
    pub(crate) fn holds(&self, form: &str) -> bool {
        self.0.holds(hash(form))
    }
}

/// Gives the words of `text` that begin with a small letter to `found`, without signs and endings.
fn each_small_word<'t>(text: &'t str, mut found: impl FnMut(&'t str)) {
    let mut start = 0;
    while start < text.len() {
        let letters = start + plain_letters(&text.as_bytes()[start..]);
        let end = word_end(text, letters);
        if start == end {
            let blank = text[start..].chars().next();
            start += blank.map_or(1, char::len_utf8);
            continue;
        }
        if let Some(word) = small_word(&text[start..end], letters - start) {
            found(word);
        }
        start = end;
    }
}

/// The number of plain small letters at the start of `bytes`.
fn plain_letters(bytes: &[u8]) -> usize {
    let end = bytes.iter().position(|byte| !byte.is_ascii_lowercase());
    end.unwrap_or(bytes.len())
}

/// The end of the word of `text` that `from` lies in: the next blank.
fn word_end(text: &str, from: usize) -> usize {
    let ends = |byte: &u8| !byte.is_ascii() || is_blank(char::from(*byte));
    let bytes = &text.as_bytes()[from..];
    let end = from + bytes.iter().position(ends).unwrap_or(bytes.len());
    if bytes.get(end - from).is_none_or(u8::is_ascii) {
        return end;
    }
    text[end..].find(is_blank).map_or(text.len(), |at| end + at)
}

/// The word in `word` without signs and endings, if it begins with a small letter. The first
/// `letters` of `word` are plain small ones.
///
/// Nearly all words are letters and at most a sign, or begin with a capital. They are told at once.
fn small_word(word: &str, letters: usize) -> Option<&str> {
    let (plain, rest) = word.split_at(letters);
    let is_sign = |byte: u8| byte.is_ascii_punctuation() && byte != b'.';
    let is_whole = match rest.as_bytes() {
        [] => true,
        [b'.'] => !keeps_period(plain),
        [sign] => is_sign(*sign),
        _ => false,
    };
    if is_whole && letters > 0 {
        return Some(plain);
    }
    let begins_otherwise = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '.';
    if word.starts_with(begins_otherwise) {
        return None;
    }
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    word.starts_with(char::is_lowercase).then(|| bare(word))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use rustc_hash::FxHashSet;

    use super::*;
    use crate::model::sentence_start::in_small_letters;

    const TEXT: &str = "(east|corp|no|a|é|ß|É|Oru|east|\\.|\\.|'|’|’s|'s|,|-|\\(|1| | |\u{a0}|\u{3000}|\n|\u{b}|\u{85}|\u{1c}){0,12}";

    fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> SmallWords {
        let mut words = SmallWords::default();
        for text in texts {
            words.add(text, |_| {});
        }
        words
    }

    proptest! {
        #[test]
        fn adds_and_removes_equal_what_is_left(
            changes in prop::collection::vec((TEXT, any::<bool>()), 0..12),
        ) {
            let (mut words, mut left) = (SmallWords::default(), Vec::<String>::new());
            let mut hashes = BTreeSet::new();
            for (text, more) in changes {
                if more || left.is_empty() {
                    words.add(&text, |hash| assert!(hashes.insert(hash)));
                    left.push(text);
                } else {
                    let gone = left.swap_remove(text.len() % left.len());
                    words.remove(&gone, |hash| assert!(hashes.remove(&hash)));
                }
            }
            let new = of(left.iter().map(String::as_str));
            prop_assert_eq!(&words, &new);
            prop_assert!(hashes.iter().all(|hash| words.0.holds(*hash)));
        }

        #[test]
        fn quick_words_are_those_of_the_slow_way(text in TEXT) {
            let mut found = Vec::new();
            each_small_word(&text, |word| found.push(word));
            let trimmed = |word| str::trim_matches(word, |c: char| !c.is_alphanumeric() && c != '.');
            let slow = text.split(is_blank).map(trimmed);
            let slow = slow.filter(|word| word.starts_with(char::is_lowercase)).map(bare);
            prop_assert_eq!(&found, &slow.collect::<Vec<_>>());
            let forms: FxHashSet<_> = found.iter().copied().collect();
            prop_assert_eq!(in_small_letters(&text, &forms), forms);
            let words = of([&*text]);
            prop_assert!(found.iter().all(|word| words.holds(word)));
        }
    }

    #[test]
    fn words_without_signs_and_endings() {
        let words =
            of(["The pilots’ east-bound ship's “harbour, corp. of Oru’s east. É été Mr. d.c."]);
        for word in [
            "pilots",
            "east-bound",
            "ship",
            "harbour",
            "corp.",
            "of",
            "east",
            "été",
            "d.c.",
        ] {
            assert!(words.holds(word), "{word}");
        }
        for word in ["the", "The", "oru", "corp", "bound", "mr.", "é", "east."] {
            assert!(!words.holds(word), "{word}");
        }
    }
}
