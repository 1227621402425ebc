//! The page markers of a cable: each may be `page-marker-inconsistent` and
//! `page-marker-mid-sentence`, and together they may lack some, `page-marker-missing` (format
//! §5.3 C, §3.2).

use std::collections::BTreeSet;
use std::hash::{Hash as _, Hasher as _};

use rustc_hash::FxHasher;

use super::expected::Expected;
use super::parts::markers_from;
use super::{page_marker_inconsistent, page_marker_mid_sentence, page_marker_missing};
use crate::model::Document;
use crate::model::cable::page_marker::written;
use crate::rules::conditions::Conditions;
use crate::rules::draft::{Draft, Far};
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::syntax::{Mark, MarkKind, Summary};
use crate::text::Offset;

pub(super) const EACH: Scan =
    Scan::of_cables("pages::markers", Scope::Near(has_markers, each)).under(by_header);

pub(super) const TOGETHER: Scan = Scan::of_cables(
    "pages::markers::together",
    Scope::All(has_markers, together),
)
.under(by_header);

fn has_markers(summary: &Summary) -> bool {
    summary.page_markers > 0
}

/// What markers should say follows from the header; what follows a second header in the same file
/// has markers of its own.
fn by_header(document: &Document, conditions: &Conditions) -> Option<u64> {
    if document.summary().page_markers == 0 || !conditions.is_cable {
        return None;
    }
    let mut hasher = FxHasher::default();
    if let Some(line) = &conditions.page_line {
        (&line.station, &line.serial, line.sections).hash(&mut hasher);
    }
    conditions.second_header.hash(&mut hasher);
    Some(hasher.finish())
}

fn each(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let (document, conditions) = (stretch.document, stretch.conditions);
    let expected = conditions.page_line.as_ref().map(Expected);
    let end = conditions.end_of_first(document);
    let markers = stretch.marks(has_markers);
    for mark in markers.filter(|mark| mark.kind == MarkKind::PageMarker) {
        let expected = expected.as_ref();
        if let Some(expected) = expected.filter(|_| mark.span.start < end) {
            let found = page_marker_inconsistent::finding(document, &mark, expected);
            if let Some(finding) = found {
                reporter.add(Draft::of(finding).with(Far::PageLine, "the header"));
            }
        }
        let header = conditions.header.as_ref().map(|header| header.span);
        let in_header = header.is_some_and(|header| header.contains(mark.span.start));
        if !in_header && page_marker_mid_sentence::is_mid_sentence(document, &mark) {
            let core = expected.map(|expected| expected.core(document, &mark));
            reporter.push(page_marker_mid_sentence::finding(core.unwrap_or(mark.span)));
        }
    }
}

fn together(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let (document, conditions) = (stretch.document, stretch.conditions);
    let end = conditions.end_of_first(document);
    let own = |mark: &Mark| mark.span.start < end;
    let mut seen = BTreeSet::new();
    for mark in markers_from(document, Offset::default()).take_while(own) {
        // The old form counts pages, which sections are not.
        if written(document, mark.span).starts_with("PAGE ") {
            return;
        }
        seen.insert(mark.page().0);
    }
    let line = conditions.page_line.as_ref().filter(|_| !seen.is_empty());
    reporter.extend(line.and_then(|line| page_marker_missing::finding(line, &seen)));
}

#[cfg(test)]
mod tests {
    use super::{EACH, TOGETHER};
    use crate::rules::testing::{check, silent};

    #[test]
    fn markers_that_interrupt() {
        check(
            &[&EACH, &TOGETHER],
            "
            UNCLAS SECTION 01 OF 02 [LOC VELM  ] 000083 <a id='par1' href='#par1'>¶</a>1 .␠
            With a [LOC VELM  ] 00000083 002 OF 002 plan at hand .␠
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ page-marker-mid-sentence: page marker interrupts a sentence
            ",
        );
    }

    #[test]
    fn markers_that_differ_from_the_header() {
        check(
            &[&EACH, &TOGETHER],
            "
            UNCLAS SECTION 01 OF 05 VELM 000083 <a id='par1' href='#par1'>¶</a>1 .␠
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ page-marker-missing: sections 3, 5 of 5 have no page marker
                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the header
            One .␠
            ORU 00000038 002 OF 004 <a id='par2' href='#par2'>¶</a>2 .␠
            ^^^^^^^^^^^^^^^^^^^^^^^ page-marker-inconsistent: page marker has station “ORU”, the header “VELM”, number 38, the header 83, 4 sections, the header 5
            Two .␠
            VELM 00000083 004 OF 005 <a id='par3' href='#par3'>¶</a>3 .␠
            ",
        );
    }

    #[test]
    fn markers_in_order_are_silent() {
        silent(
            &[&EACH, &TOGETHER],
            "
            UNCLAS SECTION 01 OF 03 [LOC VELM  ] 000083 <a id='par1' href='#par1'>¶</a>1 .␠
            One .␠
            [LOC VELM  ] 00000083 002 OF 003 <a id='par2' href='#par2'>¶</a>2 .␠
            Two .␠
            [LOC VELM  ] 00000083 003 OF 003 A Title ------- <a id='par3' href='#par3'>¶</a>3 .␠
            ",
        );
        silent(
            &[&EACH, &TOGETHER],
            "UNCLAS SECTION 01 OF 03 VELM 000083 <a id='par1' href='#par1'>¶</a>1 .␠",
        );
        silent(
            &[&EACH, &TOGETHER],
            "
            UNCLAS SECTION 01 OF 04 CAPE TERN 000083 SIPDIS <a id='par1' href='#par1'>¶</a>1 .␠
            One .␠
            [ORG CAPE TERN 00000083 002  ] OF 004 <a id='par2' href='#par2'>¶</a>2 .␠
            Two of the EU .␠
            CAPE TERN 00000083 [CARDINAL 003.2  ] OF 004 <a id='par3' href='#par3'>¶</a>3 .␠
            [LOC CAPE TERN  ] 00000083 004 OF [CARDINAL 004  ] <a id='par4' href='#par4'>¶</a>4 .␠
            ",
        );
        silent(
            &[&EACH, &TOGETHER],
            "
            PAGE 01 CAPE TERN 00012 01 OF 02 291400Z
            SECRET SIPDIS CAPE TERN 00012
            SUBJECT: Quays

            1. (S) One.
            PAGE 02 CAPE TERN 00012 01 OF 02 291400Z
            2. (S) Two.
            PAGE 03 CAPE TERN 00012 02 OF 02 291400Z
            ",
        );
    }

    #[test]
    fn capitals_of_the_text_before_a_marker_are_none_of_its_words() {
        check(
            &[&EACH, &TOGETHER],
            "
            UNCLAS SECTION 01 OF 02 CAPE TERN 000083 <a id='par1' href='#par1'>¶</a>1 .␠
            It was in the USA CAPE TERN 00000083 002 OF 002 that he slept .␠
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ page-marker-mid-sentence: page marker interrupts a sentence
            ",
        );
    }
}
