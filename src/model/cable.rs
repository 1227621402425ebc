//! The parts of cables: header, page markers, TAGS (format §3).

pub(crate) mod header;
pub(crate) mod headers;
pub(crate) mod page_line;
pub(crate) mod page_marker;
pub(crate) mod tags_line;
