//! `header-field-missing`: a header that lacks a field.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::header_fields::SCAN],
    fix: Some(fixes::header::fixes),
};
