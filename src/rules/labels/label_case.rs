//! `label-case`: a label whose letters are of the wrong case.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::faults::SCAN],
    fix: Some(fixes::labels::fixes),
};
