//! `internal-error`: a rule that failed, so that its findings are missing.

use crate::rules::Rule;

pub(crate) const RULE: Rule = Rule {
    scans: &[],
    fix: None,
};
