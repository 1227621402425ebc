//! `undecoded-entity`: a character reference that was not decoded.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::debris::SCAN],
    fix: Some(fixes::debris::fixes),
};
