//! `end-marker-glued`: the end of a passage in one line with the next paragraph.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::passages::SCAN],
    fix: Some(fixes::passages::fixes),
};
