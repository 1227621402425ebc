//! `header-field-style`: a header field that is not written as it should be.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::header_fields::SCAN],
    fix: Some(fixes::header::fixes),
};
