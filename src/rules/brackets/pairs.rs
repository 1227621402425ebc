//! The brackets that are no mention's, in pairs: `unclosed-entity`, `stray-close-bracket`,
//! `nested-entity`, `entity-across-lines`, `literal-bracket` (format §5.3 A). One scan, because
//! which of them a bracket is depends on the others around it.

use super::pairing::{MAX_PAIR_BYTES, Outcome, Pairing};
use super::{
    entity_across_lines, literal_bracket, nested_entity, stray_close_bracket, unclosed_entity,
};
use crate::model::Document;
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::rules::support::anomalies::has_brackets;
use crate::text::Span;

pub(crate) const SCAN: Scan = Scan::of_any_text("pairs", Scope::Near(has_brackets, check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    each_outcome(document, stretch.span, |outcome| {
        reporter.push(finding(document, outcome));
    });
}

/// Gives `report` the outcomes whose first bracket stands in `span`. Pairs the brackets around it,
/// too: what is left of those before may close in it. Brackets farther away than a pair reaches
/// change nothing here, since a `]` is paired with the nearest `[` that is open.
pub(super) fn each_outcome(document: &Document, span: Span, mut report: impl FnMut(Outcome)) {
    let (from, end) = (span.start.back(MAX_PAIR_BYTES), span.end + MAX_PAIR_BYTES);
    let around = document.anomalies_from(from, has_brackets);
    let around = around
        .skip_while(|anomaly| anomaly.span.start < from)
        .take_while(|anomaly| anomaly.span.start <= end);
    let mut pairing = Pairing::new(document);
    let mut report = |outcome: Outcome| {
        if span.contains(outcome.start()) {
            report(outcome);
        }
    };
    for anomaly in around {
        pairing.add(&anomaly, &mut report);
    }
    pairing.finish(report);
}

fn finding(document: &Document, outcome: Outcome) -> Finding {
    match outcome {
        Outcome::Unclosed(open) => unclosed_entity::finding(document, open),
        Outcome::Stray(close) => stray_close_bracket::finding(close),
        Outcome::Nested {
            outer,
            inner,
            close,
        } => nested_entity::finding(document, outer, inner, close),
        Outcome::AcrossLines { open, close } => entity_across_lines::finding(document, open, close),
        Outcome::Literal { open, close } => literal_bracket::finding(open, close),
    }
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn what_is_well_formed_is_silent() {
        silent(
            &SCAN,
            "
            The [ORG Oru Guild  ] met in [LOC Ada Bay  ] .
            a[LOC Oru]b [PER Ida Quill][PER Ada ] -LSB- 1 -RSB-
            ",
        );
    }

    #[test]
    fn which_of_them_a_bracket_is_depends_on_the_others() {
        check(
            &SCAN,
            "
            The [ORG Court [ 1 ] of Oru  ] sits .
                ^^^^ nested-entity: `[` opens inside `[ORG`; the format is flat
                           ~ `[` opens here
                                         ~ the `]` of `[ORG`, which readers take for a word
                           ^ literal-bracket: unescaped square brackets in text
                               ~ closed here
            The [ORG [LOC Oru Court  ] sits .
                ^^^^ unclosed-entity: `[ORG` is never closed on this line; a reader would swallow “[LOC Oru Court”, up to the next `]`
                     ~~~~ the next bracket
            The [ORG Guild of
                ^^^^ unclosed-entity: `[ORG` is never closed on this line; a reader would swallow “Guild of [LOC Oru”, up to the next `]`
            [LOC Oru  ] met . ]
            ~~~~ the next bracket
                              ^ stray-close-bracket: `]` closes nothing
            ",
        );
    }
}
