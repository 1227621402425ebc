//! `more-findings`: stands for findings that are not listed.

use crate::rules::Rule;

pub(crate) const RULE: Rule = Rule {
    scans: &[],
    fix: None,
};
