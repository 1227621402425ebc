//! `empty-entity`: `[PER  ]`, which readers drop (format §5.3 A).

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

pub(crate) const SCAN: Scan = Scan::of_any_text("empty_entity", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    for anomaly in in_brackets(document) {
        if !reporter.has_room(anomaly.span.start) {
            return;
        }
        if anomaly.kind != AnomalyKind::Empty {
            continue;
        }
        let text = scan::text(document, anomaly.span);
        reporter.push(Finding::empty_entity(anomaly.span, &text));
    }
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

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
}
