//! The structure of cables (format §5.3 C, §3).

pub(crate) mod anchors;
pub(crate) mod end_marker_glued;
pub(crate) mod header;
pub(crate) mod heading_glued;
pub(crate) mod heading_rule_length;
pub(crate) mod headings;
pub(crate) mod markup;
pub(crate) mod page_marker_inconsistent;
pub(crate) mod page_marker_mid_sentence;
pub(crate) mod page_marker_missing;
pub(crate) mod page_markers;
pub(crate) mod passages;
pub(crate) mod portions;
pub(crate) mod signature;
pub(crate) mod signature_glued;
pub(crate) mod signature_missing;
pub(crate) mod signature_untagged;
pub(crate) mod summary_unclosed;
pub(crate) mod summary_unopened;
