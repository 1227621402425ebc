//! `not-utf8`: a file that is not text in UTF-8.

use crate::rules::Rule;

pub(crate) const RULE: Rule = Rule {
    scans: &[],
    fix: None,
};
