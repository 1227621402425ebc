//! `label-prefix-collision`: a label that readers take for a shorter one.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::faults::SCAN],
    fix: Some(fixes::labels::fixes),
};
