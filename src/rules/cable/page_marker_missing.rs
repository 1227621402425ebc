//! `page-marker-missing`: a section of a cable without its page marker.

use crate::rules::Rule;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::page_markers::SCAN],
    fix: None,
};
