//! The entities of a document: its mentions by name, counted by difference.

use rpds::HashTrieMapSync;
use rustc_hash::FxHashMap;

use super::name::normalised;
use crate::syntax::{LabelId, OrderKey};

/// One entity: the mentions that share a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// How often each label occurs; none of them zero.
    labels: Vec<(LabelId, u32)>,
    /// No mention of it lies in a block before this key's.
    not_before: OrderKey,
}

impl Entity {
    /// How many mentions it has.
    pub fn count(&self) -> u32 {
        self.labels.iter().map(|(_, count)| count).sum()
    }

    /// Whether its mentions have several labels.
    pub fn is_ambiguous(&self) -> bool {
        self.labels.len() > 1
    }

    /// Its labels and how often each occurs, the most frequent first.
    pub fn labels(&self) -> Vec<(LabelId, u32)> {
        let mut labels = self.labels.clone();
        labels.sort_by_key(|(label, count)| (std::cmp::Reverse(*count), *label));
        labels
    }

    /// A key that no block with a mention of it lies before. Not the first such block for
    /// certain: where a first mention went, its place is still remembered.
    pub fn not_before(&self) -> OrderKey {
        self.not_before
    }

    fn add(&mut self, label: LabelId, key: OrderKey) {
        self.not_before = self.not_before.min(key);
        match self.labels.iter_mut().find(|(known, _)| *known == label) {
            Some((_, count)) => *count += 1,
            None => self.labels.push((label, 1)),
        }
    }

    fn remove(&mut self, label: LabelId) {
        if let Some((_, count)) = self.labels.iter_mut().find(|(known, _)| *known == label) {
            *count -= 1;
        }
        self.labels.retain(|(_, count)| *count > 0);
    }
}

/// All entities of a document. A clone shares everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entities {
    by_name: HashTrieMapSync<Box<str>, Entity>,
}

impl Entities {
    /// The entities with these mentions: name, label, and the key of the block each lies in.
    pub(super) fn new<'a>(mentions: impl Iterator<Item = (&'a str, LabelId, OrderKey)>) -> Self {
        let mut by_name = FxHashMap::<Box<str>, Entity>::default();
        for (name, label, key) in mentions {
            let name = normalised(name);
            match by_name.get_mut(&*name) {
                Some(entity) => entity.add(label, key),
                None => {
                    by_name.insert(name.into(), one(label, key));
                }
            }
        }
        let mut entities = Self::default();
        #[expect(clippy::iter_over_hash_type, reason = "one map is copied into another")]
        for (name, entity) in by_name {
            entities.by_name.insert_mut(name, entity);
        }
        entities
    }

    /// The entity that `name` names, in any spelling of it.
    pub fn get(&self, name: &str) -> Option<&Entity> {
        self.by_name.get(&*normalised(name))
    }

    /// The entity that `name` names, with its normalised name.
    pub fn get_key_value(&self, name: &str) -> Option<(&str, &Entity)> {
        let found = self.by_name.get_key_value(&*normalised(name));
        found.map(|(name, entity)| (&**name, entity))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.by_name.size()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    /// All of them with their normalised names, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Entity)> {
        self.by_name.iter().map(|(name, entity)| (&**name, entity))
    }

    pub(super) fn add(&mut self, name: &str, label: LabelId, key: OrderKey) {
        let name = normalised(name);
        match self.by_name.get_mut(&*name) {
            Some(entity) => entity.add(label, key),
            None => self.by_name.insert_mut(name.into(), one(label, key)),
        }
    }

    pub(super) fn remove(&mut self, name: &str, label: LabelId) {
        let name = normalised(name);
        let gone = self.by_name.get_mut(&*name).is_some_and(|entity| {
            entity.remove(label);
            entity.labels.is_empty()
        });
        if gone {
            self.by_name.remove_mut(&*name);
        }
    }

    /// A mention of `name` lies in the block of `key`.
    pub(super) fn found_at(&mut self, name: &str, key: OrderKey) {
        if let Some(entity) = self.by_name.get_mut(&*normalised(name)) {
            entity.not_before = entity.not_before.min(key);
        }
    }

    /// Forgets where the first mentions lie: the blocks have new keys.
    pub(super) fn forget_places(&mut self) {
        let names: Vec<Box<str>> = self.by_name.keys().cloned().collect();
        for name in names {
            if let Some(entity) = self.by_name.get_mut(&name) {
                entity.not_before = OrderKey::default();
            }
        }
    }
}

fn one(label: LabelId, key: OrderKey) -> Entity {
    Entity {
        labels: vec![(label, 1)],
        not_before: key,
    }
}
