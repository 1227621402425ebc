//! `entity-contains-markup`, `entity-contains-header-field`, `entity-contains-rule`,
//! `entity-contains-page-marker`: mentions that run over the structure of a cable (format
//! §5.3 B). Taggers of running text do not know it and take it for words.

use super::{
    entity_contains_header_field, entity_contains_markup, entity_contains_page_marker,
    entity_contains_rule,
};
use crate::model::Document;
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::rules::support::markup::markup;
use crate::rules::support::overlaps::{self, Overlap, has_overlaps};
use crate::syntax::{Mark, MarkKind};
use crate::text::Span;

pub(crate) const SCAN: Scan = Scan::of_any_text("contents", Scope::Near(has_overlaps, check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    reporter.extend(overlaps::all(stretch).filter_map(|overlap| finding(document, &overlap)));
}

fn finding(document: &Document, overlap: &Overlap) -> Option<Finding> {
    let name = overlap.name(document);
    if let Some(tag) = markup(&name) {
        return Some(entity_contains_markup::finding(overlap.mention.name, tag));
    }
    let span = overlap.mention.name;
    overlap.marks.iter().find_map(|mark| match mark.kind {
        MarkKind::Field(_) if has_more(mark, span) => {
            let keyword = document.text().slice(mark.span);
            let place = mark.span;
            Some(entity_contains_header_field::finding(span, &keyword, place))
        }
        MarkKind::Rule => Some(entity_contains_rule::finding(span, mark.span)),
        MarkKind::PageMarker if name.contains(|c: char| c.is_ascii_digit()) => {
            Some(entity_contains_page_marker::finding(span, mark.span))
        }
        _ => None,
    })
}

/// Whether the name at `span` is more than the keyword `mark`.
fn has_more(mark: &Mark, span: Span) -> bool {
    span.len() > mark.span.intersection(span).len() + 2
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn of_several_only_one_is_said() {
        check(
            &SCAN,
            "
            UNCLAS [ORG VL SUBJECT: Quays <a id='par1' href='#par1'>¶</a>1  ] .␠
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ entity-contains-markup: entity holds `<a id='par1' href='#par1'>`
            ",
        );
    }

    #[test]
    fn names_are_silent() {
        silent(
            &SCAN,
            "SECRET [LOC VELM  ] 00000083 002 OF 005 [MISC Summary:  ] [ORG Oru Works  ] .",
        );
    }
}
