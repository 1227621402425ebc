//! `unclosed-entity`, `stray-close-bracket`, `nested-entity`, `entity-across-lines`,
//! `literal-bracket`: brackets that are no mention's (format §5.3 A). One rule, because which of
//! them a bracket is depends on the others around it.

use super::pairing::{Outcome, Pairing};
use crate::model::Document;
use crate::model::scan;
use crate::rules::Finding;
use crate::rules::finding::Swallowed;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::rules::support::anomalies::in_brackets;
use crate::text::Span;

/// How far the `]` is looked for that a reader would take for an opener's, in bytes.
const SWALLOWED: usize = 2_048;

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
        Outcome::Unclosed(open) => {
            let text = scan::text(document, open);
            Finding::unclosed_entity(open, &text, swallowed(document, open))
        }
        Outcome::Stray(close) => Finding::stray_close_bracket(close),
        Outcome::Nested {
            outer,
            inner,
            close,
        } => {
            let inner = scan::opener(document, inner);
            let (outer_text, inner_text) =
                (scan::text(document, outer), scan::text(document, inner));
            Finding::nested_entity((outer, &outer_text), (inner, &inner_text), close)
        }
        Outcome::AcrossLines { open, close } => {
            let (line, close_line) = (
                scan::line(document, open.start),
                scan::line(document, close.start),
            );
            Finding::entity_across_lines(open, line, close, close_line)
        }
        Outcome::Literal { open, close } => Finding::literal_bracket(open, close),
    }
}

/// What a reader makes of the opener at `open`: it goes on to the next `]`, wherever that is.
fn swallowed(document: &Document, open: Span) -> Swallowed {
    let close = scan::find(document, open.end, SWALLOWED, |byte| byte == b']');
    let text = close.map(|close| scan::text(document, Span::new(open.end, close)));
    let next = scan::bracket(document, open.end, SWALLOWED);
    Swallowed {
        text: text.filter(|text| !text.trim().is_empty()),
        next: next.map(|next| scan::opener(document, next)),
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
    fn an_opener_that_nothing_closes() {
        check(
            &SCAN,
            "
            [PER Ida said in [LOC Oru  ] today
            ^^^^ unclosed-entity: `[PER` is never closed on this line; a reader would swallow “Ida said in [LOC Oru”, up to the next `]`
                             ~~~~ the next bracket
            and [PER
                ^^^^ unclosed-entity: `[PER` is never closed on this line; a reader would swallow text up to the next `]`
            ",
        );
    }

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
    }

    #[test]
    fn one_finding_for_what_is_nested() {
        check(
            &SCAN,
            "
            The [ORG [LOC Oru  ] Supreme Court  ] sits .
                ^^^^ nested-entity: `[LOC` opens inside `[ORG`; the format is flat
                     ~~~~ `[LOC` opens here
                                                ~ the `]` of `[ORG`, which readers take for a word
            The [ORG [LOC [MISC Orun  ] Bay  ] Court  ] sits .
                ^^^^ nested-entity: `[LOC` opens inside `[ORG`; the format is flat
                     ~~~~ `[LOC` opens here
                                                      ~ the `]` of `[ORG`, which readers take for a word
                     ^^^^ nested-entity: `[MISC` opens inside `[LOC`; the format is flat
                          ~~~~~ `[MISC` opens here
                                             ~ the `]` of `[LOC`, which readers take for a word
            The [ORG Court [ 1 ] of Oru  ] sits .
                ^^^^ nested-entity: `[` opens inside `[ORG`; the format is flat
                           ~ `[` opens here
                                         ~ the `]` of `[ORG`, which readers take for a word
                           ^ literal-bracket: unescaped square brackets in text
                               ~ closed here
            The [ORG [LOC Oru Court  ] sits .
                ^^^^ unclosed-entity: `[ORG` is never closed on this line; a reader would swallow “[LOC Oru Court”, up to the next `]`
                     ~~~~ the next bracket
            ",
        );
    }

    #[test]
    fn across_lines() {
        check(
            &SCAN,
            "
            The [ORG Guild of
                ^^^^ entity-across-lines: entity opened on line 1 is closed on line 2
            Oru  ] met .
                 ~ closed here
            The [ORG Guild of
                ^^^^ unclosed-entity: `[ORG` is never closed on this line; a reader would swallow “Guild of [LOC Oru”, up to the next `]`
            [LOC Oru  ] met . ]
            ~~~~ the next bracket
                              ^ stray-close-bracket: `]` closes nothing
            ",
        );
    }

    #[test]
    fn brackets_of_the_text_are_paired() {
        check(
            &SCAN,
            "
            As [ 1 ] and [2] show [ see [LOC Oru  ] , [a] ] .
               ^ literal-bracket: unescaped square brackets in text
                   ~ closed here
                         ^ literal-bracket: unescaped square brackets in text
                           ~ closed here
                                  ^ literal-bracket: unescaped square brackets in text
                                                          ~ closed here
                                                      ^ literal-bracket: unescaped square brackets in text
                                                        ~ closed here
            He [PERHAPS] went [sic
                              ^ literal-bracket: unescaped square brackets in text
            or so] and [ back .
                 ~ closed here
                       ^ literal-bracket: unescaped square bracket in text
            ",
        );
    }
}
