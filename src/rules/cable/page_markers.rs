//! `page-marker-mid-sentence`, `page-marker-inconsistent`, `page-marker-missing`: the markers
//! that printed pages left in a cable (format §5.3 C, §3.2).

use crate::rules::rule::Scan;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::Document;
use crate::model::cable::headers::headers;
use crate::model::cable::page_marker::{is_serial, number, read, words, written};
use crate::model::gloss::field::caption;
use crate::model::scan;
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::syntax::{Mark, MarkKind, Summary};
use crate::text::{Edit, Offset, Span};

pub(crate) const SCAN: Scan = Scan::of_cables("page_markers", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let model = Model::new(document);
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
        if mark.span.start < end {
            any_old |= written(document, mark.span).starts_with("PAGE ");
            seen.insert(mark.page().0);
            let judged = model
                .as_ref()
                .and_then(|model| model.judged(document, &mark));
            reporter.extend(judged);
        }
        let in_header = header.is_some_and(|header| header.contains(mark.span.start));
        if !in_header && is_mid_sentence(document, &mark) {
            let span = model
                .as_ref()
                .map_or(mark.span, |model| model.core(document, &mark));
            reporter.push(Finding::page_marker_mid_sentence(span));
        }
    }
    let model = model.filter(|_| !seen.is_empty() && !any_old);
    reporter.extend(model.and_then(|model| model.missing(&seen)));
}

/// All page markers from `from` on.
fn markers_from(document: &Document, from: Offset) -> impl Iterator<Item = Mark> {
    let marks = document.marks_from(from, |summary: &Summary| summary.page_markers > 0);
    marks.filter(|mark| mark.kind == MarkKind::PageMarker)
}

/// What the header says that markers repeat: `SECTION 01 OF 05 VELM 000083`.
#[derive(Debug)]
pub(crate) struct Model {
    place: Span,
    station: Vec<String>,
    serial: String,
    sections: Option<u32>,
}

impl Model {
    /// What the header of `document` says.
    pub(crate) fn new(document: &Document) -> Option<Self> {
        let header = document.header()?;
        let (_, classification) = header.classification?;
        let end = header
            .fields
            .first()
            .map_or(header.span.end, |field| field.keyword.start);
        let line = Span::new(
            classification.end,
            end.max(classification.end).min(classification.end + 200),
        );
        let place = Span::new(line.start, line.end);
        let plain = scan::without_brackets(&scan::text(document, line));
        let words: Vec<&str> = plain.split_whitespace().collect();
        let serial = words.iter().position(|word| is_serial(word))?;
        let before = &words[..serial];
        let section = before.iter().position(|word| *word == "SECTION");
        let section = section.filter(|at| before.get(at + 2) == Some(&"OF"));
        // `SECTION 01 OF 05 VELM 000083`, or in the old form `PAGE 01 VELM 00083 01 OF 05`.
        let sections = match section {
            Some(at) => before.get(at + 3),
            None if words.get(serial + 2) == Some(&"OF") => words.get(serial + 3),
            None => None,
        };
        let of_form =
            |word: &&str| caption(word).is_some() || word.contains(|c: char| c.is_ascii_digit());
        let from = before.iter().rposition(of_form).map_or(0, |at| at + 1);
        let station = &before[from..];
        Some(Self {
            place: trimmed(document, place),
            station: station.iter().map(ToString::to_string).collect(),
            serial: number(words[serial]),
            sections: sections.and_then(|sections| sections.parse().ok()),
        })
    }

    /// The page marker `mark` without capitals of the text before it that were taken for its
    /// station's.
    fn core(&self, document: &Document, mark: &Mark) -> Span {
        let words = words(document, mark.span);
        let parts = Parts::of(document, mark, &words);
        let station = &words[parts.station.clone()];
        let more = station.len().saturating_sub(self.station.len());
        if parts.is_exact || more == 0 || !self.is_own(&station[more..]) {
            return mark.span;
        }
        let mention = document.mention_at(station[more].0.start);
        let start = mention.map_or(station[more].0.start, |mention| mention.span.start);
        Span::new(start.max(mark.span.start), mark.span.end)
    }

    fn is_own(&self, station: &[(Span, String)]) -> bool {
        station.iter().map(|(_, word)| word).eq(&self.station)
    }

    /// Whether the marker names the station of the header, as far as can be told.
    fn has_station(&self, parts: &Parts, words: &[(Span, String)]) -> bool {
        let station = &words[parts.station.clone()];
        let (own, header) = (station.len(), self.station.len());
        if self.station.is_empty() || own >= header && self.is_own(&station[own - header..]) {
            return true;
        }
        // Words of the header's line, or of the text before the marker, may be no station's.
        let short = station.iter().map(|(_, word)| word);
        let ends_so = own < header && short.eq(&self.station[header - own..]);
        ends_so || !parts.is_exact && own != header
    }

