//! `missing-space-outside-entity`: text that touches a mention (format §5.3 A). Only in the
//! tokenised form, where brackets are set off by blanks (§1.2): writers that keep the source's
//! text write `-[LOC Oru ]` on purpose.

use crate::edits::Site;
use crate::model::Document;
use crate::rules::fixes::Fix;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope, in_tokenised_text};
use crate::rules::stretch::Stretch;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::{Anomaly, AnomalyGroup, AnomalyKind, Summary};
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

const SCAN: Scan = Scan::of_any_text(
    "missing_space_outside_entity",
    Scope::Near(has_touching, check),
)
.under(in_tokenised_text);

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let touching = stretch.anomalies(has_touching).filter(is_touching);
    for place in touching {
        let span = place.span;
        let beside = |span: Span, kind| {
            let document = stretch.document;
            let around = document.anomalies_from(span.start, has_touching);
            let mut around = around.take_while(|other| other.span.start <= span.start);
            around.any(|other| other.span.start == span.start && other.kind == kind)
        };
        if place.kind == AnomalyKind::TouchesOpen {
            // Two mentions side by side are one fault, which is told of the first one.
            let before = Span::new(span.start.back(1), span.start);
            if !beside(before, AnomalyKind::TouchesClose) {
                reporter.push(finding(span, "text touches `[`"));
            }
            continue;
        }
        let next = Span::at(span.end, 1);
        reporter.push(if beside(next, AnomalyKind::TouchesOpen) {
            let span = Span::new(span.start, next.end);
            finding(span, "no blank between two entities")
        } else {
            finding(span, "text touches `]`")
        });
    }
}

fn has_touching(summary: &Summary) -> bool {
    summary.anomalies_in(AnomalyGroup::Touching) > 0
}

fn is_touching(anomaly: &Anomaly) -> bool {
    matches!(
        anomaly.kind,
        AnomalyKind::TouchesOpen | AnomalyKind::TouchesClose
    )
}

/// The finding about the brackets at `span`.
fn finding(span: Span, message: &str) -> Finding {
    Finding::new(Code::MissingSpaceOutsideEntity, span, message)
}

/// Inserts the blank: `pre-[LOC Oru  ]` ⇒ `pre- [LOC Oru  ]`.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let start = finding.span.start;
    let is_open = Site::of(document).text(finding.span) == "[";
    let at = if is_open { start } else { start + 1 };
    let edit = Edit::new(Span::empty(at), " ");
    vec![Fix::new("Insert a blank", vec![edit]).safe()]
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::Code;
    use crate::rules::fixes::testing::{TOKENISED, check_in};
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

    #[test]
    fn a_blank_is_inserted() {
        for (before, after) in [
            ("pre-[LOC Oru  ] talks . \n", "pre- [LOC Oru  ] talks . \n"),
            ("of [LOC Oru  ], then . \n", "of [LOC Oru  ] , then . \n"),
            (
                "[LOC Oru  ][LOC Velm  ] . \n",
                "[LOC Oru  ] [LOC Velm  ] . \n",
            ),
        ] {
            check_in(TOKENISED, Code::MissingSpaceOutsideEntity, before, after);
        }
    }
}
