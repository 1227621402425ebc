//! What the header says that page markers repeat: `SECTION 01 OF 05 VELM 000083`.

use super::parts::Parts;
use crate::model::cable::page_marker::{is_serial, number};
use crate::model::gloss::field::caption;
use crate::model::{Document, plain_text, scan};
use crate::syntax::Mark;
use crate::text::Span;

/// Station, number and sections as the header has them.
#[derive(Debug)]
pub(super) struct Expected {
    /// The line of the header that says so.
    pub(super) place: Span,
    pub(super) station: Vec<String>,
    pub(super) serial: String,
    pub(super) sections: Option<u32>,
}

impl Expected {
    /// Read off the header of `document`, between its classification and its first field.
    pub(super) fn new(document: &Document) -> Option<Self> {
        let line = line_of_header(document)?;
        let plain = plain_text::without_brackets(&scan::text(document, line));
        let words: Vec<&str> = plain.split_whitespace().collect();
        let serial = words.iter().position(|word| is_serial(word))?;
        let before = &words[..serial];
        let of_form =
            |word: &&str| caption(word).is_some() || word.contains(|c: char| c.is_ascii_digit());
        let from = before.iter().rposition(of_form).map_or(0, |at| at + 1);
        let station = before[from..].iter();
        Some(Self {
            place: trimmed(document, line),
            station: station.map(ToString::to_string).collect(),
            serial: number(words[serial]),
            sections: sections(&words, serial),
        })
    }

    /// The page marker `mark` without capitals of the text before it that were taken for its
    /// station's.
    pub(super) fn core(&self, document: &Document, mark: &Mark) -> Span {
        let parts = Parts::of(document, mark);
        let station = parts.station();
        let more = station.len().saturating_sub(self.station.len());
        if parts.is_exact || more == 0 || !self.is_own(&station[more..]) {
            return mark.span;
        }
        let start = station[more].0.start;
        let mention = document.mention_at(start);
        let start = mention.map_or(start, |mention| mention.span.start);
        Span::new(start.max(mark.span.start), mark.span.end)
    }

    /// Whether a marker of these parts names the station of the header, as far as can be told.
    pub(super) fn has_station(&self, parts: &Parts) -> bool {
        let station = parts.station();
        let (own, header) = (station.len(), self.station.len());
        if self.station.is_empty() || own >= header && self.is_own(&station[own - header..]) {
            return true;
        }
        // Words of the header's line, or of the text before the marker, may be no station's.
        let short = station.iter().map(|(_, word)| word);
        let ends_so = own < header && short.eq(&self.station[header - own..]);
        ends_so || !parts.is_exact && own != header
    }

    fn is_own(&self, station: &[(Span, String)]) -> bool {
        station.iter().map(|(_, word)| word).eq(&self.station)
    }
}

/// The header behind its classification, up to the first field.
fn line_of_header(document: &Document) -> Option<Span> {
    const MAX_LINE: usize = 200;
    let header = document.header()?;
    let (_, classification) = header.classification?;
    let start = classification.end;
    let field = header.fields.first();
    let end = field.map_or(header.span.end, |field| field.keyword.start);
    Some(Span::new(start, end.max(start).min(start + MAX_LINE)))
}

/// How many sections the header with the number at `serial` of `words` announces:
/// `SECTION 01 OF 05 VELM 000083`, or in the old form `PAGE 01 VELM 00083 01 OF 05`.
fn sections(words: &[&str], serial: usize) -> Option<u32> {
    let before = &words[..serial];
    let section = before.iter().position(|word| *word == "SECTION");
    let section = section.filter(|at| before.get(at + 2) == Some(&"OF"));
    let sections = match section {
        Some(at) => before.get(at + 3),
        None if words.get(serial + 2) == Some(&"OF") => words.get(serial + 3),
        None => None,
    };
    sections.and_then(|sections| sections.parse().ok())
}

/// The first line of `span` that holds text, without blanks around it.
fn trimmed(document: &Document, span: Span) -> Span {
    let text = scan::text(document, span);
    let rest = text.trim_start();
    let line = rest.lines().next().unwrap_or_default().trim_end();
    Span::at(span.start + (text.len() - rest.len()), line.len())
}
