//! `acronym-label-mismatch`: a name and its acronym with different labels.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::beside::SCAN],
    fix: Some(fixes::names::fixes),
};
