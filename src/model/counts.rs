//! Exact counts by keys, in the order of the keys and shared between snapshots.
//!
//! Nearly all names of a document have one label and stand in one block, and a few have tens of
//! thousands of either. So a single key needs no allocation; several lie in sorted chunks, and a
//! change copies one chunk at most.

use std::sync::Arc;

/// Most keys in a chunk. Few under test, so that short texts have many chunks.
const MAX_CHUNK_KEYS: usize = if cfg!(test) { 4 } else { 128 };

/// Keys with their counts, none of them zero.
#[derive(Clone, Debug)]
pub(crate) struct KeyCounts<K>(Kept<K>);

#[derive(Clone, Debug)]
enum Kept<K> {
    One(K, u32),
    /// Sorted chunks, none of them empty.
    Chunks(Vec<Arc<Chunk<K>>>),
}

type Chunk<K> = Vec<(K, u32)>;

impl<K> Default for KeyCounts<K> {
    fn default() -> Self {
        Self(Kept::Chunks(Vec::new()))
    }
}

impl<K: Copy + Ord> KeyCounts<K> {
    /// The counts of a single `key`.
    pub(crate) fn one(key: K) -> Self {
        Self(Kept::One(key, 1))
    }

    /// All keys in order, with their counts.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (K, u32)> {
        let (one, chunks) = match &self.0 {
            Kept::One(key, count) => (Some((*key, *count)), &[][..]),
            Kept::Chunks(chunks) => (None, &chunks[..]),
        };
        let several = chunks.iter().flat_map(|chunk| chunk.iter().copied());
        one.into_iter().chain(several)
    }

    /// The count of `key`; zero for a key that does not occur.
    pub(super) fn get(&self, key: K) -> u32 {
        match &self.0 {
            Kept::One(known, count) if *known == key => *count,
            Kept::One(..) => 0,
            Kept::Chunks(chunks) => {
                let chunk = chunks.get(chunk_of(chunks, key));
                let found = chunk.and_then(|chunk| {
                    let at = chunk.binary_search_by_key(&key, |(known, _)| *known).ok()?;
                    Some(chunk[at].1)
                });
                found.unwrap_or_default()
            }
        }
    }

    /// True if it holds more than one key.
    pub(crate) fn has_several(&self) -> bool {
        self.iter().nth(1).is_some()
    }

    /// Counts `key` once more.
    pub(crate) fn add(&mut self, key: K) {
        match &mut self.0 {
            Kept::One(known, count) if *known == key => *count += 1,
            Kept::One(known, count) => {
                let mut both = vec![(*known, *count), (key, 1)];
                both.sort_unstable_by_key(|(key, _)| *key);
                self.0 = Kept::Chunks(vec![Arc::new(both)]);
            }
            Kept::Chunks(chunks) if chunks.is_empty() => *self = Self::one(key),
            Kept::Chunks(chunks) => add(chunks, key),
        }
    }

    /// Counts `key` once less. Does nothing for a key that does not occur.
    pub(crate) fn remove(&mut self, key: K) {
        match &mut self.0 {
            Kept::One(known, count) if *known == key => {
                *count -= 1;
                if *count == 0 {
                    *self = Self::default();
                }
            }
            Kept::One(..) => {}
            Kept::Chunks(chunks) => remove(chunks, key),
        }
    }
}

/// The index of the chunk that holds `key`, or into which it belongs.
fn chunk_of<K: Copy + Ord>(chunks: &[Arc<Chunk<K>>], key: K) -> usize {
    let behind =
        chunks.partition_point(|chunk| chunk.first().is_some_and(|(first, _)| *first <= key));
    behind.saturating_sub(1)
}

