//! What cables mean: their header, their page markers, their TAGS.

pub(crate) mod header;
pub(crate) mod headers;
pub(crate) mod page_marker;
pub(crate) mod tags_line;
