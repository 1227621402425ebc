//! Sets of texts of which the first few are compared with each other.

use std::collections::BTreeSet;
use std::collections::hash_map::Entry;
use std::hash::Hash;
use std::sync::Arc;
use std::{mem, slice};

use rustc_hash::FxHashMap;

/// So many texts of a set, first in the alphabet, are compared with each other. It bounds what a
/// text costs that very many are alike to, and does not depend on the order in which they came.
pub(super) const FEW: usize = if cfg!(test) { 3 } else { 8 };

/// A set of texts, which is never empty. Nearly all have one.
#[derive(Clone, Debug)]
pub(super) enum Members {
    One(Arc<str>),
    Several(Box<Several>),
}

/// Two texts or more.
#[derive(Clone, Debug, Default)]
pub(super) struct Several {
    /// The first [`FEW`], in order.
    first: Vec<Arc<str>>,
    rest: BTreeSet<Arc<str>>,
}

impl Members {
    /// Adds `text`, and returns the text that is no longer among the first for it.
    pub(super) fn add(&mut self, text: &Arc<str>) -> Option<Arc<str>> {
        match self {
            Self::One(known) if known == text => None,
            Self::One(known) => {
                let mut first = vec![known.clone(), text.clone()];
                first.sort_unstable();
                let rest = BTreeSet::new();
                *self = Self::Several(Box::new(Several { first, rest }));
                None
            }
            Self::Several(several) => several.add(text),
        }
    }

    /// Removes `text`, which is not the only one, and returns the text that is now among the first
    /// for it.
    pub(super) fn remove(&mut self, text: &str) -> Option<Arc<str>> {
        let Self::Several(several) = self else {
            return None;
        };
        let entered = several.remove(text);
        if let [_] = &several.first[..] {
            let last = several.first.pop();
            last.map(|last| mem::replace(self, Self::One(last)));
        }
        entered
    }

    /// The first in the alphabet, at most [`FEW`], in order.
    pub(super) fn first(&self) -> &[Arc<str>] {
        match self {
            Self::One(text) => slice::from_ref(text),
            Self::Several(several) => &several.first,
        }
    }

    /// The first, if `text` is one of them.
    pub(super) fn first_with(&self, text: &str) -> &[Arc<str>] {
        let first = self.first();
        let place = first.binary_search_by(|known| (**known).cmp(text));
        place.map_or(&[], |_| first)
    }

    /// All of them, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<str>> {
        let rest = match self {
            Self::One(_) => None,
            Self::Several(several) => Some(several.rest.iter()),
        };
        self.first().iter().chain(rest.into_iter().flatten())
    }

    /// The number of texts that are not among the first.
    pub(super) fn others(&self) -> usize {
        match self {
            Self::One(_) => 0,
            Self::Several(several) => several.rest.len(),
        }
    }
}

impl Several {
    fn add(&mut self, text: &Arc<str>) -> Option<Arc<str>> {
        let place = self.first.binary_search(text).err()?;
        if place >= FEW {
            self.rest.insert(text.clone());
            return None;
        }
        self.first.insert(place, text.clone());
        let pushed = (self.first.len() > FEW).then(|| self.first.pop());
        let pushed = pushed.flatten();
        self.rest.extend(pushed.clone());
        pushed
    }

    fn remove(&mut self, text: &str) -> Option<Arc<str>> {
        let Ok(place) = self.first.binary_search_by(|known| (**known).cmp(text)) else {
            self.rest.remove(text);
            return None;
        };
        self.first.remove(place);
        let entered = self.rest.pop_first();
        self.first.extend(entered.clone());
        entered
    }
}

/// Adds `text` to the set of `key`, and returns the text that is no longer among its first for it.
pub(super) fn add<K: Eq + Hash>(
    sets: &mut FxHashMap<K, Members>,
    key: K,
    text: &Arc<str>,
) -> Option<Arc<str>> {
    match sets.entry(key) {
        Entry::Occupied(mut entry) => entry.get_mut().add(text),
        Entry::Vacant(entry) => {
            entry.insert(Members::One(text.clone()));
            None
        }
    }
}

/// Removes `text` from the set of `key`, and returns the text that is now among its first for it.
pub(super) fn remove<K: Eq + Hash>(
    sets: &mut FxHashMap<K, Members>,
    key: K,
    text: &str,
) -> Option<Arc<str>> {
    let Entry::Occupied(mut entry) = sets.entry(key) else {
        return None;
    };
    match entry.get_mut() {
        Members::One(known) if **known == *text => {
            entry.remove();
            None
        }
        members => members.remove(text),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn adds_and_removes_equal_what_is_left(changes in prop::collection::vec(("[a-h]", any::<bool>()), 0..60)) {
            let (mut sets, mut left) = (FxHashMap::default(), BTreeSet::new());
            let first = |left: &BTreeSet<Arc<str>>| left.iter().take(FEW).cloned().collect::<BTreeSet<_>>();
            for (text, more) in changes {
                let text = Arc::from(text);
                let before = first(&left);
                let is_full = before.len() == FEW;
                let moved = if more {
                    left.insert(Arc::clone(&text));
                    let pushed = before.difference(&first(&left)).next().cloned();
                    (add(&mut sets, 1, &text), pushed)
                } else {
                    left.remove(&text);
                    let entered = first(&left).difference(&before).next().cloned();
                    (remove(&mut sets, 1, &text), entered)
                };
                prop_assert_eq!(moved.0, moved.1.filter(|_| is_full));
                let members = sets.get(&1);
                prop_assert_eq!(members.is_none(), left.is_empty());
                let found = members.map_or(&[][..], Members::first);
                prop_assert!(found.iter().eq(&first(&left)));
                let others = members.map_or(0, Members::others);
                prop_assert_eq!(found.len() + others, left.len());
                let all = members.into_iter().flat_map(Members::all);
                prop_assert!(all.eq(&left));
                prop_assert!(left.len() != 1 || matches!(members, Some(Members::One(_))));
            }
        }
    }
}
