//! `entity-classification-mark`, `entity-page-marker`, `entity-boilerplate`: mentions that are
//! marks of a cable's form (format §5.3 B). Those in the lines of the header are another rule's.

use super::{entity_boilerplate, entity_classification_mark, entity_page_marker};
use crate::model::Document;
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::rules::support::overlaps::{self, Overlap, has_overlaps};
use crate::syntax::{Mark, MarkKind, portion_text};

pub(crate) const SCAN: Scan = Scan::of_any_text("forms", Scope::Near(has_overlaps, check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    reporter.extend(overlaps::all(stretch).filter_map(|overlap| finding(document, &overlap)));
}

fn finding(document: &Document, overlap: &Overlap) -> Option<Finding> {
    let name = overlap.name(document);
    let label = document.labels().text(overlap.mention.label)?;
    let span = overlap.mention.name;
    overlap.marks.iter().find_map(|mark| match mark.kind {
        MarkKind::PortionMark => {
            let mark = portion_text(&document.text().slice(mark.span));
            Some(entity_classification_mark::finding(span, &mark, label))
        }
        MarkKind::PageMarker if is_station(&name) => {
            Some(entity_page_marker::of_page_marker(span, &name, label))
        }
        MarkKind::PassageBegin(_) | MarkKind::PassageEnd(_) | MarkKind::Field(_)
            if is_of(mark, overlap) =>
        {
            Some(entity_boilerplate::heading_word(span, &name))
        }
        _ => None,
    })
}

/// Whether the name is no more than the station of its page marker.
fn is_station(name: &str) -> bool {
    !name.contains(|c: char| c.is_ascii_digit())
}

/// Whether the name is no more than `mark`, but for a word or a sign.
fn is_of(mark: &Mark, overlap: &Overlap) -> bool {
    let name = overlap.mention.name;
    mark.span.encloses(name) || name.len() <= mark.span.intersection(name).len() + 2
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn marks_that_were_taken_for_names() {
        check(
            &SCAN,
            "
            SECRET <a id='par1' href='#par1'>¶</a>1 .␠
            ( [ORG SBU  ] ) [MISC Summary:  ] In a [LOC VELM  ] 00000083 002 OF 005 note , [ORG SBU  ] .␠
                   ^^^ entity-classification-mark: portion mark `SBU` is tagged ORG
                                  ^^^^^^^^ entity-boilerplate: `Summary:` is a cable heading word
                                                        ^^^^ entity-page-marker: “VELM” is the station of a page marker, tagged LOC
            ",
        );
    }

    #[test]
    fn names_are_silent() {
        silent(
            &SCAN,
            "
            <a id='par1' href='#par1'>¶</a>1 .␠
            ( U ) The [ORG Summary Court  ] and [LOC VELM  ] 83 , ( [ORG SBU  ] ) of [LOC Oru  ] .␠
            ",
        );
    }
}
