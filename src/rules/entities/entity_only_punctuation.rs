//! `entity-only-punctuation`: an entity without a letter or digit.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::edges::SCAN],
    fix: Some(fixes::entities::fixes),
};
