//! `label-like-literal`: `[PERHAPS]` in prose, of which readers that match prefixes make an
//! entity (format §5.3 A, §1.4).

use crate::model::Document;
use crate::model::scan;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::fixes;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::rules::support::anomalies::in_brackets;
use crate::syntax::AnomalyKind;

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fixes::brackets::fixes),
};

pub(crate) const SCAN: Scan = Scan::of_any_text("label_like_literal", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let labels = document.labels();
    for anomaly in in_brackets(document) {
        if !reporter.has_room(anomaly.span.start) {
            return;
        }
        if anomaly.kind != AnomalyKind::LabelLike {
            continue;
        }
        let opener = scan::text(document, anomaly.span);
        let label = labels.prefix_of(opener.as_bytes().get(1..).unwrap_or_default());
        if let Some(label) = label.and_then(|label| labels.text(label)) {
            reporter.push(Finding::label_like_literal(anomaly.span, &opener, label));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn prose_that_reads_as_an_entity() {
        check(
            &SCAN,
            "
            He will [PERHAPS] go .
                    ^^^^^^^^ label-like-literal: `[PERHAPS` in running text would be read as an entity: PER “HAPS …”
            ",
        );
        silent(
            &SCAN,
            "He will [perhaps] go , [MAYBE] not , says [PER Ida  ] .",
        );
    }
}
