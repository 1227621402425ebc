//! `unknown-label`: a label that is not in the label set.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::faults::SCAN],
    fix: Some(fixes::labels::fixes),
};
