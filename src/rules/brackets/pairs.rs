//! The brackets that are no mention's, in pairs: `unclosed-entity`, `stray-close-bracket`,
//! `nested-entity`, `entity-across-lines`, `literal-bracket` (format §5.3 A). One scan, because
//! which of them a bracket is depends on the others around it.

use super::pairing::{Outcome, Pairing};
use super::{
    entity_across_lines, literal_bracket, nested_entity, stray_close_bracket, unclosed_entity,
};
use crate::model::Document;
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::rules::support::anomalies::in_brackets;

pub(crate) const SCAN: Scan = Scan::of_any_text("pairs", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let mut pairing = Pairing::new(document);
    for anomaly in in_brackets(document) {
        if !reporter.has_room(anomaly.span.start) {
            return;
        }
        pairing.add(&anomaly, |outcome| {
            reporter.push(finding(document, outcome));
        });
    }
    pairing.finish(|outcome| reporter.push(finding(document, outcome)));
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
