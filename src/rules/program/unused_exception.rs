//! `unused-exception`: an accepted finding that is not there any more.

use crate::rules::Rule;

pub(crate) const RULE: Rule = Rule {
    scans: &[],
    fix: None,
};
