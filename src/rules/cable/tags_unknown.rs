//! `tags-unknown`: A TAGS code that is not known.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::tags::SCAN],
    fix: Some(fixes::header::fixes),
};
