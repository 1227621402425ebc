//! Puts parts into the leaves and takes them out; the counts go along.

use super::Store;
use super::leaf::{Kept, Part};
use crate::syntax::OrderKey;

impl Store {
    /// Puts a part into the leaf of the block with `key`.
    pub(super) fn put(&mut self, key: OrderKey, part: Option<Part>) {
        let Some(part) = part else {
            return;
        };
        for (code, count) in part.counts() {
            self.counts[code as usize] += count;
            self.by_scan[part.scan] += count;
        }
        if matches!(part.found, Kept::Failure) {
            self.failed[part.scan] += 1;
        }
        if part.has_errors() {
            self.errors.insert(key);
        }
        self.leaves.entry(key).or_default().parts.push(part);
    }

    /// Takes out of the leaf of the block with `key` the part of `scan`.
    pub(super) fn take_part(&mut self, key: OrderKey, scan: usize) {
        self.take_parts(key, |part| part.scan == scan);
    }

    /// Takes out of the leaf of the block with `key` the parts that are `stale`.
    pub(super) fn take_parts(&mut self, key: OrderKey, stale: impl Fn(&Part) -> bool) {
        let Some(leaf) = self.leaves.get_mut(&key) else {
            return;
        };
        let taken: Vec<Part> = leaf.parts.extract_if(.., |part| stale(part)).collect();
        let has_errors = leaf.parts.iter().any(Part::has_errors);
        if leaf.parts.is_empty() {
            self.leaves.remove(&key);
        }
        if !has_errors {
            self.errors.remove(&key);
        }
        for part in &taken {
            self.uncount(part);
        }
    }

    /// Takes out the leaf of the block with `key`, and returns its parts.
    pub(super) fn take_leaf(&mut self, key: OrderKey) -> Vec<Part> {
        let parts = self.leaves.remove(&key).unwrap_or_default().parts;
        self.errors.remove(&key);
        for part in &parts {
            self.uncount(part);
        }
        parts
    }

    /// Takes all parts of `scan` out.
    pub(super) fn take_all_of(&mut self, scan: usize) {
        let holds = |part: &Part| part.scan == scan;
        let leaves = self.leaves.iter();
        let keys: Vec<OrderKey> = leaves
            .filter(|(_, leaf)| leaf.parts.iter().any(holds))
            .map(|(key, _)| *key)
            .collect();
        for key in keys {
            self.take_parts(key, holds);
        }
    }

    fn uncount(&mut self, part: &Part) {
        for (code, count) in part.counts() {
            self.counts[code as usize] -= count;
            self.by_scan[part.scan] -= count;
        }
        if matches!(part.found, Kept::Failure) {
            self.failed[part.scan] -= 1;
        }
    }
}
