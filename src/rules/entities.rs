//! What is inside a mention and should not be (format §5.3 B).

mod contents;
mod edges;
pub(crate) mod entity_boilerplate;
pub(crate) mod entity_classification_mark;
pub(crate) mod entity_contains_header_field;
pub(crate) mod entity_contains_markup;
pub(crate) mod entity_contains_page_marker;
pub(crate) mod entity_contains_rule;
pub(crate) mod entity_edge_punctuation;
pub(crate) mod entity_leading_article;
pub(crate) mod entity_leading_title;
pub(crate) mod entity_only_punctuation;
pub(crate) mod entity_page_marker;
pub(crate) mod entity_tags_code;
pub(crate) mod entity_trailing_period;
pub(crate) mod entity_trailing_possessive;
mod form_words;
mod forms;
mod header_words;
mod leading_words;
mod moving_out;
pub(crate) mod suspicious_type;
mod trimming;
mod unwrapping;
