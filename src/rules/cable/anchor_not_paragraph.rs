//! `anchor-not-paragraph`: an anchor on a number that is no paragraph's.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::anchors::SCAN, &super::paragraph_sequence::SCAN],
    fix: Some(fixes::anchors::fixes),
};
