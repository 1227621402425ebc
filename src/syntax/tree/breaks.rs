//! The walk over breaks in the numbering of paragraphs, which skips subtrees in order.

use std::sync::Arc;

use crate::text::Offset;

use super::super::block::Block;
use super::node::{Child, Kid, Node};

/// The blocks with an anchored paragraph whose number does not follow the one before, which may
/// stand in an earlier block; the first should be 1. Each with its start, in order.
#[derive(Debug)]
pub struct NumberingBreaks<'a> {
    /// The children left to visit at each level, outermost first, with the start of the next one.
    stack: Vec<(&'a [Child], Offset)>,
    /// The number of the last paragraph visited; 0 before the first.
    last: u32,
}

impl<'a> NumberingBreaks<'a> {
    pub(super) fn new(root: Option<&'a Arc<Node>>) -> Self {
        Self {
            stack: root
                .map(|root| (&*root.children, Offset::default()))
                .into_iter()
                .collect(),
            last: 0,
        }
    }
}

impl<'a> Iterator for NumberingBreaks<'a> {
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
            let numbering = child.summary.anchored;
            if numbering.count == 0 {
                continue;
            }
            let follows = self.last.checked_add(1) == Some(numbering.first);
            match &child.kid {
                Kid::Node(node) if numbering.breaks > 0 || !follows => {
                    self.stack.push((&node.children, at));
                }
                Kid::Block(block) if numbering.breaks > 0 || !follows => {
                    self.last = numbering.last;
                    return Some((at, block));
                }
                Kid::Node(_) | Kid::Block(_) => self.last = numbering.last,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{LabelSet, parse};

    fn blocks_with_breaks(numbers: &[u32]) -> usize {
        let paragraph =
            |n| format!("<a id='par{n}' href='#par{n}'>¶</a>{n} . \n( U ) Some text . \n");
        let text: String = numbers.iter().map(paragraph).collect();
        parse(&text, &LabelSet::conll4()).numbering_breaks().count()
    }

    #[test]
    fn only_blocks_with_breaks_are_visited() {
        let in_order: Vec<u32> = (1..200).collect();
        assert_eq!(blocks_with_breaks(&in_order), 0);
        assert_eq!(blocks_with_breaks(&in_order[1..]), 1);
        let mut gap = in_order.clone();
        gap.remove(90);
        assert_eq!(blocks_with_breaks(&gap), 1);
        gap[120] = 7;
        assert!((2..=3).contains(&blocks_with_breaks(&gap)));
    }
}
