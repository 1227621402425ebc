//! `anchor-malformed`: a paragraph's anchor that is cut short or torn.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::anchors::SCAN],
    fix: Some(fixes::anchors::fixes),
};
