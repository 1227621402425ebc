//! Counts of texts by their hashes.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

/// Hashes with their counts, none of them zero.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(PartialEq, Eq))]
pub(super) struct HashCounts(FxHashMap<u64, u32>);

impl HashCounts {
    /// Counts `hash` once more. True if it is new.
    pub(super) fn add(&mut self, hash: u64) -> bool {
        let count = self.0.entry(hash).or_default();
        *count += 1;
        *count == 1
    }

    /// Counts `hash` once less. True if it is gone. Does nothing for one that does not occur.
    pub(super) fn remove(&mut self, hash: u64) -> bool {
        let Entry::Occupied(mut entry) = self.0.entry(hash) else {
            return false;
        };
        *entry.get_mut() -= 1;
        let is_gone = *entry.get() == 0;
        if is_gone {
            entry.remove();
        }
        is_gone
    }

    /// True if `hash` occurs.
    pub(super) fn holds(&self, hash: u64) -> bool {
        self.0.contains_key(&hash)
    }
}