    fn judged(&self, document: &Document, mark: &Mark) -> Option<Finding> {
        let words = words(document, mark.span);
        let parts = Parts::of(document, mark, &words);
        let marker = read(&written(document, mark.span));
        let mut differences = Vec::new();
        if !self.has_station(&parts, &words) {
            let header = self.station.join(" ");
            let station = &marker.station;
            differences.push(format!("station “{station}”, the header “{header}”"));
        }
        if marker.serial != self.serial {
            differences.push(format!(
                "number {}, the header {}",
                marker.serial, self.serial
            ));
        }
        let pages = mark.page().1;
        if let Some(sections) = self.sections.filter(|sections| *sections != pages) {
            differences.push(format!("{pages} sections, the header {sections}"));
        }
        let span = self.core(document, mark);
        (!differences.is_empty())
            .then(|| Finding::page_marker_inconsistent(span, &differences, Some(self.place)))
    }

    fn missing(&self, seen: &BTreeSet<u32>) -> Option<Finding> {
        let sections = self
            .sections
            .filter(|sections| (2..=999).contains(sections))?;
        let missing: Vec<u32> = (2..=sections)
            .filter(|section| !seen.contains(section))
            .collect();
        (!missing.is_empty()).then(|| Finding::page_marker_missing(self.place, &missing, sections))
    }

    /// What makes the page marker that `span` is the core of say what the header says. Only what
    /// differs is written anew.
    pub(crate) fn corrected(&self, document: &Document, span: Span) -> Option<Vec<Edit>> {
        let mut markers = markers_from(document, span.start.back(MOST));
        let mark = markers.find(|mark| mark.span.end == span.end && mark.span.encloses(span))?;
        let words = words(document, mark.span);
        let parts = Parts::of(document, &mark, &words);
        let mut edits = Vec::new();
        if !self.has_station(&parts, &words) {
            let station = &words[parts.station.clone()];
            let (first, last) = (station.first()?.0, station.last()?.0);
            let whole = Span::new(first.start, last.end);
            // Brackets between its words would be lost.
            if scan::text(document, whole).contains(['[', ']']) {
                return None;
            }
            edits.push(Edit::new(whole, self.station.join(" ")));
        }
        let mut digits = |at: usize, right: &str| {
            let (span, word) = words.get(at)?;
            let old = word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            if number(&word[..old]) != number(right) {
                edits.push(Edit::new(
                    Span::at(span.start, old),
                    format!("{right:0>old$}"),
                ));
            }
            Some(())
        };
        digits(parts.serial, &self.serial)?;
        if let Some(sections) = self.sections {
            let of = words.iter().rposition(|(_, word)| word == "OF")?;
            digits(of + 1, &sections.to_string())?;
        }
        Some(edits)
    }
}

/// No page marker is longer, in bytes.
const MOST: usize = 160;

/// Where the parts of a page marker are among its words.
struct Parts {
    station: Range<usize>,
    serial: usize,
    /// Whether nothing before the station can have been taken for a part of it.
    is_exact: bool,
}

impl Parts {
    fn of(document: &Document, mark: &Mark, words: &[(Span, String)]) -> Self {
        let serial = words.iter().position(|(_, word)| is_serial(word));
        let serial = serial.unwrap_or(words.len());
        let old = words.first().is_some_and(|(_, word)| word == "PAGE");
        let start = if old { 2.min(serial) } else { 0 };
        let text = document.text();
        let line = text.line_span(text.line_at(mark.span.start));
        let before = Span::new(line.start.max(mark.span.start.back(MOST)), mark.span.start);
        let is_exact = old || scan::text(document, before).trim().is_empty();
        Self {
            station: start..serial,
            serial,
            is_exact,
        }
    }
}

/// The first line of `span` that holds text, without blanks around it.
fn trimmed(document: &Document, span: Span) -> Span {
    let text = scan::text(document, span);
    let start = text.len() - text.trim_start().len();
    let line = text
        .trim_start()
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end();
    Span::at(span.start + start, line.len())
}

/// Whether a sentence goes on over the page marker `mark`.
pub(crate) fn is_mid_sentence(document: &Document, mark: &Mark) -> bool {
    let before = scan::text(
        document,
        Span::new(mark.span.start.back(160), mark.span.start),
    );
    let behind = scan::text(document, Span::at(mark.span.end, 160));
    let before = before.trim_end().trim_end_matches(']').trim_end();
    let behind = behind.trim_start();
    let ends = before.is_empty()
        || before.ends_with(['.', '?', '!', ':', '>', '-', '”', '"', ')', '*'])
        || before.ends_with("OF");
    let begins = behind.is_empty() || behind.starts_with(['<', '-', '¶', '(', '*']);
    let title = document
        .marks_from(mark.span.end, |summary| summary.headings > 0)
        .take_while(|next| next.span.start < mark.span.end + 8)
        .any(|next| next.kind == MarkKind::Heading && next.span.start >= mark.span.end);
    !(ends || begins || title)
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
