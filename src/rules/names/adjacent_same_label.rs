//! `adjacent-same-label`: two entities of one label side by side.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::neighbours::SCAN],
    fix: Some(fixes::names::fixes),
};
