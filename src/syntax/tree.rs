//! The tree of blocks. It is persistent: a snapshot costs a pointer, an edit the path to its block.
//!
//! A B-tree with at most [`FANOUT`](node::FANOUT) children a node; each node keeps its children's summaries.
//! Invariants: all blocks lie at the same depth; no node and no block is empty; the blocks' order
//! keys increase.

mod blocks;
mod change;
mod node;
mod runs;

use std::sync::Arc;

use crate::text::Offset;

use super::block::Block;
use super::summary::{OrderKey, Summary};
use node::{Kid, Node};

pub use blocks::Blocks;
pub use change::TreeChange;
pub use runs::ChangedRun;

/// The blocks of a document, in order. A clone shares everything.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    root: Option<Arc<Node>>,
    summary: Summary,
}

impl Tree {
    /// The tree of these blocks, none of them empty.
    pub fn new(blocks: Vec<Arc<Block>>) -> Self {
        Self::from_root(Node::build(blocks.into_iter().map(Kid::Block).collect()))
    }

    fn from_root(root: Option<Arc<Node>>) -> Self {
        let summary = root.as_ref().map(|root| root.summary()).unwrap_or_default();
        Self { root, summary }
    }

    /// The counts of all items.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// The length of the text in bytes.
    pub fn len(&self) -> usize {
        self.summary.bytes as usize
    }

    /// True if the text is empty.
    pub fn is_empty(&self) -> bool {
        self.root.is_none()
    }

    /// All blocks, each with its start.
    pub fn blocks(&self) -> Blocks<'_> {
        Blocks::new(self.root.as_ref(), Offset::default(), |_| true)
    }

    /// The blocks from the one that holds `offset` on, each with its start; none past the end.
    pub fn blocks_from(&self, offset: Offset) -> Blocks<'_> {
        Blocks::new(self.root.as_ref(), offset, |_| true)
    }

    /// The blocks from the one that holds `offset` on whose summaries pass `wanted`. Skips subtrees
    /// whose summary does not pass, so `wanted` must hold for a whole if it holds for a part.
    pub fn blocks_where(&self, offset: Offset, wanted: fn(&Summary) -> bool) -> Blocks<'_> {
        Blocks::new(self.root.as_ref(), offset, wanted)
    }

    /// The block that holds `offset`, with its start; at the end of the document the last block.
    pub fn block_at(&self, offset: Offset) -> Option<(Offset, &Arc<Block>)> {
        let last = self.len().checked_sub(1)?;
        self.blocks_from(offset.min(Offset::new(last))).next()
    }

    /// The last block that starts before `offset` and passes `wanted`, with its start; see
    /// [`Tree::blocks_where`].
    pub fn last_block_before(
        &self,
        offset: Offset,
        wanted: fn(&Summary) -> bool,
    ) -> Option<(Offset, &Arc<Block>)> {
        let root = self.root.as_ref()?;
        root.last_before(offset.get(), Offset::default(), wanted)
    }

    /// The summary of all blocks before the one that holds `offset`.
    pub fn summary_before(&self, offset: Offset) -> Summary {
        let mut before = Summary::default();
        if let Some(root) = &self.root {
            root.add_before(offset.get(), &mut before);
        }
        before
    }

    /// The first block whose order key is `key` or later, with its start.
    pub fn block_from_key(&self, key: OrderKey) -> Option<(Offset, &Arc<Block>)> {
        self.root.as_ref()?.at_key(key, Offset::default())
    }

    /// Replaces the blocks between the bytes `start` and `end`, both edges of blocks, by `blocks`.
    pub(super) fn splice(&mut self, start: usize, end: usize, blocks: Vec<Arc<Block>>) {
        let Some(root) = &mut self.root else {
            *self = Self::new(blocks);
            return;
        };
        let blocks: Vec<Kid> = blocks.into_iter().map(Kid::Block).collect();
        match Node::splice_in_place(root, start, end, blocks) {
            Ok(()) => self.summary = root.summary(),
            Err(blocks) => {
                let left = root.before(start);
                let right = root.from(end);
                let middle = Node::build(blocks);
                *self = Self::from_root(Node::join(Node::join(left, middle), right));
            }
        }
    }

    /// The number of nodes one above another.
    #[cfg(test)]
    fn height(&self) -> usize {
        self.root.as_ref().map_or(0, |root| root.height() + 1)
    }

    /// Panics if an invariant is broken.
    #[cfg(test)]
    pub(crate) fn check(&self) {
        let Some(root) = &self.root else {
            return;
        };
        root.check();
        assert_eq!(root.summary(), self.summary);
        let keys: Vec<_> = self
            .blocks()
            .map(|(_, block)| block.summary().key)
            .collect();
        assert!(keys.is_sorted_by(|a, b| a < b), "{keys:?}");
        // The height of a tree of half-full nodes, and two more.
        let levels = std::iter::successors(Some(keys.len()), |count| {
            Some(count.div_ceil(node::FANOUT / 2))
        });
        let enough = levels.take_while(|count| *count > 1).count();
        assert!(
            self.height() <= enough + 2,
            "{} nodes one above another",
            self.height()
        );
    }
}
