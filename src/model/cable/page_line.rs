//! The line of a header that page markers repeat: `SECTION 01 OF 05 VELM 000083`.

use crate::model::cable::page_marker::{is_serial, number};
use crate::model::gloss::field::caption;
use crate::model::{Document, Header, plain_text, scan};
use crate::text::Span;

/// Station, number and sections as the header has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PageLine {
    /// Its place.
    pub(crate) place: Span,
    /// The words of the station.
    pub(crate) station: Vec<String>,
    /// The number of the cable, as page markers write it.
    pub(crate) serial: String,
    /// The number of sections, if it says so.
    pub(crate) sections: Option<u32>,
}

impl PageLine {
    /// Read off `header`, between its classification and its first field.
    pub(crate) fn of(document: &Document, header: &Header) -> Option<Self> {
        let line = line_of_header(header)?;
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
}

/// The header behind its classification, up to the first field.
fn line_of_header(header: &Header) -> Option<Span> {
    const MAX_LINE: usize = 200;
    let (_, classification) = header.classification?;
    let start = classification.end;
    let field = header.fields.first();
    let end = field.map_or(header.span.end, |field| field.keyword.start);
    Some(Span::new(start, end.max(start).min(start + MAX_LINE)))
}

/// The number of sections that the header with the number at `serial` of `words` announces:
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
