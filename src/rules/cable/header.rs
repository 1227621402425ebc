//! The header of a cable: its fields, the codes of its TAGS line, and that a file has one header
//! (format §5.3 C, §3.2, §3.4).

pub(crate) mod fields;
pub(crate) mod header_field_missing;
pub(crate) mod header_field_order;
pub(crate) mod header_field_style;
pub(crate) mod mixed_documents;
pub(crate) mod tags;
pub(crate) mod tags_codes;
pub(crate) mod tags_duplicate;
pub(crate) mod tags_run_together;
pub(crate) mod tags_unknown;
