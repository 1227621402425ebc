//! The difference between two versions of a tree, found without visiting shared subtrees.

use std::sync::Arc;

use crate::text::Offset;

use super::super::block::Block;
use super::super::summary::Summary;
use super::Tree;
use super::node::{Child, Kid};

/// The run of blocks in which two trees differ.
#[derive(Debug)]
pub struct TreeChange<'a> {
    /// The summary of the shared blocks before it.
    pub before: Summary,
    /// The blocks that only the old tree has, in order.
    pub old: Vec<&'a Arc<Block>>,
    /// The blocks that only the new tree has, in order.
    pub new: Vec<&'a Arc<Block>>,
}

impl TreeChange<'_> {
    /// The start of the run, the same in both.
    pub fn start(&self) -> Offset {
        Offset::new(self.before.bytes as usize)
    }
}

impl Tree {
    /// The run of blocks in which `new` differs from `self`.
    pub fn change<'a>(&'a self, new: &'a Self) -> TreeChange<'a> {
        let mut cursors = (Cursor::new(self), Cursor::new(new));
        let mut before = Summary::default();
        while let Some(shared) = shared(&mut cursors.0, &mut cursors.1) {
            before = before.join(&shared);
        }
        let (mut old, mut new) = (cursors.0.collect_rest(), cursors.1.collect_rest());
        // The rests are lists of large nodes, so their ends compare without backward cursors.
        drop_shared_end(&mut old, &mut new);
        TreeChange {
            before,
            old: blocks_of(&old),
            new: blocks_of(&new),
        }
    }
}

/// The children still to visit, outermost level first.
struct Cursor<'a> {
    stack: Vec<&'a [Child]>,
}

impl<'a> Cursor<'a> {
    fn new(tree: &'a Tree) -> Self {
        let stack = tree.root.iter().map(|root| &root.children[..]).collect();
        Self { stack }
    }

    /// The next child to visit.
    fn peek(&mut self) -> Option<&'a Child> {
        while self.stack.last().is_some_and(|level| level.is_empty()) {
            self.stack.pop();
        }
        self.stack.last().and_then(|level| level.first())
    }

    fn skip(&mut self) {
        if let Some(level) = self.stack.last_mut() {
            *level = &level[1..];
        }
    }

    /// Goes down into `child`, the next one, if it is a node.
    fn enter(&mut self, child: &'a Child) {
        if let Kid::Node(node) = &child.kid {
            self.skip();
            self.stack.push(&node.children);
        }
    }

    /// The subtrees and blocks left to visit, in order.
    fn collect_rest(self) -> Vec<&'a Child> {
        self.stack.into_iter().rev().flatten().collect()
    }
}

/// The height of `child` above the blocks.
fn height(child: &Child) -> usize {
    match &child.kid {
        Kid::Node(node) => node.height() + 1,
        Kid::Block(_) => 0,
    }
}

/// Steps over the next subtree or block that both share and returns its summary; `None` at the
/// first difference.
fn shared(old: &mut Cursor<'_>, new: &mut Cursor<'_>) -> Option<Summary> {
    loop {
        let (a, b) = (old.peek()?, new.peek()?);
        if a.is(b) {
            old.skip();
            new.skip();
            return Some(a.summary);
        }
        let (a_height, b_height) = (height(a), height(b));
        if a_height == 0 && b_height == 0 {
            return None;
        }
        if a_height >= b_height {
            old.enter(a);
        }
        if b_height >= a_height {
            new.enter(b);
        }
    }
}

/// Drops the shared subtrees and blocks at the end of both, going down into nodes that differ.
fn drop_shared_end<'a>(old: &mut Vec<&'a Child>, new: &mut Vec<&'a Child>) {
    loop {
        let (Some(a), Some(b)) = (old.last().copied(), new.last().copied()) else {
            return;
        };
        if a.is(b) {
            old.pop();
            new.pop();
            continue;
        }
        let (a_height, b_height) = (height(a), height(b));
        if a_height == 0 && b_height == 0 {
            return;
        }
        if a_height >= b_height {
            open_last(old);
        }
        if b_height >= a_height {
            open_last(new);
        }
    }
}

fn open_last(children: &mut Vec<&Child>) {
    if let Some(Child {
        kid: Kid::Node(node),
        ..
    }) = children.pop()
    {
        children.extend(&node.children);
    }
}

fn blocks_of<'a>(children: &[&'a Child]) -> Vec<&'a Arc<Block>> {
    let mut blocks = Vec::new();
    for child in children {
        add_blocks(child, &mut blocks);
    }
    blocks
}

fn add_blocks<'a>(child: &'a Child, blocks: &mut Vec<&'a Arc<Block>>) {
    match &child.kid {
        Kid::Block(block) => blocks.push(block),
        Kid::Node(node) => {
            for child in &node.children {
                add_blocks(child, blocks);
            }
        }
    }
}
