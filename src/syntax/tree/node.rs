//! The nodes of the tree: build, splice, split and join.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::text::Offset;

use super::super::block::Block;
use super::super::summary::{OrderKey, Summary};

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

    /// The part before the byte `at`, an edge of blocks.
    pub(super) fn before(self: &Arc<Self>, at: usize) -> Option<Arc<Self>> {
        let mut start = 0;
        for (index, child) in self.children.iter().enumerate() {
            let end = start + child.len();
            if at < end {
                let whole = self.children_between(0, index);
                return match &child.kid {
                    Kid::Node(below) => Self::join(whole, below.before(at - start)),
                    Kid::Block(_) => whole,
                };
            }
            start = end;
        }
        Some(Arc::clone(self))
    }

    /// The part from the byte `at` on, an edge of blocks.
    pub(super) fn from(self: &Arc<Self>, at: usize) -> Option<Arc<Self>> {
        let mut start = 0;
        for (index, child) in self.children.iter().enumerate() {
            let end = start + child.len();
            if at < end {
                let count = self.children.len();
                return match &child.kid {
                    Kid::Node(below) if at > start => {
                        let rest = self.children_between(index + 1, count);
                        Self::join(below.from(at - start), rest)
                    }
                    _ => self.children_between(index, count),
                };
            }
            start = end;
        }
        None
    }

    /// The children `from..to` as a tree without a superfluous root; `None` for no children.
    fn children_between(&self, from: usize, to: usize) -> Option<Arc<Self>> {
        let children = &self.children[from..to];
        match children {
            [] => None,
            [
                Child {
                    kid: Kid::Node(only),
                    ..
                },
            ] => Some(Arc::clone(only)),
            _ => Some(Self::new(self.height, children.to_vec())),
        }
    }

    /// One tree of two neighbours, which may differ in height.
    pub(super) fn join(left: Option<Arc<Self>>, right: Option<Arc<Self>>) -> Option<Arc<Self>> {
        let (left, right) = match (left, right) {
            (Some(left), Some(right)) => (left, right),
            (one, None) | (None, one) => return one,
        };
        let height = left.height.max(right.height);
        let mut nodes = Self::joined(&left, &right);
        if nodes.len() == 1 {
            return nodes.pop();
        }
        let children = nodes.into_iter().map(|node| Child::new(Kid::Node(node)));
        Some(Self::new(height + 1, children.collect()))
    }

    /// One or two nodes of the height of the higher one that hold the children of both.
    fn joined(left: &Arc<Self>, right: &Arc<Self>) -> Vec<Arc<Self>> {
        let height = left.height.max(right.height);
        let mut children: Vec<Child> = Vec::with_capacity(2 * FANOUT);
        match left.height.cmp(&right.height) {
            Ordering::Equal => {
                children.extend(left.children.iter().chain(&right.children).cloned());
            }
            Ordering::Greater => {
                let (last, rest) = last_node(left);
                children.extend(rest.iter().cloned());
                children.extend(nodes(Self::joined(last.unwrap_or(right), right)));
            }
            Ordering::Less => {
                let (first, rest) = first_node(right);
                children.extend(nodes(Self::joined(left, first.unwrap_or(left))));
                children.extend(rest.iter().cloned());
            }
        }
        spread(children)
            .map(|children| Self::new(height, children))
            .collect()
    }

    /// Adds to `sum` the summaries of the blocks before the one that holds the byte `at`.
    pub(super) fn add_before(&self, at: usize, sum: &mut Summary) {
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
    pub(super) fn last_before(
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
    pub(super) fn at_key(&self, key: OrderKey, base: Offset) -> Option<(Offset, &Arc<Block>)> {
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

/// A child for each node.
fn nodes(nodes: Vec<Arc<Node>>) -> impl Iterator<Item = Child> {
    nodes.into_iter().map(|node| Child::new(Kid::Node(node)))
}

/// The last child of `node`, if it is a node, and the children before it.
fn last_node(node: &Node) -> (Option<&Arc<Node>>, &[Child]) {
    match node.children.split_last() {
        Some((
            Child {
                kid: Kid::Node(last),
                ..
            },
            rest,
        )) => (Some(last), rest),
        _ => (None, &[]),
    }
}

/// The first child of `node`, if it is a node, and the children behind it.
fn first_node(node: &Node) -> (Option<&Arc<Node>>, &[Child]) {
    match node.children.split_first() {
        Some((
            Child {
                kid: Kid::Node(first),
                ..
            },
            rest,
        )) => (Some(first), rest),
        _ => (None, &[]),
    }
}
