//! `signature-untagged`: a signature that is not tagged as a person.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::signature::SCAN],
    fix: Some(fixes::passages::fixes),
};
