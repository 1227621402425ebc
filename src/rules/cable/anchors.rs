//! The anchors that paragraphs begin with, and the numbers in them (format §5.3 C, §3.2).

pub(crate) mod anchor_glued_period;
pub(crate) mod anchor_malformed;
pub(crate) mod anchor_mismatch;
pub(crate) mod anchor_not_paragraph;
pub(crate) mod faults;
pub(crate) mod neighbours;
pub(crate) mod numbering;
pub(crate) mod paragraph_sequence;
pub(crate) mod pilcrow_without_anchor;
pub(crate) mod repair;
