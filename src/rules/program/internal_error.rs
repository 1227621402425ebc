//! `internal-error`: a rule that failed, so that its findings are missing. A fault of Glossator,
//! not of the text; `Scan::run` notices it.

use crate::rules::{Code, Finding, ISSUES, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[],
    fix: None,
};

/// The finding that the scan called `scan` failed.
pub(crate) fn finding(scan: &str) -> Finding {
    let message = format!(
        "the rule `{scan}` failed, which is a fault of Glossator; all others went on. \
         Please report it: {ISSUES}"
    );
    Finding::new(Code::InternalError, Span::default(), message)
}

#[cfg(test)]
mod tests {
    use super::{RULE, finding};
    use crate::rules::{Code, ISSUES, Severity};

    #[test]
    fn whose_fault_it_is_and_where_to_tell() {
        let finding = finding("pairs");
        let code = (finding.code, finding.severity);
        assert_eq!(code, (Code::InternalError, Severity::Error));
        assert!(finding.message.starts_with("the rule `pairs` failed"));
        assert!(finding.message.ends_with(ISSUES));
    }

    #[test]
    fn no_text_brings_it_about() {
        assert!(RULE.scans.is_empty() && RULE.fix.is_none());
    }
}
