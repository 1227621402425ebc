//! `portion-mark-missing`: a paragraph without a portion mark among marked ones.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::portion_marks::SCAN],
    fix: Some(fixes::portions::fixes),
};
