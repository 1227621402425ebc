//! `empty-entity`: `[PER  ]` without a word, which readers drop silently (format §5.3 A, §1.4).

use crate::edits::Site;
use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::rules::support::anomalies::{has_brackets, in_brackets};
use crate::rules::{Code, Finding, Rule};
use crate::syntax::AnomalyKind;
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

const SCAN: Scan = Scan::of_any_text("empty_entity", Scope::Near(has_brackets, check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let empty = in_brackets(stretch).filter(|anomaly| anomaly.kind == AnomalyKind::Empty);
    reporter.extend(empty.map(|anomaly| finding(stretch.document, anomaly.span)));
}

fn finding(document: &Document, span: Span) -> Finding {
    let text = scan::text(document, span);
    let message = format!("`{text}` holds no word and is dropped by readers");
    Finding::new(Code::EmptyEntity, span, message)
}

/// Removes the brackets with the label.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let edit = Site::of(document).remove(finding.span);
    vec![Fix::new("Remove it", vec![edit]).safe()]
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};
    use crate::rules::{Code, fixes};

    #[test]
    fn no_word() {
        check(
            &SCAN,
            "
            then [PER  ] spoke , and [LOC] too .
                 ^^^^^^^ empty-entity: `[PER  ]` holds no word and is dropped by readers
                                     ^^^^^ empty-entity: `[LOC]` holds no word and is dropped by readers
            ",
        );
        silent(&SCAN, "then [PER .  ] spoke , [ ] and [].");
    }

    #[test]
    fn it_goes() {
        fixes::testing::check(Code::EmptyEntity, "then [PER  ] spoke", "then spoke");
    }
}
