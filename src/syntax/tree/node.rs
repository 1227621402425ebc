//! The nodes of the tree: build and splice.

mod find;
mod join;

use std::sync::Arc;

use super::super::block::Block;
use super::super::summary::Summary;

/// Most children of a node. Few under test, so that short texts make deep trees.
pub(super) const FANOUT: usize = if cfg!(test) { 4 } else { 16 };

/// A node: its children and their summaries. Its height is 0 where the children are blocks.
#[derive(Clone, Debug)]
pub(super) struct Node {
    height: usize,
    pub(super) children: Vec<Child>,
}

/// A node or block with its summary, which is read more often than the kid.
#[derive(Clone, Debug)]
pub(super) struct Child {
    pub(super) summary: Summary,
    pub(super) kid: Kid,
}

#[derive(Clone, Debug)]
pub(super) enum Kid {
    Node(Arc<Node>),
    Block(Arc<Block>),
}

impl Child {
    fn new(kid: Kid) -> Self {
        let summary = match &kid {
            Kid::Node(node) => node.summary(),
            Kid::Block(block) => *block.summary(),
        };
        Self { summary, kid }
    }

    pub(super) fn len(&self) -> usize {
        self.summary.bytes as usize
    }

    /// True if both share the same node or block in memory.
    pub(super) fn is(&self, other: &Self) -> bool {
        match (&self.kid, &other.kid) {
            (Kid::Node(a), Kid::Node(b)) => Arc::ptr_eq(a, b),
            (Kid::Block(a), Kid::Block(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }
}

impl Node {
    fn new(height: usize, children: Vec<Child>) -> Arc<Self> {
        debug_assert!(!children.is_empty() && children.len() <= FANOUT);
        Arc::new(Self { height, children })
    }

    pub(super) fn height(&self) -> usize {
        self.height
    }

    pub(super) fn summary(&self) -> Summary {
        let first = Summary::default();
        self.children
            .iter()
            .fold(first, |sum, child| sum.join(&child.summary))
    }

    /// The tree above `kids`, all of one height; `None` if there are none.
    pub(super) fn build(kids: Vec<Kid>) -> Option<Arc<Self>> {
        let mut height = 0;
        let mut level: Vec<Child> = kids.into_iter().map(Child::new).collect();
        loop {
            if level.len() <= FANOUT {
                return (!level.is_empty()).then(|| Self::new(height, level));
            }
            level = spread(level)
                .map(|children| Child::new(Kid::Node(Self::new(height, children))))
                .collect();
            height += 1;
        }
    }

    /// Replaces the blocks between the bytes `start` and `end` by `kids`.
    ///
    /// # Errors
    /// Returns `kids` if no single node holds all these blocks, or if it has no room.
    pub(super) fn splice_in_place(
        node: &mut Arc<Self>,
        start: usize,
        end: usize,
        kids: Vec<Kid>,
    ) -> Result<(), Vec<Kid>> {
        let mut at = 0;
        if node.height > 0 {
            for index in 0..node.children.len() {
                let len = node.children[index].len();
                let holds = at <= start && end <= at + len && (start < at + len || start < end);
                if holds {
                    return Self::splice_child(node, index, (start - at, end - at), kids);
                }
                at += len;
            }
            return Err(kids);
        }
        let first = index_of(&node.children, start);
        let last = index_of(&node.children, end);
        let count = node.children.len() - (last - first) + kids.len();
        if count == 0 || count > FANOUT {
            return Err(kids);
        }
        let node = Arc::make_mut(node);
        node.children
            .splice(first..last, kids.into_iter().map(Child::new));
        Ok(())
    }

    fn splice_child(
        node: &mut Arc<Self>,
        index: usize,
        (start, end): (usize, usize),
        kids: Vec<Kid>,
    ) -> Result<(), Vec<Kid>> {
        let node = Arc::make_mut(node);
        let child = &mut node.children[index];
        let Kid::Node(below) = &mut child.kid else {
            return Err(kids);
        };
        Self::splice_in_place(below, start, end, kids)?;
        child.summary = below.summary();
        Ok(())
    }

    #[cfg(test)]
    pub(super) fn check(&self) {
        assert!(!self.children.is_empty() && self.children.len() <= FANOUT);
        for child in &self.children {
            assert!(child.len() > 0);
            match &child.kid {
                Kid::Node(node) => {
                    assert_eq!(node.height + 1, self.height);
                    assert_eq!(node.summary(), child.summary);
                    node.check();
                }
                Kid::Block(block) => {
                    assert_eq!(self.height, 0);
                    assert_eq!(*block.summary(), child.summary);
                }
            }
        }
    }
}

/// The index of the child that starts at the byte `at`.
fn index_of(children: &[Child], at: usize) -> usize {
    let mut start = 0;
    for (index, child) in children.iter().enumerate() {
        if start >= at {
            return index;
        }
        start += child.len();
    }
    children.len()
}

/// `children` in groups for one node each: as few as possible, of about the same size.
fn spread(children: Vec<Child>) -> impl Iterator<Item = Vec<Child>> {
    let groups = children.len().div_ceil(FANOUT).max(1);
    let (size, larger) = (children.len() / groups, children.len() % groups);
    let mut children = children.into_iter();
    (0..groups).map(move |group| {
        let size = size + usize::from(group < larger);
        children.by_ref().take(size).collect()
    })
}
