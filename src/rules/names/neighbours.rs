//! `adjacent-same-label`, and `split-entity` where two mentions together are one name: mentions
//! with nothing between them (format §5.3 B).

use super::pairs::pairs;
use super::{adjacent_same_label, split_entity};
use crate::model::bare;
use crate::model::scan;
use crate::rules::draft::Draft;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::{Stretch, has_mentions};
use crate::rules::support::markup::markup;
use crate::syntax::Mention;
use crate::text::Span;

pub(crate) const SCAN: Scan = Scan::of_any_text("neighbours", Scope::Near(has_mentions, check));

/// Text of its line that is looked at beside a name broken over the line's end, in bytes.
const BESIDE_BYTES: usize = 256;

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    for (first, second) in pairs(stretch) {
        let gap = Span::new(first.span.end, second.span.start);
        let gap = scan::text(stretch.document, gap);
        if gap.is_empty() || !gap.trim().is_empty() {
            continue;
        }
        let found = if gap.contains(['\n', '\r']) {
            over_line_end(stretch, &first, &second)
        } else {
            in_line(stretch, &first, &second)
        };
        if let Some(draft) = found {
            reporter.add(draft);
        }
    }
}

fn in_line(stretch: &Stretch<'_>, first: &Mention, second: &Mention) -> Option<Draft> {
    let document = stretch.document;
    let span = Span::new(first.span.start, second.span.end);
    let (one, two) = (
        scan::text(document, first.name),
        scan::text(document, second.name),
    );
    let whole = format!("{one} {two}");
    if markup(&whole).is_some() {
        return None;
    }
    let is_known = stretch.is_tagged(&whole);
    if first.label == second.label {
        let label = document.labels().text(first.label)?;
        let known = is_known.then(|| bare(&whole));
        return Some(Draft::of(adjacent_same_label::finding(span, label, known)));
    }
    is_known.then(|| split_entity::known(span, (&one, &two), &whole))
}

/// A name broken over the end of a line. A list has one name a line and is none.
fn over_line_end(stretch: &Stretch<'_>, first: &Mention, second: &Mention) -> Option<Draft> {
    let document = stretch.document;
    let text = document.text();
    let line = |at| text.line_span(text.line_at(at));
    let above = line(first.span.start).start;
    let above = above.max(first.span.start.back(BESIDE_BYTES));
    let below = line(second.span.start).end;
    let below = below.min(second.span.end + BESIDE_BYTES);
    let before = scan::text(document, Span::new(above, first.span.start));
    let behind = scan::text(document, Span::new(second.span.end, below));
    let in_text = !before.trim().is_empty() && !behind.trim().is_empty();
    let starts_sentence = behind.trim_start().starts_with([':', ',']);
    if first.label != second.label || !in_text || starts_sentence {
        return None;
    }
    let (one, two) = (
        scan::text(document, first.name),
        scan::text(document, second.name),
    );
    let whole = format!("{one} {two}");
    let span = Span::new(first.span.start, second.span.end);
    Some(if stretch.is_tagged(&whole) {
        split_entity::known(span, (&one, &two), &whole)
    } else {
        Draft::of(split_entity::finding(span, (&one, &two)))
    })
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
