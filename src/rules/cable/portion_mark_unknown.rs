//! `portion-mark-unknown`: something in a portion mark's place that is none.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::portion_marks::SCAN],
    fix: Some(fixes::portions::fixes),
};
