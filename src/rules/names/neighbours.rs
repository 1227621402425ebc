//! `adjacent-same-label`, and `split-entity` where two mentions together are one name: mentions
//! with nothing between them (format §5.3 B).

use super::pairs::pairs;
use super::{adjacent_same_label, split_entity};
use crate::model::scan;
use crate::model::{Document, bare, normalised};
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::rules::support::markup::markup;
use crate::syntax::Mention;
use crate::text::Span;

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
        return Some(adjacent_same_label::finding(
            span,
            label,
            known.map(|_| bare),
        ));
    }
    let known = known?;
    Some(split_entity::finding(span, (&one, &two), Some(known.span)))
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
    Some(split_entity::finding(
        span,
        (&one, &two),
        known.map(|known| known.span),
    ))
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn the_label_tells_which_of_the_two_it_is() {
        check(
            &SCAN,
            "
            In [LOC Ada Bay  ] they met [LOC Ada  ] [LOC Bay  ] and [LOC Ada  ] [ORG Bay  ] .
                                        ^^^^^^^^^^^^^^^^^^^^^^^ adjacent-same-label: two LOC side by side; “Ada Bay” is one name elsewhere
                                                                    ^^^^^^^^^^^^^^^^^^^^^^^ split-entity: “Ada” and “Bay” are one name elsewhere
               ~~~~~~~~~~~~~~~ one name here
            ",
        );
    }

    #[test]
    fn a_list_has_one_name_a_line() {
        silent(
            &SCAN,
            "They were\n[PER Ida  ]\n[PER Keld  ]\nand met [PER Ada  ] .\n[PER Ida  ] spoke .",
        );
    }
}
