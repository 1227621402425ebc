//! `anchor-mismatch`: an anchor whose id, link and number differ.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::anchors::SCAN],
    fix: Some(fixes::anchors::fixes),
};
