//! Assigns the order keys of blocks. Keys increase from block to block, and a block that an edit
//! leaves alone nearly always keeps its key.
//!
//! The gap between two keys suffices for some dozens of splits in one place. When it is used up,
//! blocks around the place get new keys: the smallest neighbourhood in which each block gets a gap
//! at least as large as the number of blocks. This costs a few new keys per insertion on average,
//! for any series of insertions (Dietz and Sleator 1987, list labelling with quadratic density).

use std::ops::Range;
use std::sync::Arc;

use super::Tree;
use super::block::Block;
use super::summary::OrderKey;
use crate::text::Offset;

/// Distance between the keys of neighbours in a tree read in one go.
const STEP: u64 = 1 << 40;

/// The keys of the blocks of a tree read in one go.
pub(super) fn first_keys() -> impl Iterator<Item = OrderKey> {
    (1..).map(|place| OrderKey(place * STEP))
}

/// Keys for blocks that replace others.
#[derive(Debug)]
pub(super) struct Keys {
    /// The keys of the new blocks, in order.
    pub(super) added: Vec<OrderKey>,
    /// The blocks before the new ones that get new keys, in order, with these keys.
    pub(super) before: Vec<(Arc<Block>, OrderKey)>,
    /// The blocks behind the new ones that get new keys, in order, with these keys.
    pub(super) behind: Vec<(Arc<Block>, OrderKey)>,
}

/// Keys for `count` blocks that replace the `removed` ones, which lie at the bytes `place` of
/// `tree`. Reuses the keys of `removed`; further keys lie before that of the next block.
pub(super) fn keys(
    tree: &Tree,
    place: &Range<usize>,
    removed: &[Arc<Block>],
    count: usize,
) -> Keys {
    let kept = removed.iter().take(count).map(|block| key(block));
    let mut added: Vec<OrderKey> = kept.collect();
    let mut around = Neighbours::new(tree, place);
    if added.len() < count {
        let missing = count - added.len();
        let low = added.last().copied().unwrap_or_else(|| around.low());
        let step = step(low, around.high(), missing);
        if step == 0 {
            return spread(&mut around, count);
        }
        added.extend(evenly(low, step).take(missing));
    }
    Keys {
        added,
        before: Vec::new(),
        behind: Vec::new(),
    }
}

/// Keys for `count` blocks and for as many neighbours as must make room.
fn spread(around: &mut Neighbours<'_>, count: usize) -> Keys {
    let mut per_side = 1;
    loop {
        around.widen(per_side);
        let all = around.before.len() + count + around.behind.len();
        let low = around.low();
        let step = step(low, around.high(), all);
        if step >= all as u64 {
            let mut keys = evenly(low, step);
            let before = around.before.iter().rev().cloned().zip(&mut keys).collect();
            let added = keys.by_ref().take(count).collect();
            let behind = around.behind.iter().cloned().zip(&mut keys).collect();
            return Keys {
                added,
                before,
                behind,
            };
        }
        per_side *= 2;
    }
}

/// The distance at which `count` keys fit between `low` and `high`; 0 if they do not fit.
fn step(low: OrderKey, high: Option<OrderKey>, count: usize) -> u64 {
    let parts = count as u64 + 1;
    match high {
        Some(high) => (high.0 - low.0) / parts,
        None => ((u64::MAX - low.0) / parts).min(STEP),
    }
}

/// Keys behind `low`, each `step` farther.
fn evenly(low: OrderKey, step: u64) -> impl Iterator<Item = OrderKey> {
    (1..).map(move |place| OrderKey(low.0 + place * step))
}

fn key(block: &Block) -> OrderKey {
    block.summary().key
}

/// The blocks around a place, the nearest first.
struct Neighbours<'a> {
    tree: &'a Tree,
    /// The start of the stretch that they and the place between them cover, in bytes.
    start: usize,
    /// The end of that stretch.
    end: usize,
    before: Vec<Arc<Block>>,
    behind: Vec<Arc<Block>>,
}

impl<'a> Neighbours<'a> {
    fn new(tree: &'a Tree, place: &Range<usize>) -> Self {
        Self {
            tree,
            start: place.start,
            end: place.end,
            before: Vec::new(),
            behind: Vec::new(),
        }
    }

    fn next_before(&self) -> Option<&'a Arc<Block>> {
        let start = Offset::new(self.start);
        let found = self.tree.last_block_before(start, |_| true);
        found.map(|(_, block)| block)
    }

    fn next_behind(&self) -> Option<&'a Arc<Block>> {
        let mut blocks = self.tree.blocks_from(Offset::new(self.end));
        blocks.next().map(|(_, block)| block)
    }

    /// The key before the neighbours at hand; 0 at the start of the tree.
    fn low(&self) -> OrderKey {
        self.next_before().map_or(OrderKey(0), |block| key(block))
    }

    /// The key behind the neighbours at hand; `None` at the end of the tree.
    fn high(&self) -> Option<OrderKey> {
        self.next_behind().map(|block| key(block))
    }

    /// Takes more neighbours, up to `per_side` on each side.
    fn widen(&mut self, per_side: usize) {
        while let Some(block) = self.next_before().filter(|_| self.before.len() < per_side) {
            self.start -= block.len();
            self.before.push(Arc::clone(block));
        }
        while let Some(block) = self.next_behind().filter(|_| self.behind.len() < per_side) {
            self.end += block.len();
            self.behind.push(Arc::clone(block));
        }
    }
}
