//! `missing-space-after-label`: no blank between label and name.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::faults::SCAN],
    fix: Some(fixes::labels::fixes),
};
