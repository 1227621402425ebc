//! `adjacent-same-label`, and `split-entity` where two mentions together are one name: mentions
//! with nothing between them (format §5.3 B, §1.1: the writer keeps neighbours apart, so each
//! pair may be meant).

use crate::model::scan;
use crate::model::{Document, bare, normalised};
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::rules::support::markup::markup;
use crate::syntax::{Mention, Summary};
use crate::text::{Offset, Span};

/// The most bytes between neighbours: a line break, some blanks, a sign.
const GAP: usize = 6;

pub(crate) const SCAN: Scan = Scan::of_any_text("neighbours", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    for (first, second) in pairs(document) {
        if !reporter.has_room(first.span.start) {
            return;
        }
        let gap = scan::text(document, Span::new(first.span.end, second.span.start));
        if gap.is_empty() || !gap.trim().is_empty() {
            continue;
        }
        let finding = if gap.contains(['\n', '\r']) {
            over_line_end(document, &first, &second)
        } else {
            in_line(document, &first, &second)
        };
        reporter.extend(finding);
    }
}

/// All mentions with the next one, where little stands between them.
pub(crate) fn pairs(document: &Document) -> impl Iterator<Item = (Mention, Mention)> {
    let mut last: Option<Mention> = None;
    let mentions = document.mentions_from(Offset::default());
    mentions.filter_map(move |mention| {
        let before = last.replace(mention)?;
        let gap = mention.span.start - before.span.end;
        (gap <= GAP).then_some((before, mention))
    })
}

fn in_line(document: &Document, first: &Mention, second: &Mention) -> Option<Finding> {
    let span = Span::new(first.span.start, second.span.end);
    let (one, two) = (
        scan::text(document, first.name),
        scan::text(document, second.name),
    );
    let whole = format!("{one} {two}");
    if markup(&whole).is_some() {
        return None;
    }
    let known = document.first_mention(&whole);
    if first.label == second.label {
        let label = document.labels().text(first.label)?;
        let bare = bare(&whole);
        return Some(Finding::adjacent_same_label(
            span,
            label,
            known.map(|_| bare),
        ));
    }
    let known = known?;
    Some(Finding::split_entity(span, (&one, &two), Some(known.span)))
}

/// A name broken over the end of a line. A list has one name a line and is none.
fn over_line_end(document: &Document, first: &Mention, second: &Mention) -> Option<Finding> {
    let text = document.text();
    let line = |at| text.line_span(text.line_at(at));
    let (above, below) = (line(first.span.start), line(second.span.start));
    let before = scan::text(document, Span::new(above.start, first.span.start));
    let behind = scan::text(document, Span::new(second.span.end, below.end));
    let in_text = !before.trim().is_empty() && !behind.trim().is_empty();
    let starts_sentence = behind.trim_start().starts_with([':', ',']);
    if first.label != second.label || !in_text || starts_sentence {
        return None;
    }
    let (one, two) = (
        scan::text(document, first.name),
        scan::text(document, second.name),
    );
    let known = document.first_mention(&normalised(&format!("{one} {two}")));
    let span = Span::new(first.span.start, second.span.end);
    Some(Finding::split_entity(
        span,
        (&one, &two),
        known.map(|known| known.span),
    ))
}

/// Whether a summary counts mentions.
pub(crate) fn has_mentions(summary: &Summary) -> bool {
    summary.mentions > 0
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn two_of_one_label() {
        check(
            &SCAN,
            "
            In [LOC Ada Bay  ] [PER Ida Quill  ] [PER Keld  ] met [LOC Ada  ] [LOC Bay  ] .
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ adjacent-same-label: two PER side by side
                                                                  ^^^^^^^^^^^^^^^^^^^^^^^ adjacent-same-label: two LOC side by side; “Ada Bay” is one name elsewhere
            ",
        );
        silent(
            &SCAN,
            "In [LOC Ada Bay  ] , [LOC Oru  ] [PER Ida  ] met [PER Keld  ] .",
        );
    }

    #[test]
    fn one_name_in_two_mentions() {
        check(
            &SCAN,
            "
            In [LOC Ada Bay  ] the guild of [LOC Ada  ] [ORG Bay  ] met with [PER Ida  ]
                                            ^^^^^^^^^^^^^^^^^^^^^^^ split-entity: “Ada” and “Bay” are one name elsewhere
               ~~~~~~~~~~~~~~~ one name here
                                                                             ^^^^^^^^^^^ split-entity: “Ida” and “Quill” are most likely one name over the end of a line
            [PER Quill  ] of Oru .
            ",
        );
        silent(
            &SCAN,
            "They were\n[PER Ida  ]\n[PER Keld  ]\nand met [PER Ada  ] .\n[PER Ida  ] spoke .",
        );
    }
}