fn add<K: Copy + Ord>(chunks: &mut Vec<Arc<Chunk<K>>>, key: K) {
    // A document is read in order, so that nearly all keys are those of the last chunk's end.
    if let Some(chunk) = chunks.last_mut()
        && let Some((last, _)) = chunk.last()
    {
        if *last == key {
            let at = chunk.len() - 1;
            Arc::make_mut(chunk)[at].1 += 1;
            return;
        }
        if *last < key && chunk.len() < MAX_CHUNK_KEYS {
            Arc::make_mut(chunk).push((key, 1));
            return;
        }
    }
    let place = chunk_of(chunks, key);
    let is_last = place + 1 == chunks.len();
    let Some(chunk) = chunks.get_mut(place) else {
        return;
    };
    match chunk.binary_search_by_key(&key, |(known, _)| *known) {
        Ok(at) => Arc::make_mut(chunk)[at].1 += 1,
        // Keys added in order fill chunk after chunk, instead of halving each.
        Err(MAX_CHUNK_KEYS) if is_last => chunks.push(Arc::new(vec![(key, 1)])),
        Err(at) => {
            let chunk = Arc::make_mut(chunk);
            chunk.insert(at, (key, 1));
            if chunk.len() > MAX_CHUNK_KEYS {
                let rest = chunk.split_off(MAX_CHUNK_KEYS / 2);
                chunks.insert(place + 1, Arc::new(rest));
            }
        }
    }
}

fn remove<K: Copy + Ord>(chunks: &mut Vec<Arc<Chunk<K>>>, key: K) {
    let place = chunk_of(chunks, key);
    let Some(chunk) = chunks.get_mut(place) else {
        return;
    };
    let Ok(at) = chunk.binary_search_by_key(&key, |(known, _)| *known) else {
        return;
    };
    let chunk = Arc::make_mut(chunk);
    chunk[at].1 -= 1;
    if chunk[at].1 == 0 {
        chunk.remove(at);
        shrink(chunks, place);
    }
}

/// Drops the chunk at `place` if it is empty, and joins it with the next if both are small.
fn shrink<K: Copy + Ord>(chunks: &mut Vec<Arc<Chunk<K>>>, place: usize) {
    let next = chunks
        .get(place + 1)
        .map_or(MAX_CHUNK_KEYS, |next| next.len());
    let chunk = &chunks[place];
    if chunk.is_empty() {
        chunks.remove(place);
    } else if chunk.len() + next <= MAX_CHUNK_KEYS / 2 {
        let next = chunks.remove(place + 1);
        Arc::make_mut(&mut chunks[place]).extend_from_slice(&next);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn counts_are_those_of_a_map(changes in prop::collection::vec((0..40u32, any::<bool>()), 0..400)) {
            let mut counts = KeyCounts::one(7);
            let mut map = BTreeMap::from([(7, 1)]);
            for (key, more) in changes {
                let before = (counts.clone(), map.clone());
                if more {
                    counts.add(key);
                    *map.entry(key).or_default() += 1;
                } else {
                    counts.remove(key);
                    map.entry(key).and_modify(|count| *count -= 1);
                    map.retain(|_, count| *count > 0);
                }
                prop_assert!(counts.iter().eq(map.clone()));
                prop_assert_eq!(counts.has_several(), map.len() > 1);
                let of_map = map.get(&key).copied().unwrap_or_default();
                prop_assert_eq!(counts.get(key), of_map);
                prop_assert!(before.0.iter().eq(before.1), "a snapshot changed");
            }
        }
    }

    #[test]
    fn chunks_stay_filled() {
        let mut counts = KeyCounts::one(0_u32);
        (0..1_000).for_each(|key| counts.add(key));
        let chunks = |counts: &KeyCounts<u32>| match &counts.0 {
            Kept::One(..) => 0,
            Kept::Chunks(chunks) => chunks.len(),
        };
        assert!(chunks(&counts) <= 1_000 / MAX_CHUNK_KEYS + 1);
        for key in (0..1_000).filter(|key| key % 50 != 1) {
            counts.remove(key);
            counts.remove(key);
        }
        assert_eq!(counts.iter().count(), 20);
        assert!(chunks(&counts) <= 20);
        let rest: Vec<_> = counts.iter().collect();
        for (key, _) in rest {
            counts.remove(key);
        }
        assert_eq!((counts.iter().count(), chunks(&counts)), (0, 0));
    }
}
