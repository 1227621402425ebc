//! Portion marks, which say how secret each paragraph is (format §5.3 C, §3.2).

pub(crate) mod header_exceeds_portions;
pub(crate) mod levels;
pub(crate) mod marks;
pub(crate) mod nearby;
pub(crate) mod portion_exceeds_header;
pub(crate) mod portion_mark_malformed;
pub(crate) mod portion_mark_missing;
pub(crate) mod portion_mark_unknown;
