//! `entity-leading-article`: an article at the start of an entity.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::leading_words::SCAN],
    fix: Some(fixes::entities::fixes),
};
