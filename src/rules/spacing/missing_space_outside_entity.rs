//! `missing-space-outside-entity`: text that touches a mention (format §5.3 A). Only in the
//! tokenised form: writers that keep the source's text write `-[LOC Oru ]` on purpose.

use crate::model::Document;
use crate::model::style::is_tokenised;
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::fixes;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::{Anomalies, Anomaly, AnomalyKind, Summary};
use crate::text::{Offset, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fixes::layout::fixes),
};

pub(crate) const SCAN: Scan = Scan::of_any_text("missing_space_outside_entity", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let counted = |summary: &Summary| summary.anomalies_in(Anomalies::Touching) > 0;
    if !counted(document.summary()) || !is_tokenised(document) {
        return;
    }
    let all = document.anomalies_from(Offset::default(), counted);
    let mut touching = all.filter(is_touching).peekable();
    while let Some(place) = touching.next() {
        if !reporter.has_room(place.span.start) {
            return;
        }
        let span = place.span;
        if place.kind == AnomalyKind::TouchesOpen {
            reporter.push(Finding::text_touches_open(span));
            continue;
        }
        // Two mentions side by side are one fault.
        match touching.next_if(|next| next.span.start == span.end) {
            Some(next) => reporter.push(Finding::mentions_touch(Span::new(
                span.start,
                next.span.end,
            ))),
            None => reporter.push(Finding::text_touches_close(span)),
        }
    }
}

fn is_touching(anomaly: &Anomaly) -> bool {
    matches!(
        anomaly.kind,
        AnomalyKind::TouchesOpen | AnomalyKind::TouchesClose
    )
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn only_in_the_tokenised_form() {
        check(
            &SCAN,
            "
            The pre-[LOC Oru  ] talks of [PER Ida  ], in [LOC Velm  ][LOC Ada Bay  ] .␠
                    ^ missing-space-outside-entity: text touches `[`
                                                   ^ missing-space-outside-entity: text touches `]`
                                                                    ^^ missing-space-outside-entity: no blank between two entities
            They ended .␠
            ",
        );
        silent(
            &SCAN,
            "The pre-[LOC Oru  ] talks of [PER Ida  ], in [LOC Velm  ][LOC Ada Bay  ] .\n",
        );
        silent(
            &SCAN,
            "The [LOC Oru  ] talks of [PER Ida  ] , in [LOC Velm  ] .␠\n",
        );
    }
}
