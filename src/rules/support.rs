//! What several rules need to know of a document.

pub(crate) mod anomalies;
pub(crate) mod line_pieces;
pub(crate) mod markup;
pub(crate) mod names;
pub(crate) mod neighbours;
pub(crate) mod overlaps;
