//! `place-apposition`: a place and the place it lies in as two entities.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::beside::SCAN],
    fix: Some(fixes::names::fixes),
};
