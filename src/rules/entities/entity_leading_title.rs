//! `entity-leading-title`: a title at the start of a person's name.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::leading_words::SCAN],
    fix: Some(fixes::entities::fixes),
};
