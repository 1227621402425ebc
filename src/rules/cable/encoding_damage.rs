//! `encoding-damage`: a character that was lost on the way.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::debris::SCAN],
    fix: Some(fixes::debris::fixes),
};
