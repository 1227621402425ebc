//! Blanks and signs around mentions and in them, and white space (format §5.3 A).

pub(crate) mod bracket_spacing;
pub(crate) mod missing_space_outside_entity;
pub(crate) mod mixed_dialect;
mod padding;
pub(crate) mod token_style;
pub(crate) mod untokenised_entity;
pub(crate) mod whitespace;
