//! What several rules need to know of a document.

pub(crate) mod names;
pub(crate) mod overlaps;
