//! `portion-mark-malformed`: a portion mark in a wrong form.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::portion_marks::SCAN],
    fix: Some(fixes::portions::fixes),
};
