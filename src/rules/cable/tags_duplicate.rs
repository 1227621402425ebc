//! `tags-duplicate`: A TAGS code that is there twice.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::tags::SCAN],
    fix: Some(fixes::header::fixes),
};
