//! `pilcrow-without-anchor`: a paragraph's `¶` without its anchor.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::anchors::SCAN],
    fix: Some(fixes::anchors::fixes),
};
