//! `signature-missing`: a cable without a signature.

use crate::rules::Rule;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::signature::SCAN],
    fix: None,
};
