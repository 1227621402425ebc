//! Brackets that are no mention's, and mentions without a word (format §5.3 A).

pub(crate) mod empty_entity;
pub(crate) mod entity_across_lines;
pub(crate) mod label_like_literal;
pub(crate) mod literal_bracket;
pub(crate) mod nested_entity;
pub(crate) mod pairing;
pub(crate) mod pairs;
pub(crate) mod stray_close_bracket;
pub(crate) mod unclosed_entity;
