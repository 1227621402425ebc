//! `entity-contains-rule`: an entity that runs over a heading's rule.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::contents::SCAN],
    fix: Some(fixes::entities::fixes),
};
