//! `entity-tags-code`: A TAGS code tagged as an entity.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::header_words::SCAN],
    fix: Some(fixes::entities::fixes),
};
