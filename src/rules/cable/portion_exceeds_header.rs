//! `portion-exceeds-header`: a paragraph marked higher than the document.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::portion_level::SCAN],
    fix: Some(fixes::portions::fixes),
};
