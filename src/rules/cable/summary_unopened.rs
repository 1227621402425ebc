//! `summary-unopened`: the end of a summary, comment, note or text without its beginning.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::passages::SCAN],
    fix: Some(fixes::passages::fixes),
};
