//! What several rules need to know of a document.

pub(crate) mod anomalies;
pub(crate) mod markup;
pub(crate) mod names;
pub(crate) mod overlaps;
