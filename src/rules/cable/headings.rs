//! Headings: titles of sections and the rules of dashes below them (format §5.3 C, §3.2).

pub(crate) mod heading_glued;
pub(crate) mod heading_rule_length;
pub(crate) mod titles;
