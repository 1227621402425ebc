//! `entity-boilerplate`: a word of the cable's form tagged as an entity.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::forms::SCAN, &super::header_words::SCAN],
    fix: Some(fixes::entities::fixes),
};
