//! The names on which findings of a block depend: what was looked up is noted, and where one of
//! these names changes, the block is looked through again.

use std::cell::RefCell;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::model::normalised;

/// A name that was looked up, as a hash of its normalised form. Two names may share one; then a
/// block is looked through once too often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NameHash(u32);

/// The facts about names that rules look up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fact {
    /// The labels of a name and their counts.
    Name,
    /// A longer name that begins with these words.
    Head,
    /// A longer name that ends with these words.
    Tail,
    /// A spelling that begins with this word.
    FirstWord,
}

impl NameHash {
    /// The hash of `name` in any spelling of it.
    pub(crate) fn of(name: &str) -> Self {
        Self::of_form(&normalised(name))
    }

    /// The hash of a normalised name.
    pub(crate) fn of_form(form: &str) -> Self {
        Self::salted(Fact::Name, form)
    }

    /// The hash of a question about names: whether one begins with, or ends with, these words;
    /// whether one has this first word; whether a word stands somewhere in small letters.
    pub(crate) fn salted(fact: Fact, words: &str) -> Self {
        let mut hasher = FxHasher::default();
        (fact as u8).hash(&mut hasher);
        words.hash(&mut hasher);
        Self::mixed(hasher.finish())
    }

    /// The hash of whether the word with this hash stands somewhere in small letters.
    pub(crate) fn of_small_word(hash: u64) -> Self {
        Self::mixed(hash.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn mixed(hash: u64) -> Self {
        Self((hash >> 32) as u32 ^ hash as u32)
    }
}

/// The names that were looked up so far.
#[derive(Debug, Default)]
pub(crate) struct Lookups(RefCell<Vec<NameHash>>);

impl Lookups {
    pub(crate) fn add(&self, name: NameHash) {
        self.0.borrow_mut().push(name);
    }

    pub(crate) fn add_all(&self, names: &[NameHash]) {
        self.0.borrow_mut().extend_from_slice(names);
    }

    /// Takes them out, in order and each once.
    pub(crate) fn take(&self) -> Box<[NameHash]> {
        let mut names = self.0.take();
        names.sort_unstable();
        names.dedup();
        names.into()
    }
}
