//! Passages that words begin and end: summaries, comments, notes and texts (format §5.3 C, §3.2).

pub(crate) mod boundaries;
pub(crate) mod end_marker_glued;
pub(crate) mod kinds;
pub(crate) mod summary_unclosed;
pub(crate) mod summary_unopened;
