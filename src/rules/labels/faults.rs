//! The labels that readers do not take as they are meant: `unknown-label`, `label-case`,
//! `label-prefix-collision`, `missing-space-after-label` (format §5.3 A). One scan, because the
//! lexer says which fault a label has: it has one at most.

use super::{label_case, label_prefix_collision, missing_space_after_label, unknown_label};
use crate::model::scan;
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::rules::support::anomalies::{has_brackets, in_brackets};
use crate::syntax::{AnomalyKind, LabelFault};
use crate::text::Span;

pub(crate) const SCAN: Scan = Scan::of_any_text("faults", Scope::Near(has_brackets, check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    for anomaly in in_brackets(stretch) {
        if let AnomalyKind::Label(fault) = anomaly.kind {
            reporter.extend(finding(stretch, anomaly.span, fault));
        }
    }
}

/// The finding about the `[` at `opener` with the label behind it.
fn finding(stretch: &Stretch<'_>, opener: Span, fault: LabelFault) -> Option<Finding> {
    let document = stretch.document;
    let span = Span::new(opener.start + 1, opener.end);
    let word = scan::text(document, span);
    let labels = document.labels();
    match fault {
        LabelFault::None => None,
        LabelFault::Unknown => {
            let likely = unknown_label::likely(stretch, opener);
            Some(unknown_label::finding(span, &word, labels, likely))
        }
        LabelFault::Case => label_case::finding(span, &word, labels),
        LabelFault::Prefix => label_prefix_collision::finding(span, &word, labels),
        LabelFault::Glued => missing_space_after_label::finding(span, &word, labels),
    }
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::silent;

    #[test]
    fn brackets_of_prose_have_no_label() {
        silent(
            &SCAN,
            "
            he succeed[ing ] her [ed. note] [Note: x ] [per x] [loc.  ] of [PER Ida  ]
            of the [ORGANIZED crime] unit [PERHAPS]
            ",
        );
    }
}
