//! `entity-across-lines`: an entity that closes on a later line.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::pairs::SCAN],
    fix: Some(fixes::brackets::fixes),
};
