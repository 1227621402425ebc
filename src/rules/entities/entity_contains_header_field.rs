//! `entity-contains-header-field`: an entity that runs over a header field.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::contents::SCAN],
    fix: Some(fixes::entities::fixes),
};
