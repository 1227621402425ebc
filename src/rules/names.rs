//! Names compared with each other and with lists (format §5.3 B).

pub(crate) mod acronym_label_mismatch;
pub(crate) mod adjacent_same_label;
mod extending;
pub(crate) mod inconsistent_label;
mod merging;
pub(crate) mod missed_mention;
pub(crate) mod near_duplicate_name;
mod neighbours;
mod pairs;
pub(crate) mod partial_entity;
pub(crate) mod place_apposition;
pub(crate) mod split_entity;
mod words_beside;
