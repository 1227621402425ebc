//! The markers that printed pages left in a cable: `VELM 00000083 002 OF 005` (format §5.3 C,
//! §3.2).

pub(crate) mod expected;
pub(crate) mod markers;
pub(crate) mod page_marker_inconsistent;
pub(crate) mod page_marker_mid_sentence;
pub(crate) mod page_marker_missing;
pub(crate) mod parts;
