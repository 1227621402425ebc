//! `stray-close-bracket`: a `]` that closes nothing, which readers take for a word (format
//! §5.3 A, §1.4).

use super::pairs;
use crate::edits::Site;
use crate::model::Document;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&pairs::SCAN],
    fix: Some(fix),
};

/// The finding about the `]` at `close`.
pub(super) fn finding(close: Span) -> Finding {
    Finding::new(Code::StrayCloseBracket, close, "`]` closes nothing")
}

/// Removes the bracket, or escapes it: `Ida ] said` ⇒ `Ida said`, `Ida -RSB- said`.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let escaped = vec![site.apart(finding.span, "-RSB-")];
    vec![
        Fix::new("Remove `]`", vec![site.remove(finding.span)]).preferred(),
        Fix::new("Write it as `-RSB-`", escaped),
    ]
}

#[cfg(test)]
mod tests {
    use super::pairs::SCAN;
    use crate::rules::testing::{check, silent};
    use crate::rules::{Code, fixes};

    #[test]
    fn a_bracket_that_closes_nothing() {
        check(
            &SCAN,
            "
            Ida ] said [LOC Oru  ] ] .
                ^ stray-close-bracket: `]` closes nothing
                                   ^ stray-close-bracket: `]` closes nothing
            ",
        );
        silent(&SCAN, "Ida said [LOC Oru  ] -RSB- .");
    }

    #[test]
    fn it_goes_or_is_escaped() {
        for after in ["Ida said", "Ida -RSB- said"] {
            fixes::testing::check(Code::StrayCloseBracket, "Ida ] said", after);
        }
    }
}
