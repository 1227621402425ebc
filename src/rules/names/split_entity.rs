//! `split-entity`: a name that is tagged in parts.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::neighbours::SCAN, &super::partial_entity::SCAN],
    fix: Some(fixes::names::fixes),
};
