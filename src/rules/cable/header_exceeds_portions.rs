//! `header-exceeds-portions`: a document marked higher than its paragraphs.

use crate::rules::Rule;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::portion_level::SCAN],
    fix: None,
};
