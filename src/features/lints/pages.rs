//! `page-marker-mid-sentence`, `page-marker-inconsistent`, `page-marker-missing`: the markers
//! that printed pages left in a cable (format §5.3 C, §3.2).

use std::collections::BTreeSet;

use super::mixed;
use super::scan;
use super::sink::Sink;
use crate::features::Finding;
use crate::features::page_marker::{Marker, number, read, written};
use crate::model::Document;
use crate::syntax::{Mark, MarkKind, Summary};
use crate::text::{Offset, Span};

pub(super) fn lint(document: &Document, sink: &mut Sink<'_>) {
    let model = Model::new(document);
    let header = document.header().map(|header| header.span);
    // What follows in the same file has markers of its own.
    let end = mixed::second_header(document).map_or(document.text().end(), |mark| mark.span.start);
    let mut seen = BTreeSet::new();
    let mut any_old = false;
    for mark in markers(document) {
        if !sink.has_room(mark.span.start) {
            return;
        }
        if mark.span.start < end {
            let text = written(document, mark.span);
            any_old |= text.starts_with("PAGE ");
            seen.insert(mark.page().0);
            let marker = read(&text);
            sink.extend(
                model
                    .as_ref()
                    .and_then(|model| model.judged(&mark, &marker)),
            );
        }
        let in_header = header.is_some_and(|header| header.contains(mark.span.start));
        if !in_header && is_mid_sentence(document, &mark) {
            sink.push(Finding::page_marker_mid_sentence(mark.span));
        }
    }
    let model = model.filter(|_| !seen.is_empty() && !any_old);
    sink.extend(model.and_then(|model| model.missing(&seen)));
}

/// All page markers.
fn markers(document: &Document) -> impl Iterator<Item = Mark> {
    let marks = document.marks_from(Offset::default(), |summary: &Summary| {
        summary.page_markers > 0
    });
    marks.filter(|mark| mark.kind == MarkKind::PageMarker)
}

/// What the header says that markers repeat: `SECTION 01 OF 05 VELM 000083`.
#[derive(Debug)]
pub(in super::super) struct Model {
    place: Span,
    station: String,
    serial: String,
    sections: Option<u32>,
}

impl Model {
    /// What the header of `document` says.
    pub(in super::super) fn new(document: &Document) -> Option<Self> {
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
        let section = words.iter().position(|word| *word == "SECTION");
        let sections = section.filter(|at| words.get(at + 2) == Some(&"OF"));
        let from = sections.map_or(0, |at| at + 4);
        let digits = |word: &&str| {
            (5..=8).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
        };
        let serial = words
            .iter()
            .skip(from)
            .position(digits)
            .map(|at| from + at)?;
        let place = trimmed(document, place);
        Some(Self {
            place,
            station: words[from..serial].join(" "),
            serial: number(words[serial]),
            sections: sections.and_then(|at| words[at + 3].parse().ok()),
        })
    }

    fn judged(&self, mark: &Mark, marker: &Marker) -> Option<Finding> {
        let mut differences = Vec::new();
        // Capitals before a marker may be taken for its station's.
        if !marker.station.ends_with(&self.station) {
            differences.push(format!(
                "station “{}”, the header “{}”",
                marker.station, self.station
            ));
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
        (!differences.is_empty())
            .then(|| Finding::page_marker_inconsistent(mark.span, &differences, Some(self.place)))
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

    /// The page marker `mark`, which reads `text`, as the header has it.
    pub(in super::super) fn corrected(&self, mark: &Mark, text: &str) -> Option<String> {
        let marker = read(text);
        let digits = text
            .split_whitespace()
            .find(|word| number(word) == marker.serial)?;
        let width = digits.len();
        let mut text = text.replacen(digits, &format!("{:0>width$}", self.serial), 1);
        if !self.station.is_empty() {
            text = text.replacen(&marker.station, &self.station, 1);
        }
        let pages = mark.page().1;
        let sections = self.sections.unwrap_or(pages);
        let (head, tail) = text.rsplit_once(" OF ")?;
        let old: String = tail.chars().take_while(char::is_ascii_digit).collect();
        let width = old.len();
        Some(format!(
            "{head} OF {sections:0>width$}{}",
            &tail[old.len()..]
        ))
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
pub(in super::super) fn is_mid_sentence(document: &Document, mark: &Mark) -> bool {
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
    use super::super::testing::{check, silent};
    use super::lint;

    #[test]
    fn markers_that_interrupt() {
        check(
            lint,
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
            lint,
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
            lint,
            "
            UNCLAS SECTION 01 OF 03 [LOC VELM  ] 000083 <a id='par1' href='#par1'>¶</a>1 .␠
            One .␠
            [LOC VELM  ] 00000083 002 OF 003 <a id='par2' href='#par2'>¶</a>2 .␠
            Two .␠
            [LOC VELM  ] 00000083 003 OF 003 A Title ------- <a id='par3' href='#par3'>¶</a>3 .␠
            ",
        );
        silent(
            lint,
            "UNCLAS SECTION 01 OF 03 VELM 000083 <a id='par1' href='#par1'>¶</a>1 .␠",
        );
    }
}
