//! `entity-edge-punctuation`: a sign at an entity's edge that does not belong to it.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::edges::SCAN],
    fix: Some(fixes::entities::fixes),
};
