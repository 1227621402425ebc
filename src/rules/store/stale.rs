//! The blocks and scans that an edit makes stale.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Store;
use crate::rules::lookups::NameHash;
use crate::rules::rule::{Counted, WINDOW};
use crate::syntax::{Block, ChangedRun, OrderKey};
use crate::text::{Offset, Span};

/// A set of scans, by their numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ScanSet(u128);

impl ScanSet {
    pub(super) fn add(&mut self, scan: usize) {
        self.0 |= 1 << scan;
    }

    pub(super) fn join(&mut self, others: Self) {
        self.0 |= others.0;
    }

    pub(super) fn holds(self, scan: usize) -> bool {
        self.0 & (1 << scan) != 0
    }
}

impl Store {
    /// The keys of the blocks in which scans of a window may find something else.
    pub(super) fn near_blocks(&self, runs: &[ChangedRun]) -> BTreeSet<OrderKey> {
        let around = |run: &ChangedRun| Span::new(run.new.start.back(WINDOW), run.new.end + WINDOW);
        runs.iter()
            .flat_map(|run| self.keys_in(around(run)))
            .collect()
    }

    /// The keys of the blocks that share text with `span`; of an empty span that of the block
    /// around it.
    pub(super) fn keys_in(&self, span: Span) -> Vec<OrderKey> {
        let end = span.end.max(span.start + 1);
        let blocks = self.document.tree().blocks_from(span.start);
        let blocks = blocks.take_while(|(at, _)| *at < end);
        blocks.map(|(_, block)| block.summary().key).collect()
    }

    /// The blocks with these keys, each with its start.
    pub(super) fn blocks(&self, keys: &BTreeSet<OrderKey>) -> Vec<(Offset, Arc<Block>)> {
        let tree = self.document.tree();
        let found = keys.iter().filter_map(|key| tree.block_from_key(*key));
        found.map(|(at, block)| (at, Arc::clone(block))).collect()
    }

    /// The blocks that looked one of `names` up.
    pub(super) fn looking_up(&self, names: &[NameHash]) -> Vec<OrderKey> {
        if names.is_empty() {
            return Vec::new();
        }
        let depends =
            |lookups: &[NameHash]| names.iter().any(|name| lookups.binary_search(name).is_ok());
        let stale = self.lookups.iter().filter(|(_, lookups)| depends(lookups));
        stale.map(|(key, _)| *key).collect()
    }

    /// True if a counted block is gone, or stands in or near what has changed.
    pub(super) fn touches(
        &self,
        runs: &[ChangedRun],
        near: &BTreeSet<OrderKey>,
        counted: Counted,
    ) -> bool {
        let mut removed = runs.iter().flat_map(|run| &run.removed);
        let tree = self.document.tree();
        let mut near = near.iter().filter_map(|key| tree.block_from_key(*key));
        removed.any(|block| counted(block.summary()))
            || near.any(|(_, block)| counted(block.summary()))
    }
}
