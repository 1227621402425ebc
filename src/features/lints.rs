//! Lints: what is wrong in a document, as pure functions of a snapshot (format §5.3).
//!
//! One rule a file. A rule goes only where the tree's summaries count something for it, so that a
//! document without faults costs next to nothing, however large; and it stops when a list of
//! findings is long enough. What the rules say stands with [`Finding`].

mod anchors;
mod bracket_spacing;
mod brackets;
mod empty_entity;
mod glued_period;
mod label_like;
mod labels;
mod pairing;
mod portion_level;
mod portion_marks;
mod scan;
mod sequence;
mod sink;
mod style;
#[cfg(test)]
mod testing;
mod touching;
mod whitespace;
mod wrapper;

use super::Finding;
use crate::model::Document;
use sink::Sink;

/// The most findings that are listed for one document.
pub const MOST_FINDINGS: usize = 1_000;

/// What is wrong in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The findings by their places: the first [`MOST_FINDINGS`], and where there are more a last
    /// one that says so.
    pub list: Vec<Finding>,
    /// How many there are. Where they are more than are listed: at least so many.
    pub total: usize,
}

/// One rule: looks through a document and hands its findings to the sink.
type Rule = fn(&Document, &mut Sink<'_>);

/// Rules for every document.
const RULES: &[Rule] = &[
    brackets::lint,
    empty_entity::lint,
    labels::lint,
    label_like::lint,
    bracket_spacing::lint,
    touching::lint,
    whitespace::lint,
];

/// Rules for cables (format §6.1).
const CABLE_RULES: &[Rule] = &[
    wrapper::lint,
    anchors::lint,
    glued_period::lint,
    sequence::lint,
    portion_marks::lint,
    portion_level::lint,
];

/// The findings of `document`. Where `cancelled` turns true they are of no use any more, and end
/// where they are.
pub fn findings(document: &Document, cancelled: &dyn Fn() -> bool) -> Findings {
    let mut sink = Sink::new(cancelled);
    sink.apply(RULES, document);
    if document.is_cable() {
        sink.apply(CABLE_RULES, document);
    }
    sink.finish()
}
