//! The runs of blocks in which two versions of a tree differ, for any number of edits between
//! them. Shared subtrees are not visited, so it costs what changed, times the height.
//!
//! Blocks are told apart by their order keys: a block that both versions have under the same key
//! and in the same memory is shared, and a key that only one of them has stands for a block that
//! came or went.

use std::sync::Arc;

use super::super::block::Block;
use super::super::summary::OrderKey;
use super::Tree;
use super::node::{Child, Kid};
use crate::text::{Offset, Span};

/// Neighbouring blocks that only one of two trees has, or that differ.
#[derive(Debug)]
pub struct ChangedRun {
    /// The text of `removed` in the old tree; empty where blocks only came.
    pub old: Span,
    /// The text of `added` in the new tree; empty where blocks only went.
    pub new: Span,
    /// The blocks that are gone, in order.
    pub removed: Vec<Arc<Block>>,
    /// The blocks that came, in order.
    pub added: Vec<Arc<Block>>,
}

impl Tree {
    /// The runs of blocks in which `new` differs from `self`, in order.
    pub fn changed_runs(&self, new: &Self) -> Vec<ChangedRun> {
        let mut walk = Walk {
            old: Side::new(self),
            new: Side::new(new),
            runs: Vec::new(),
            is_open: false,
        };
        while walk.step() {}
        walk.runs
    }
}

/// A walk through both trees at once.
struct Walk<'a> {
    old: Side<'a>,
    new: Side<'a>,
    runs: Vec<ChangedRun>,
    /// True while the last run goes on.
    is_open: bool,
}

impl<'a> Walk<'a> {
    /// Goes one subtree or block on in one tree or in both; false at the end of both.
    fn step(&mut self) -> bool {
        let (a, b) = match (self.old.peek(), self.new.peek()) {
            (None, None) => return false,
            (Some(old), None) => return self.remove(old),
            (None, Some(new)) => return self.add(new),
            (Some(old), Some(new)) => (old, new),
        };
        if a.is(b) {
            self.is_open = false;
            self.old.skip(a);
            self.new.skip(b);
        } else if last_key(a) < first_key(b) {
            self.remove(a);
        } else if last_key(b) < first_key(a) {
            self.add(b);
        } else {
            let (a_height, b_height) = (height(a), height(b));
            if a_height == 0 && b_height == 0 {
                self.remove(a);
                self.add(b);
            } else {
                if a_height >= b_height {
                    self.old.enter(a);
                }
                if b_height >= a_height {
                    self.new.enter(b);
                }
            }
        }
        true
    }

    fn remove(&mut self, child: &'a Child) -> bool {
        match &child.kid {
            Kid::Node(_) => self.old.enter(child),
            Kid::Block(block) => {
                let run = self.run();
                run.removed.push(Arc::clone(block));
                run.old.end = run.old.end + child.len();
                self.old.skip(child);
            }
        }
        true
    }

    fn add(&mut self, child: &'a Child) -> bool {
        match &child.kid {
            Kid::Node(_) => self.new.enter(child),
            Kid::Block(block) => {
                let run = self.run();
                run.added.push(Arc::clone(block));
                run.new.end = run.new.end + child.len();
                self.new.skip(child);
            }
        }
        true
    }

    /// The run that goes on, or a new one.
    fn run(&mut self) -> &mut ChangedRun {
        if !std::mem::replace(&mut self.is_open, true) || self.runs.is_empty() {
            self.runs.push(ChangedRun {
                old: Span::empty(self.old.at),
                new: Span::empty(self.new.at),
                removed: Vec::new(),
                added: Vec::new(),
            });
        }
        let last = self.runs.len() - 1;
        &mut self.runs[last]
    }
}

/// What is left to visit of a tree.
struct Side<'a> {
    /// The children still to visit, outermost level first.
    stack: Vec<&'a [Child]>,
    /// The start of the next one.
    at: Offset,
}

impl<'a> Side<'a> {
    fn new(tree: &'a Tree) -> Self {
        Self {
            stack: tree.root.iter().map(|root| &root.children[..]).collect(),
            at: Offset::default(),
        }
    }

    /// The next child to visit.
    fn peek(&mut self) -> Option<&'a Child> {
        while self.stack.last().is_some_and(|level| level.is_empty()) {
            self.stack.pop();
        }
        self.stack.last().and_then(|level| level.first())
    }

    /// Steps over `child`, the next one.
    fn skip(&mut self, child: &Child) {
        self.at = self.at + child.len();
        self.drop_first();
    }

    /// Goes down into `child`, the next one, if it is a node.
    fn enter(&mut self, child: &'a Child) {
        if let Kid::Node(node) = &child.kid {
            self.drop_first();
            self.stack.push(&node.children);
        }
    }

    fn drop_first(&mut self) {
        if let Some(level) = self.stack.last_mut() {
            *level = &level[1..];
        }
    }
}

fn height(child: &Child) -> usize {
    match &child.kid {
        Kid::Node(node) => node.height() + 1,
        Kid::Block(_) => 0,
    }
}

fn last_key(child: &Child) -> OrderKey {
    child.summary.key
}

fn first_key(child: &Child) -> OrderKey {
    let mut child = child;
    while let Kid::Node(node) = &child.kid {
        match node.children.first() {
            Some(first) => child = first,
            None => break,
        }
    }
    child.summary.key
}
