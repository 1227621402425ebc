//! `summary-unclosed`: a summary, comment, note or text without its end.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::passages::SCAN],
    fix: Some(fixes::passages::fixes),
};
