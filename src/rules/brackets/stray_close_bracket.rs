//! `stray-close-bracket`: A `]` that closes nothing.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::pairs::SCAN],
    fix: Some(fixes::brackets::fixes),
};
