//! `heading-rule-length`: a rule that is not as long as its heading.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::headings::SCAN],
    fix: Some(fixes::passages::fixes),
};
