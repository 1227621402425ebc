//! Maps by words that snapshots share, laid out in memory in the order in which they are walked.
//!
//! A trie made word by word lies scattered: a walk through two hundred thousand words then waits
//! for memory at each of them, and so does dropping them. Made in its own order, it lies in a row.

use std::borrow::Cow;
use std::hash::{BuildHasher as _, BuildHasherDefault};

use rpds::HashTrieMapSync;
use rustc_hash::FxHasher;

/// A map whose clones share all data.
pub(super) type SharedMap<V> = HashTrieMapSync<Box<str>, V, BuildHasherDefault<FxHasher>>;

/// Bits of a hash that one level of the trie looks at, the lowest first.
const LEVEL_BITS: u32 = 6;

/// The map of `entries`, no two of them with the same word. `value` makes the values of what stands
/// for them, so that little is moved while the entries are put in order.
pub(super) fn shared_map<'a, V, S>(
    entries: impl Iterator<Item = (Cow<'a, str>, S)>,
    mut value: impl FnMut(S) -> V,
) -> SharedMap<V> {
    let entries = entries.map(|(word, stand_in)| (path(&word), word, stand_in));
    let mut entries: Vec<_> = entries.collect();
    entries.sort_unstable_by_key(|(path, ..)| *path);
    let mut map = SharedMap::default();
    for (_, word, stand_in) in entries {
        // Copied, so that the words lie in this order as well.
        map.insert_mut(Box::from(&*word), value(stand_in));
    }
    map
}

/// The way to `word` in the trie, in the order of a walk.
fn path(word: &str) -> u64 {
    let hash = BuildHasherDefault::<FxHasher>::default().hash_one(word);
    let levels = (0..u64::BITS / LEVEL_BITS).map(|level| hash >> (level * LEVEL_BITS));
    let mask = (1 << LEVEL_BITS) - 1;
    levels.fold(0, |path, level| path << LEVEL_BITS | level & mask)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_made_in_the_order_of_a_walk() {
        let words: Vec<String> = (0..5_000).map(|number| format!("word {number}")).collect();
        let entries = words.iter().map(|word| (Cow::from(word), word));
        let map = shared_map(entries, String::len);
        assert_eq!(map.size(), words.len());
        for word in &words {
            assert_eq!(map.get(word.as_str()), Some(&word.len()));
        }
        assert!(map.iter().is_sorted_by_key(|(word, _)| path(word)));
    }
}
