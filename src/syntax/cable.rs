//! Classifications with their levels, and portion marks: the parts that only cables have
//! (format §3.2).

pub(super) mod classification;
pub(super) mod level;
pub(super) mod portion;
