//! The entities of a document: its mentions by name, with their labels and places, updated by
//! difference.
//!
//! A place is the order key of a block, which edits elsewhere leave alone. The block itself holds
//! the places of its mentions.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::counts::KeyCounts;
use super::name::normalised;
use super::shared_map::{SharedMap, shared_map};
use crate::syntax::{LabelId, OrderKey};

/// One entity: the mentions that share a name.
#[derive(Clone, Debug, Default)]
pub struct Entity {
    count: u32,
    labels: KeyCounts<LabelId>,
    blocks: KeyCounts<OrderKey>,
}

impl Entity {
    fn one(label: LabelId, key: OrderKey) -> Self {
        Self {
            count: 1,
            labels: KeyCounts::one(label),
            blocks: KeyCounts::one(key),
        }
    }

    /// The number of its mentions.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// True if its mentions have several labels.
    pub fn is_ambiguous(&self) -> bool {
        self.labels.has_several()
    }

    /// Its labels with their counts, the most frequent first.
    pub fn labels(&self) -> Vec<(LabelId, u32)> {
        let mut labels: Vec<_> = self.labels.iter().collect();
        labels.sort_by_key(|(label, count)| (std::cmp::Reverse(*count), *label));
        labels
    }

    /// The most frequent of its labels that are in the set.
    pub fn usual_label(&self) -> Option<LabelId> {
        let usual = self.usual_labels(2).into_iter();
        let mut known = usual.map(|(label, _)| label);
        known.find(|label| *label != LabelId::UNKNOWN)
    }

    /// The first `limit` of [`Self::labels`]. Does not sort the others: a name may have tens of
    /// thousands of labels.
    pub fn usual_labels(&self, limit: usize) -> Vec<(LabelId, u32)> {
        let mut usual: Vec<(LabelId, u32)> = Vec::with_capacity(limit + 1);
        for (label, count) in self.labels.iter() {
            let rarest = usual
                .get(limit.saturating_sub(1))
                .map_or(0, |(_, rarest)| *rarest);
            if count > rarest {
                let place = usual.partition_point(|(_, other)| *other >= count);
                usual.insert(place, (label, count));
                usual.truncate(limit);
            }
        }
        usual
    }

    /// The order keys of the blocks that hold its mentions, in order, each once.
    pub(super) fn blocks(&self) -> impl Iterator<Item = OrderKey> {
        self.blocks.iter().map(|(key, _)| key)
    }

    fn add(&mut self, label: LabelId, key: OrderKey) {
        self.count += 1;
        self.labels.add(label);
        self.blocks.add(key);
    }

    fn remove(&mut self, label: LabelId, key: OrderKey) {
        self.count -= 1;
        self.labels.remove(label);
        self.blocks.remove(key);
    }

    fn rekey(&mut self, before: OrderKey, key: OrderKey) {
        self.blocks.add(key);
        self.blocks.remove(before);
    }
}

/// All entities of a document. A clone shares all data.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    by_name: SharedMap<Entity>,
    /// The mentions of all entities by label: asked for at every key, so nothing is added up then.
    labels: KeyCounts<LabelId>,
}

impl Entities {
    /// The entities of these mentions, each with its name, its label, and the key of its block.
    pub(super) fn new<'a>(mentions: impl Iterator<Item = (&'a str, LabelId, OrderKey)>) -> Self {
        // The entities lie apart from the table, which moves all that it holds when it grows.
        let mut places = FxHashMap::<Cow<'a, str>, usize>::default();
        let mut entities: Vec<Entity> = Vec::new();
        let mut labels = KeyCounts::default();
        for (name, label, key) in mentions {
            labels.add(label);
            let place = *places.entry(normalised(name)).or_insert(entities.len());
            match entities.get_mut(place) {
                Some(entity) => entity.add(label, key),
                None => entities.push(Entity::one(label, key)),
            }
        }
        let entity = |place: usize| std::mem::take(&mut entities[place]);
        Self {
            by_name: shared_map(places.into_iter(), entity),
            labels,
        }
    }

    /// The entity called `name`, in any spelling of it.
    pub fn get(&self, name: &str) -> Option<&Entity> {
        self.by_name.get(&*normalised(name))
    }

    /// The entity called `name`, in any spelling of it, with its normalised name.
    pub fn get_key_value(&self, name: &str) -> Option<(&str, &Entity)> {
        let found = self.by_name.get_key_value(&*normalised(name));
        found.map(|(name, entity)| (&**name, entity))
    }

    /// The labels of all mentions with their counts, in the order of the set.
    pub fn labels(&self) -> impl Iterator<Item = (LabelId, u32)> {
        self.labels.iter()
    }

    /// The number of mentions with `label`.
    pub fn count_of(&self, label: LabelId) -> u32 {
        self.labels.get(label)
    }

    /// The number of entities.
    pub fn len(&self) -> usize {
        self.by_name.size()
    }

    /// True if there is none.
    pub fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    /// All of them with their normalised names, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Entity)> {
        self.by_name.iter().map(|(name, entity)| (&**name, entity))
    }

    /// Counts a mention of `name` in the block of `key`.
    pub(super) fn add(&mut self, name: &str, label: LabelId, key: OrderKey) {
        self.labels.add(label);
        let name = normalised(name);
        match self.by_name.get_mut(&*name) {
            Some(entity) => entity.add(label, key),
            None => self
                .by_name
                .insert_mut(name.into(), Entity::one(label, key)),
        }
    }

    /// Uncounts a mention of `name` in the block of `key`.
    pub(super) fn remove(&mut self, name: &str, label: LabelId, key: OrderKey) {
        let name = normalised(name);
        let Some(entity) = self.by_name.get_mut(&*name) else {
            return;
        };
        self.labels.remove(label);
        entity.remove(label, key);
        if entity.count == 0 {
            self.by_name.remove_mut(&*name);
        }
    }

    /// Moves a mention of `name` from the block key `before` to `key`.
    pub(super) fn rekey(&mut self, name: &str, before: OrderKey, key: OrderKey) {
        if let Some(entity) = self.by_name.get_mut(&*normalised(name)) {
            entity.rekey(before, key);
        }
    }
}
