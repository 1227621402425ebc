//! `entity-contains-markup`: an entity that holds mark-up of a page.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::contents::SCAN],
    fix: Some(fixes::entities::fixes),
};
