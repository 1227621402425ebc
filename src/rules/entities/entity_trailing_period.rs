//! `entity-trailing-period`: the full stop of a sentence inside an entity.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::edges::SCAN],
    fix: Some(fixes::entities::fixes),
};
