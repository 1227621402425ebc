//! `mixed-dialect`: entities written in several ways in one document.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::bracket_spacing::SCAN],
    fix: Some(fixes::layout::fixes),
};
