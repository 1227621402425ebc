//! The walk over wanted blocks, which skips subtrees without any.

use std::sync::Arc;

use crate::text::Offset;

use super::super::block::Block;
use super::super::summary::Summary;
use super::node::{Child, Kid, Node};

/// The wanted blocks of a tree in order, each with its start.
#[derive(Debug)]
pub struct Blocks<'a> {
    /// The children left to visit at each level, outermost first, with the start of the next one.
    stack: Vec<(&'a [Child], Offset)>,
    wanted: fn(&Summary) -> bool,
}

impl<'a> Blocks<'a> {
    pub(super) fn new(
        root: Option<&'a Arc<Node>>,
        from: Offset,
        wanted: fn(&Summary) -> bool,
    ) -> Self {
        let mut blocks = Self {
            stack: Vec::with_capacity(8),
            wanted,
        };
        if let Some(root) = root {
            blocks.stack.push((&root.children, Offset::default()));
            blocks.skip_to(from);
        }
        blocks
    }

    /// Descends to the block that holds `from`.
    fn skip_to(&mut self, from: Offset) {
        while let Some((children, start)) = self.stack.last_mut() {
            while let Some((child, rest)) = children.split_first() {
                if from < *start + child.len() {
                    break;
                }
                *start = *start + child.len();
                *children = rest;
            }
            match children.split_first() {
                Some((
                    Child {
                        kid: Kid::Node(node),
                        summary,
                    },
                    rest,
                )) => {
                    let at = *start;
                    *start = at + summary.bytes as usize;
                    *children = rest;
                    if (self.wanted)(summary) {
                        self.stack.push((&node.children, at));
                    } else {
                        return;
                    }
                }
                _ => return,
            }
        }
    }
}

impl<'a> Iterator for Blocks<'a> {
    type Item = (Offset, &'a Arc<Block>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (children, start) = self.stack.last_mut()?;
            let Some((child, rest)) = children.split_first() else {
                self.stack.pop();
                continue;
            };
            let at = *start;
            *start = at + child.len();
            *children = rest;
            if !(self.wanted)(&child.summary) {
                continue;
            }
            match &child.kid {
                Kid::Node(node) => self.stack.push((&node.children, at)),
                Kid::Block(block) => return Some((at, block)),
            }
        }
    }
}
