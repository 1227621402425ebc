//! `signature-glued`: a signature in one line with the last sentence.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::signature::SCAN],
    fix: Some(fixes::passages::fixes),
};
