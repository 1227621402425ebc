//! `heading-glued`: a heading in one line with other text.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::headings::SCAN],
    fix: Some(fixes::passages::fixes),
};
