//! How often things occur, by keys that have an order: exact, in the keys' order, and shared
//! between snapshots.
//!
//! Nearly all names of a document have one label and stand in one block, and some have ten
//! thousands of either. So one key takes no memory of its own; several lie in sorted chunks, of
//! which a change copies one at most.

use std::sync::Arc;

/// The most keys in a chunk. Few under test, so that short texts have many chunks.
const CHUNK: usize = if cfg!(test) { 4 } else { 128 };

/// Keys with how often each occurs, none of them zero times.
#[derive(Clone, Debug)]
pub(super) struct Counts<K>(Kept<K>);

#[derive(Clone, Debug)]
enum Kept<K> {
    One(K, u32),
    /// None of them empty.
    Chunks(Vec<Arc<Chunk<K>>>),
}

type Chunk<K> = Vec<(K, u32)>;

impl<K: Copy + Ord> Counts<K> {
    /// `key`, once.
    pub(super) fn one(key: K) -> Self {
        Self(Kept::One(key, 1))
    }

    /// All keys in order, with how often each occurs.
    pub(super) fn iter(&self) -> impl Iterator<Item = (K, u32)> {
        let (one, chunks) = match &self.0 {
            Kept::One(key, count) => (Some((*key, *count)), &[][..]),
            Kept::Chunks(chunks) => (None, &chunks[..]),
        };
        let several = chunks.iter().flat_map(|chunk| chunk.iter().copied());
        one.into_iter().chain(several)
    }

    /// Whether it holds more than one key.
    pub(super) fn are_several(&self) -> bool {
        self.iter().nth(1).is_some()
    }

    /// Counts `key` once more.
    pub(super) fn add(&mut self, key: K) {
        match &mut self.0 {
            Kept::One(known, count) if *known == key => *count += 1,
            Kept::One(known, count) => {
                let mut both = vec![(*known, *count), (key, 1)];
                both.sort_unstable_by_key(|(key, _)| *key);
                self.0 = Kept::Chunks(vec![Arc::new(both)]);
            }
            Kept::Chunks(chunks) => add(chunks, key),
        }
    }

    /// Counts `key` once less. What does not occur stays so.
    pub(super) fn remove(&mut self, key: K) {
        match &mut self.0 {
            Kept::One(known, count) if *known == key => {
                *count -= 1;
                if *count == 0 {
                    self.0 = Kept::Chunks(Vec::new());
                }
            }
            Kept::One(..) => {}
            Kept::Chunks(chunks) => remove(chunks, key),
        }
    }
}

/// The place of the chunk that holds `key`, or would.
fn chunk_of<K: Copy + Ord>(chunks: &[Arc<Chunk<K>>], key: K) -> usize {
    let behind =
        chunks.partition_point(|chunk| chunk.first().is_some_and(|(first, _)| *first <= key));
    behind.saturating_sub(1)
}

fn add<K: Copy + Ord>(chunks: &mut Vec<Arc<Chunk<K>>>, key: K) {
    let place = chunk_of(chunks, key);
    let is_last = place + 1 == chunks.len();
    let Some(chunk) = chunks.get_mut(place) else {
        chunks.push(Arc::new(vec![(key, 1)]));
        return;
    };
    match chunk.binary_search_by_key(&key, |(known, _)| *known) {
        Ok(at) => Arc::make_mut(chunk)[at].1 += 1,
        // What comes in order fills chunk after chunk.
        Err(CHUNK) if is_last => chunks.push(Arc::new(vec![(key, 1)])),
        Err(at) => {
            let chunk = Arc::make_mut(chunk);
            chunk.insert(at, (key, 1));
            if chunk.len() > CHUNK {
                let rest = chunk.split_off(CHUNK / 2);
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

/// Has no chunk that is empty, and no two beside each other that are nearly so.
fn shrink<K: Copy + Ord>(chunks: &mut Vec<Arc<Chunk<K>>>, place: usize) {
    let next = chunks.get(place + 1).map_or(CHUNK, |next| next.len());
    let chunk = &chunks[place];
    if chunk.is_empty() {
        chunks.remove(place);
    } else if chunk.len() + next <= CHUNK / 2 {
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
            let mut counts = Counts::one(7);
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
                prop_assert_eq!(counts.are_several(), map.len() > 1);
                prop_assert!(before.0.iter().eq(before.1), "a snapshot changed");
            }
        }
    }

    #[test]
    fn chunks_stay_filled() {
        let mut counts = Counts::one(0_u32);
        (0..1_000).for_each(|key| counts.add(key));
        let chunks = |counts: &Counts<u32>| match &counts.0 {
            Kept::One(..) => 0,
            Kept::Chunks(chunks) => chunks.len(),
        };
        assert!(chunks(&counts) <= 1_000 / CHUNK + 1);
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
