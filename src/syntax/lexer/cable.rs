//! The patterns of cables: anchors, header fields, headings, page markers, passages, portion marks.

pub(super) mod anchor;
pub(super) mod field;
pub(super) mod heading;
pub(super) mod page;
pub(super) mod passage;
pub(super) mod portion;
