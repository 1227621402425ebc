//! Names that differ in one letter of one longer word, or in accents only: one of them may be a
//! slip. A name is also compared with the last words of longer ones.
//!
//! Names stand here as *texts*: each name is one, and so are its tails. A text that several names
//! end with is kept once. Texts are compared, and a pair of texts makes pairs of the names that
//! they stand for.
//!
//! Invariant: the sets of names that are compared do not depend on the order in which these came.

mod accents;
mod members;
mod slip;
mod slips;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use accents::Accents;
use members::Members;
use slips::{Pair, Slips};

/// Fewer words than these of a longer name are not compared with a whole one.
const MIN_TAIL_WORDS: usize = 3;

/// A name that another one is near.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct NearName {
    pub(crate) other: Box<str>,
    pub(crate) relation: Relation,
}

/// The parts of two names that are near each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Relation {
    /// The whole names.
    Whole,
    /// The name, and the end of the other from byte `from` on.
    TailOfOther { from: usize },
    /// The end of the name from byte `from` on, and the other.
    OtherIsTail { from: usize },
}

/// Names, and which of them are near each other.
#[derive(Clone, Debug, Default)]
pub(crate) struct NearNames {
    texts: FxHashMap<Arc<str>, Standing>,
    slips: Slips,
    accents: Accents,
}

/// The names that a text stands for.
#[derive(Clone, Debug, Default)]
struct Standing {
    /// True if the text is itself a name.
    is_name: bool,
    /// The names that end with it.
    longer: Option<Members>,
}

impl NearNames {
    /// Adds the normalised name `form`, and returns the others that may now be near to other names
    /// than before.
    pub(crate) fn add(&mut self, form: &str) -> Vec<Box<str>> {
        if self.is_name(form) {
            return Vec::new();
        }
        let mut changed = BTreeSet::new();
        let (form, mut parted) = self.text(form);
        if let Some(standing) = self.texts.get_mut(&form) {
            standing.is_name = true;
        }
        for tail in tails(&form) {
            let (tail, pairs) = self.text(tail);
            parted.extend(pairs);
            let pushed = self.add_longer(&tail, &form);
            self.note_longer(&tail, pushed, &mut changed);
        }
        changed.extend(self.accents.add(&form));
        self.note_pairs(&parted, &mut changed);
        let near = self.near(&form);
        self.others(&form, near, &changed)
    }

    /// Removes the normalised name `form`, and returns the others that may now be near to other
    /// names than before.
    pub(crate) fn remove(&mut self, form: &str) -> Vec<Box<str>> {
        let near = self.near(form);
        let Some(standing) = self.texts.get_mut(form).filter(|text| text.is_name) else {
            return Vec::new();
        };
        standing.is_name = false;
        let mut changed = BTreeSet::new();
        let mut joined = self.drop_unused(form);
        for tail in tails(form) {
            let entered = self.remove_longer(tail, form);
            self.note_longer(tail, entered, &mut changed);
            joined.extend(self.drop_unused(tail));
        }
        changed.extend(self.accents.remove(form));
        self.note_pairs(&joined, &mut changed);
        self.others(form, near, &changed)
    }

    /// The names that `form`, one of them, is near, in the order of the alphabet.
    pub(crate) fn near(&self, form: &str) -> Vec<NearName> {
        if !self.is_name(form) {
            return Vec::new();
        }
        let mut near = Vec::new();
        let mut push = |other: &str, relation| {
            let other = other.into();
            near.push(NearName { other, relation });
        };
        for text in self.slips.near(form) {
            if self.is_name(&text) {
                push(&text, Relation::Whole);
            }
            for longer in self.longer(&text) {
                let from = longer.len() - text.len();
                push(longer, Relation::TailOfOther { from });
            }
        }
        for tail in tails(form) {
            let from = form.len() - tail.len();
            if self.longer(tail).iter().any(|longer| **longer == *form) {
                for text in self.near_names(tail) {
                    push(&text, Relation::OtherIsTail { from });
                }
            }
        }
        for other in self.accents.beside(form) {
            if self.is_name(&other) {
                push(&other, Relation::Whole);
            }
        }
        near.sort_unstable();
        near.dedup();
        near
    }
}

