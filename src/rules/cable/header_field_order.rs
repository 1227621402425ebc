//! `header-field-order`: a header field in an unusual place.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::header_fields::SCAN],
    fix: Some(fixes::header::fixes),
};
