//! `page-marker-mid-sentence`: a page marker that interrupts a sentence.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::page_markers::SCAN],
    fix: Some(fixes::passages::fixes),
};
