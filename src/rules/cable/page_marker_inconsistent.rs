//! `page-marker-inconsistent`: a page marker unlike the header or the others.

use crate::rules::Rule;
use crate::rules::fixes;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::page_markers::SCAN],
    fix: Some(fixes::passages::fixes),
};
