//! What only cables have: classifications with their levels, and portion marks (format §3, §4).

pub(super) mod classification;
pub(super) mod level;
pub(super) mod portion;
