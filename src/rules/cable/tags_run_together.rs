//! `tags-run-together`: TAGS codes without a blank between them.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::tags::SCAN],
    fix: Some(fixes::header::fixes),
};
