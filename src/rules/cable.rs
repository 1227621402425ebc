//! The structure of cables (format §5.3 C, §3), by part: a folder holds the codes about one part,
//! and the looks that decide between them.

pub(crate) mod anchors;
pub(crate) mod header;
pub(crate) mod headings;
mod line_break;
pub(crate) mod markup;
pub(crate) mod pages;
pub(crate) mod passages;
pub(crate) mod portions;
pub(crate) mod signature;