/// The texts, and the names that they stand for.
impl NearNames {
    fn is_name(&self, text: &str) -> bool {
        self.texts.get(text).is_some_and(|text| text.is_name)
    }

    /// Those of the names that end with `text` that are compared.
    fn longer(&self, text: &str) -> &[Arc<str>] {
        let longer = self.texts.get(text).and_then(|text| text.longer.as_ref());
        longer.map_or(&[], Members::first)
    }

    /// The names that the whole of is near `text`.
    fn near_names(&self, text: &str) -> impl Iterator<Item = Arc<str>> {
        let near = self.slips.near(text).into_iter();
        near.filter(|other| self.is_name(other))
    }

    /// The text equal to `text`, with the pairs of others that are no longer compared if it is new.
    fn text(&mut self, text: &str) -> (Arc<str>, Vec<Pair>) {
        if let Some((known, _)) = self.texts.get_key_value(text) {
            return (Arc::clone(known), Vec::new());
        }
        let text = Arc::<str>::from(text);
        self.texts.insert(text.clone(), Standing::default());
        let parted = self.slips.add(&text);
        (text, parted)
    }

    /// Drops `text` if it stands for no name, and returns the pairs of others that are compared
    /// then.
    fn drop_unused(&mut self, text: &str) -> Vec<Pair> {
        let unused = |text: &Standing| !text.is_name && text.longer.is_none();
        if !self.texts.get(text).is_some_and(unused) {
            return Vec::new();
        }
        self.texts.remove(text);
        self.slips.remove(text)
    }

    fn add_longer(&mut self, tail: &str, form: &Arc<str>) -> Option<Arc<str>> {
        let text = self.texts.get_mut(tail)?;
        let Some(longer) = &mut text.longer else {
            text.longer = Some(Members::One(form.clone()));
            return None;
        };
        longer.add(form)
    }

    fn remove_longer(&mut self, tail: &str, form: &str) -> Option<Arc<str>> {
        let text = self.texts.get_mut(tail)?;
        match text.longer.take()? {
            Members::One(known) if *known == *form => None,
            mut longer => {
                let entered = longer.remove(form);
                text.longer = Some(longer);
                entered
            }
        }
    }
}

/// What a change means for other names.
impl NearNames {
    /// Notes that `moved`, which ends with `tail`, is compared by it anew or no longer.
    fn note_longer(&self, tail: &str, moved: Option<Arc<str>>, changed: &mut BTreeSet<Arc<str>>) {
        let Some(moved) = moved else {
            return;
        };
        let near: Vec<_> = self.near_names(tail).collect();
        if !near.is_empty() {
            changed.extend(near);
            changed.insert(moved);
        }
    }

    /// Notes that these pairs of texts are compared anew or no longer.
    fn note_pairs(&self, pairs: &[Pair], changed: &mut BTreeSet<Arc<str>>) {
        let both = pairs.iter().flat_map(|(a, b)| [(a, b), (b, a)]);
        for (name, other) in both.filter(|(name, _)| self.is_name(name)) {
            changed.insert(name.clone());
            changed.extend(self.longer(other).iter().cloned());
            changed.extend(self.is_name(other).then(|| other.clone()));
        }
    }

    /// The names in `near` and `changed` other than `form`, each once.
    fn others(
        &self,
        form: &str,
        near: Vec<NearName>,
        changed: &BTreeSet<Arc<str>>,
    ) -> Vec<Box<str>> {
        let changed = changed.iter().filter(|other| self.is_name(other));
        let changed = changed.map(|other| Box::from(&**other));
        let all = near.into_iter().map(|near| near.other).chain(changed);
        let all: BTreeSet<_> = all.filter(|other| **other != *form).collect();
        all.into_iter().collect()
    }
}

/// The last words of `form` that are compared with whole names.
fn tails(form: &str) -> impl Iterator<Item = &str> {
    let blanks = form.rmatch_indices(' ').map(|(at, _)| at + 1);
    let tails = blanks.map(|at| &form[at..]).take(slips::MAX_WORDS);
    let tails = tails.take_while(|tail| tail.len() <= slips::MAX_BYTES);
    tails.skip(MIN_TAIL_WORDS - 1)
}
