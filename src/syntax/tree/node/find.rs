//! Looks blocks up, by bytes and by keys.

use std::sync::Arc;

use super::{Child, Kid, Node};
use crate::syntax::block::Block;
use crate::syntax::summary::{OrderKey, Summary};
use crate::text::Offset;

impl Node {
    /// Adds to `sum` the summaries of the blocks before the one that holds the byte `at`.
    pub(in crate::syntax::tree) fn add_before(&self, at: usize, sum: &mut Summary) {
        let mut start = 0;
        for child in &self.children {
            let end = start + child.len();
            if at < end {
                if let Kid::Node(below) = &child.kid {
                    below.add_before(at - start, sum);
                }
                return;
            }
            *sum = sum.join(&child.summary);
            start = end;
        }
    }

    /// The last block that starts before the byte `before` and passes `wanted`, with its start;
    /// `base` is the start of this node.
    pub(in crate::syntax::tree) fn last_before(
        &self,
        before: usize,
        base: Offset,
        wanted: fn(&Summary) -> bool,
    ) -> Option<(Offset, &Arc<Block>)> {
        let mut end = self.children.iter().map(Child::len).sum::<usize>();
        for child in self.children.iter().rev() {
            let start = end - child.len();
            if start < before && wanted(&child.summary) {
                let found = match &child.kid {
                    Kid::Node(below) => below.last_before(before - start, base + start, wanted),
                    Kid::Block(block) => Some((base + start, block)),
                };
                if found.is_some() {
                    return found;
                }
            }
            end = start;
        }
        None
    }

    /// The first block with `key` or a later one, with its start; `base` is the start of this node.
    pub(in crate::syntax::tree) fn at_key(
        &self,
        key: OrderKey,
        base: Offset,
    ) -> Option<(Offset, &Arc<Block>)> {
        let mut start = base;
        for child in &self.children {
            if child.summary.key >= key {
                return match &child.kid {
                    Kid::Node(below) => below.at_key(key, start),
                    Kid::Block(block) => Some((start, block)),
                };
            }
            start = start + child.len();
        }
        None
    }
}
