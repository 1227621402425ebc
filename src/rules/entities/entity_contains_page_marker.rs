//! `entity-contains-page-marker`: an entity that runs over a page marker.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::contents::SCAN],
    fix: Some(fixes::entities::fixes),
};
