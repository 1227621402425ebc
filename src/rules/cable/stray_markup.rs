//! `stray-markup`: a tag of a page in the text.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::debris::SCAN],
    fix: Some(fixes::debris::fixes),
};
