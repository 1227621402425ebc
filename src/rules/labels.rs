//! Labels that are wrong (format §5.3 A, §1.4).

pub(crate) mod faults;
pub(crate) mod label_case;
pub(crate) mod label_prefix_collision;
pub(crate) mod missing_space_after_label;
pub(crate) mod unknown_label;
mod use_label;
