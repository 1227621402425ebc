//! `entity-classification-mark`: a portion mark tagged as an entity.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::forms::SCAN],
    fix: Some(fixes::entities::fixes),
};
