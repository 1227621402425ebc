//! Texts that are near each other by a letter, found without comparing all of them.
//!
//! Two such texts are the same but for one word. Texts that share all other words stand in one
//! set, nearly always alone, and are compared with each other. Where there are more than [`FEW`](members::FEW),
//! as behind a common first name, they are told apart by what is left of the word when a letter
//! goes; of those that share this, too, the first [`FEW`](members::FEW) are compared. So what is found is the
//! same however large the first set is.

use std::hash::Hasher as _;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use super::members::{self, Members};
use super::slip::{is_near, may_slip};

/// Texts of more words are not compared, so that a name of hundreds costs no more than another.
pub(super) const MAX_WORDS: usize = 12;

/// Nor are longer texts, in bytes.
pub(super) const MAX_BYTES: usize = 256;

/// Texts that are compared, by all that they share.
#[derive(Clone, Debug, Default)]
pub(super) struct Slips {
    /// By all words but one.
    by_words: FxHashMap<u64, Members>,
    /// By all words but one, and this without a letter; of those in crowded sets only.
    by_letters: FxHashMap<u64, Members>,
}

/// Two texts near each other.
pub(super) type Pair = (Arc<str>, Arc<str>);

impl Slips {
    /// Adds `text`, and returns the pairs of others that are not compared any more.
    pub(super) fn add(&mut self, text: &Arc<str>) -> Vec<Pair> {
        let mut parted = Vec::new();
        for gap in gaps(text) {
            members::add(&mut self.by_words, gap.key, text);
            let others = self.by_words.get(&gap.key).map_or(0, Members::others);
            if others == 1 {
                for (other, key) in self.letters_beside(text, &gap) {
                    members::add(&mut self.by_letters, key, &other);
                }
            }
            if others > 0 {
                for key in gap.letter_keys() {
                    let pushed = members::add(&mut self.by_letters, key, text);
                    parted.extend(self.pairs_with(pushed, key, text));
                }
            }
        }
        parted
    }

    /// Removes `text`, and returns the pairs of others that are compared now.
    pub(super) fn remove(&mut self, text: &str) -> Vec<Pair> {
        let mut joined = Vec::new();
        for gap in gaps(text) {
            let others = self.by_words.get(&gap.key).map_or(0, Members::others);
            if others > 0 {
                for key in gap.letter_keys() {
                    let entered = members::remove(&mut self.by_letters, key, text);
                    joined.extend(self.pairs_with(entered, key, text));
                }
            }
            if others == 1 {
                for (other, key) in self.letters_beside(text, &gap) {
                    members::remove(&mut self.by_letters, key, &other);
                }
            }
            members::remove(&mut self.by_words, gap.key, text);
        }
        joined
    }

    /// The texts that `text`, one of them, is near.
    pub(super) fn near(&self, text: &str) -> Vec<Arc<str>> {
        let mut near = Vec::new();
        let mut compare = |members: Option<&Members>| {
            let first = members.map_or(&[][..], |members| members.first_with(text));
            near.extend(first.iter().filter(|other| is_near(text, other)).cloned());
        };
        for gap in gaps(text) {
            let members = self.by_words.get(&gap.key);
            if members.is_none_or(|members| members.others() == 0) {
                compare(members);
                continue;
            }
            for key in gap.letter_keys() {
                compare(self.by_letters.get(&key));
            }
        }
        near
    }

    /// The number of sets.
    #[cfg(test)]
    pub(super) fn size(&self) -> usize {
        self.by_words.len() + self.by_letters.len()
    }

    /// The [`FEW`](members::FEW) others that share all words but that in `gap` with `text`, each with every key
    /// of its letters.
    fn letters_beside(&self, text: &str, gap: &Gap<'_>) -> Vec<(Arc<str>, u64)> {
        let mut keys = Vec::new();
        let members = self.by_words.get(&gap.key).into_iter();
        for other in members
            .flat_map(Members::all)
            .filter(|other| ***other != *text)
        {
            let own = gaps(other).find(|own| own.key == gap.key);
            let own = own.map_or_else(Vec::new, |own| own.letter_keys());
            keys.extend(own.into_iter().map(|key| (other.clone(), key)));
        }
        keys
    }

    /// The pairs of `moved` with the first under `key`, `text` aside.
    fn pairs_with(&self, moved: Option<Arc<str>>, key: u64, text: &str) -> Vec<Pair> {
        let Some((moved, members)) = moved.zip(self.by_letters.get(&key)) else {
            return Vec::new();
        };
        let others = members.first().iter().filter(|other| ***other != *text);
        let near = others.filter(|other| is_near(&moved, other));
        near.map(|other| (moved.clone(), other.clone())).collect()
    }
}

/// A word that may differ from that of another text.
struct Gap<'t> {
    word: &'t str,
    /// What stands for all other words.
    key: u64,
}

impl Gap<'_> {
    /// The keys that the text shares with all that are near it by this word: the word itself, and
    /// without each of its letters.
    fn letter_keys(&self) -> Vec<u64> {
        let key = |word: &str| {
            let mut hasher = FxHasher::default();
            hasher.write_u64(self.key);
            hasher.write(word.as_bytes());
            hasher.finish()
        };
        let mut shorter = String::with_capacity(self.word.len());
        let mut keys = vec![key(self.word)];
        for (at, letter) in self.word.char_indices() {
            shorter.clear();
            shorter.push_str(&self.word[..at]);
            shorter.push_str(&self.word[at + letter.len_utf8()..]);
            keys.push(key(&shorter));
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// The words of `text` that may slip; none if it is one word, or too long.
fn gaps(text: &str) -> impl Iterator<Item = Gap<'_>> {
    let is_short = text.len() <= MAX_BYTES && text.matches(' ').count() < MAX_WORDS;
    let text = if is_short { text } else { "" };
    let ends = text.match_indices(' ').map(|(at, _)| at);
    let starts = ends.clone().map(|end| end + 1);
    let words = [0].into_iter().chain(starts).zip(ends.chain([text.len()]));
    let words = words.filter(|(start, end)| end - start < text.len());
    words.filter_map(|(start, end)| {
        let word = &text[start..end];
        let mut hasher = FxHasher::default();
        hasher.write(&text.as_bytes()[..start]);
        hasher.write(&text.as_bytes()[end..]);
        let key = hasher.finish();
        may_slip(word).then_some(Gap { word, key })
    })
}
