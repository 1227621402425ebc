//! The page markers of a cable, in one walk: each may be `page-marker-inconsistent` and
//! `page-marker-mid-sentence`, and in the end some may be `page-marker-missing` (format §5.3 C,
//! §3.2).

use std::collections::BTreeSet;

use super::expected::Expected;
use super::parts::markers_from;
use super::{page_marker_inconsistent, page_marker_mid_sentence, page_marker_missing};
use crate::model::Document;
use crate::model::cable::headers::headers;
use crate::model::cable::page_marker::written;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::text::Offset;

pub(super) const SCAN: Scan = Scan::of_cables("pages::markers", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let expected = Expected::new(document);
    let header = document.header().map(|header| header.span);
    // What follows in the same file has markers of its own.
    let second = headers(document).nth(1);
    let end = second.map_or(document.text().end(), |mark| mark.span.start);
    let mut seen = BTreeSet::new();
    let mut any_old = false;
    for mark in markers_from(document, Offset::default()) {
        if !reporter.has_room(mark.span.start) {
            return;
        }
        let expected = expected.as_ref();
        if mark.span.start < end {
            any_old |= written(document, mark.span).starts_with("PAGE ");
            seen.insert(mark.page().0);
            reporter.extend(
                expected.and_then(|expected| {
                    page_marker_inconsistent::finding(document, &mark, expected)
                }),
            );
        }
        let in_header = header.is_some_and(|header| header.contains(mark.span.start));
        if !in_header && page_marker_mid_sentence::is_mid_sentence(document, &mark) {
            let core = expected.map(|expected| expected.core(document, &mark));
            reporter.push(page_marker_mid_sentence::finding(core.unwrap_or(mark.span)));
        }
    }
    // The old form counts pages, which sections are not.
    let expected = expected.filter(|_| !seen.is_empty() && !any_old);
    reporter.extend(expected.and_then(|expected| page_marker_missing::finding(&expected, &seen)));
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn markers_that_interrupt() {
        check(
            &SCAN,
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
            &SCAN,
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
            &SCAN,
            "
            UNCLAS SECTION 01 OF 03 [LOC VELM  ] 000083 <a id='par1' href='#par1'>¶</a>1 .␠
            One .␠
            [LOC VELM  ] 00000083 002 OF 003 <a id='par2' href='#par2'>¶</a>2 .␠
            Two .␠
            [LOC VELM  ] 00000083 003 OF 003 A Title ------- <a id='par3' href='#par3'>¶</a>3 .␠
            ",
        );
        silent(
            &SCAN,
            "UNCLAS SECTION 01 OF 03 VELM 000083 <a id='par1' href='#par1'>¶</a>1 .␠",
        );
        silent(
            &SCAN,
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
            &SCAN,
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
            &SCAN,
            "
            UNCLAS SECTION 01 OF 02 CAPE TERN 000083 <a id='par1' href='#par1'>¶</a>1 .␠
            It was in the USA CAPE TERN 00000083 002 OF 002 that he slept .␠
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ page-marker-mid-sentence: page marker interrupts a sentence
            ",
        );
    }
}
