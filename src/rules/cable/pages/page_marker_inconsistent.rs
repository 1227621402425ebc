//! `page-marker-inconsistent`: a page marker unlike the header: another station, number or count of
//! sections (format §5.3 C, §3.2).

use super::expected::Expected;
use super::parts::{MAX_MARKER, Parts, markers_from};
use crate::model::cable::page_line::PageLine;
use crate::model::cable::page_marker::{number, read, written};
use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::Mark;
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::markers::EACH],
    fix: Some(fix),
};

/// The page marker `mark`, if it differs from what is `expected`.
pub(super) fn finding(
    document: &Document,
    mark: &Mark,
    expected: &Expected<'_>,
) -> Option<Finding> {
    let differences = differences(document, mark, expected);
    let message = format!("page marker has {}", differences.join(", "));
    let span = expected.core(document, mark);
    let differs = !differences.is_empty();
    differs.then(|| Finding::new(Code::PageMarkerInconsistent, span, message))
}

fn differences(document: &Document, mark: &Mark, expected: &Expected<'_>) -> Vec<String> {
    let marker = read(&written(document, mark.span));
    let mut differences = Vec::new();
    if !expected.has_station(&Parts::of(document, mark)) {
        let header = expected.0.station.join(" ");
        let station = &marker.station;
        differences.push(format!("station “{station}”, the header “{header}”"));
    }
    if marker.serial != expected.0.serial {
        let (own, header) = (&marker.serial, &expected.0.serial);
        differences.push(format!("number {own}, the header {header}"));
    }
    let pages = mark.page().1;
    if let Some(sections) = expected.0.sections.filter(|sections| *sections != pages) {
        differences.push(format!("{pages} sections, the header {sections}"));
    }
    differences
}

/// The page marker with what the header says. Only what differs is written anew.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let header = document.header();
    let line = header.and_then(|header| PageLine::of(document, &header));
    let edits = line.and_then(|line| corrected(document, finding.span, &Expected(&line)));
    let Some(edits) = edits else {
        return Vec::new();
    };
    let changes = edits.iter().map(|edit| {
        let old = scan::text(document, edit.span);
        format!("`{old}` as `{}`", edit.text)
    });
    let changes: Vec<String> = changes.collect();
    let title = format!("Write {}, like the header", changes.join(", "));
    vec![Fix::new(title, edits)]
}

/// The edits that make the page marker with its core at `span` say what is `expected`.
fn corrected(document: &Document, span: Span, expected: &Expected<'_>) -> Option<Vec<Edit>> {
    let mut markers = markers_from(document, span.start.back(MAX_MARKER));
    let mark = markers.find(|mark| mark.span.end == span.end && mark.span.encloses(span))?;
    let parts = Parts::of(document, &mark);
    let mut edits = Vec::new();
    if !expected.has_station(&parts) {
        edits.push(with_station(document, &parts, expected)?);
    }
    let serial = parts.words.get(parts.serial)?;
    edits.extend(with_digits(serial, &expected.0.serial));
    if let Some(sections) = expected.0.sections {
        let of = parts.words.iter().rposition(|(_, word)| word == "OF")?;
        let pages = parts.words.get(of + 1)?;
        edits.extend(with_digits(pages, &sections.to_string()));
    }
    Some(edits)
}

/// The station of the header in the place of the marker's. Brackets between its words would be lost.
fn with_station(document: &Document, parts: &Parts, expected: &Expected<'_>) -> Option<Edit> {
    let station = parts.station();
    let (first, last) = (station.first()?.0, station.last()?.0);
    let whole = Span::new(first.start, last.end);
    let is_plain = !scan::text(document, whole).contains(['[', ']']);
    is_plain.then(|| Edit::new(whole, expected.0.station.join(" ")))
}

/// The digits that `word` begins with as the number `right`, of as many digits, if it is another.
fn with_digits((span, word): &(Span, String), right: &str) -> Option<Edit> {
    let old = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let differs = number(&word[..old]) != number(right);
    differs.then(|| Edit::new(Span::at(span.start, old), format!("{right:0>old$}")))
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::pages::markers::{EACH, TOGETHER};
    use crate::rules::testing::{check, check_fix_in, silent};

    const HEAD: &str = "UNCLAS SECTION 01 OF 02 VELM 000083 <a id='par1' href='#par1'>¶</a>1 . \n";

    #[test]
    fn a_marker_unlike_the_header() {
        check(
            &[&EACH, &TOGETHER],
            "
            UNCLAS SECTION 01 OF 02 VELM 000083 <a id='par1' href='#par1'>¶</a>1 .␠
                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the header
            One .␠
            ORU 00000038 002 OF 004 <a id='par2' href='#par2'>¶</a>2 .␠
            ^^^^^^^^^^^^^^^^^^^^^^^ page-marker-inconsistent: page marker has station “ORU”, the header “VELM”, number 38, the header 83, 4 sections, the header 2
            ",
        );
        silent(
            &[&EACH, &TOGETHER],
            "
            UNCLAS SECTION 01 OF 02 VELM 000083 <a id='par1' href='#par1'>¶</a>1 .␠
            One .␠
            VELM 00000083 002 OF 002 <a id='par2' href='#par2'>¶</a>2 .␠
            ",
        );
    }

    #[test]
    fn what_differs_is_written_anew() {
        let two = "<a id='par2' href='#par2'>¶</a>2 . \n";
        check_fix_in(
            HEAD,
            Code::PageMarkerInconsistent,
            &format!("One . \nVELM 00000038 002 OF 003 {two}"),
            &format!("One . \nVELM 00000083 002 OF 002 {two}"),
        );
        for (before, after) in [
            ("CAPE TERN 00000038 002", "CAPE TERN 00000083 002"),
            (
                "[ORG CAPE TERN 00000038  ] 002",
                "[ORG CAPE TERN 00000083  ] 002",
            ),
            ("PORT ADA 00000083 002", "CAPE TERN 00000083 002"),
        ] {
            let head = HEAD.replace("VELM", "CAPE TERN");
            let text = |marker: &str| format!("One . \n{marker} OF 002 {two}");
            check_fix_in(
                &head,
                Code::PageMarkerInconsistent,
                &text(before),
                &text(after),
            );
        }
    }

    #[test]
    fn markers_of_the_old_form_are_mended_too() {
        check_fix_in(
            "PAGE 01 CAPE TERN 00012 01 OF 02 291400Z\nSECRET CAPE TERN 00012\nSUBJECT: Quays\n\n1. (S) One.\n",
            Code::PageMarkerInconsistent,
            "PAGE 03 CAPE TERN 00021 01 OF 02 291400Z\n2. (S) Two.\n",
            "PAGE 03 CAPE TERN 00012 01 OF 02 291400Z\n2. (S) Two.\n",
        );
    }
}
