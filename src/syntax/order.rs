//! The order keys of blocks: given so that they increase from block to block, and so that a block
//! which an edit leaves alone nearly always keeps its key.
//!
//! Between two keys there is room for some dozens of splits in one place. Where it is used up, the
//! blocks around get new keys: of the smallest neighbourhood that has at least as much room a
//! block as it has blocks. That makes it some blocks an insertion, on average over any insertions
//! (Dietz and Sleator 1987, list labelling with quadratic density).

use std::ops::Range;
use std::sync::Arc;

use super::Tree;
use super::block::Block;
use super::summary::OrderKey;
use crate::text::Offset;

/// The distance of the keys of neighbours in a tree read in one go.
const STEP: u64 = 1 << 40;

/// The keys of the blocks of a tree read in one go.
pub(super) fn first_keys() -> impl Iterator<Item = OrderKey> {
    (1..).map(|place| OrderKey(place * STEP))
}

/// Keys for blocks that come in the place of others.
#[derive(Debug)]
pub(super) struct Keys {
    /// Theirs, in order.
    pub(super) added: Vec<OrderKey>,
    /// The blocks before them that need new keys, in order, with these.
    pub(super) before: Vec<(Arc<Block>, OrderKey)>,
    /// The blocks behind them that need new keys, in order, with these.
    pub(super) behind: Vec<(Arc<Block>, OrderKey)>,
}

/// Keys for `count` blocks in place of the `removed` ones, which lie at the bytes `place` of
/// `tree`: theirs as far as they suffice, then new ones before the next block's.
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

/// Keys for `count` blocks and as many around them as need new ones.
fn spread(around: &mut Neighbours<'_>, count: usize) -> Keys {
    let mut reach = 1;
    loop {
        around.widen(reach);
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
        reach *= 2;
    }
}

/// The distance at which `count` keys fit between `low` and `high`; 0 where they do not.
fn step(low: OrderKey, high: Option<OrderKey>, count: usize) -> u64 {
    let parts = count as u64 + 1;
    match high {
        Some(high) => (high.0 - low.0) / parts,
        None => ((u64::MAX - low.0) / parts).min(STEP),
    }
}

fn evenly(low: OrderKey, step: u64) -> impl Iterator<Item = OrderKey> {
    (1..).map(move |place| OrderKey(low.0 + place * step))
}

fn key(block: &Block) -> OrderKey {
    block.summary().key
}

/// The blocks around a place, the nearest first.
struct Neighbours<'a> {
    tree: &'a Tree,
    /// Where those at hand start and end, in bytes.
    start: usize,
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

    /// The key before those at hand.
    fn low(&self) -> OrderKey {
        self.next_before().map_or(OrderKey(0), |block| key(block))
    }

    /// The key behind those at hand.
    fn high(&self) -> Option<OrderKey> {
        self.next_behind().map(|block| key(block))
    }

    /// Has at hand `reach` blocks on each side, as far as there are so many.
    fn widen(&mut self, reach: usize) {
        while let Some(block) = self.next_before().filter(|_| self.before.len() < reach) {
            self.start -= block.len();
            self.before.push(Arc::clone(block));
        }
        while let Some(block) = self.next_behind().filter(|_| self.behind.len() < reach) {
            self.end += block.len();
            self.behind.push(Arc::clone(block));
        }
    }
}
