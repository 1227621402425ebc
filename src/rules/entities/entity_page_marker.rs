//! `entity-page-marker`: the station of a header or page marker tagged as an entity.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::forms::SCAN, &super::header_words::SCAN],
    fix: Some(fixes::entities::fixes),
};
