//! Splits trees and joins them, whatever their heights.

use std::cmp::Ordering;
use std::sync::Arc;

use super::{Child, FANOUT, Kid, Node, spread};

impl Node {
    /// The part before the byte `at`, an edge of blocks.
    pub(in crate::syntax::tree) fn before(self: &Arc<Self>, at: usize) -> Option<Arc<Self>> {
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
    pub(in crate::syntax::tree) fn from(self: &Arc<Self>, at: usize) -> Option<Arc<Self>> {
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
    pub(in crate::syntax::tree) fn join(
        left: Option<Arc<Self>>,
        right: Option<Arc<Self>>,
    ) -> Option<Arc<Self>> {
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
