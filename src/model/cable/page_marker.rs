//! The parts of a page marker: `VELM 00000083 002 OF 005`, left where a page of a cable ended
//! (format §3.2).

use crate::model::Document;
use crate::text::Span;

/// A parsed page marker, in words for users.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct PageMarker {
    /// The place from which the cable was sent.
    pub(crate) station: String,
    /// The number of the cable, without zeros before it.
    pub(crate) serial: String,
    /// The page: `2 of 5`, in the old form `2 in section 1 of 3`.
    pub(crate) page: String,
}

/// The text of the marker at `span`, without the brackets and labels of mentions.
pub(crate) fn written(document: &Document, span: Span) -> String {
    let words: Vec<String> = words(document, span)
        .into_iter()
        .map(|(_, word)| word)
        .collect();
    words.join(" ")
}

/// The words of the marker at `span` with their places, without brackets and labels.
pub(crate) fn words(document: &Document, span: Span) -> Vec<(Span, String)> {
    let text = document.text().slice(span).into_owned();
    let mut words = Vec::new();
    let mut at = 0;
    for piece in text.split(' ') {
        let word = piece.trim_end_matches(']');
        if !word.is_empty() && !word.starts_with('[') {
            words.push((Span::at(span.start + at, word.len()), word.to_owned()));
        }
        at += piece.len() + 1;
    }
    words
}

/// Parses `ORUN 00000012 002 OF 005` or `PAGE 02 ORUN 00012 01 OF 03 291400Z`.
pub(crate) fn read(text: &str) -> PageMarker {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let old = words.first() == Some(&"PAGE") && words.len() > 2;
    let old_page = old.then(|| words.drain(..2).next_back()).flatten();
    let serial = words.iter().position(|word| is_serial(word));
    let serial = serial.unwrap_or(words.len());
    let behind = |ahead| number(words.get(serial + ahead).copied().unwrap_or_default());
    let of = format!("{} of {}", behind(1), behind(3));
    PageMarker {
        station: words[..serial].join(" "),
        serial: number(words.get(serial).copied().unwrap_or_default()),
        page: match old_page {
            Some(page) => format!("{} in section {of}", number(page)),
            None => of,
        },
    }
}

/// True if `word` has the shape of a cable's number: five to eight digits.
pub(crate) fn is_serial(word: &str) -> bool {
    (5..=8).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// `digits` without leading zeros.
pub(crate) fn number(digits: &str) -> String {
    let bare = digits.trim_start_matches('0');
    if bare.is_empty() { "0" } else { bare }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms() {
        let marker = |text| {
            let PageMarker {
                station,
                serial,
                page,
            } = read(text);
            (station, serial, page)
        };
        let of = |station: &str, serial: &str, page: &str| {
            (station.to_owned(), serial.to_owned(), page.to_owned())
        };
        assert_eq!(
            marker("ADA BAY 00000012 002 OF 005"),
            of("ADA BAY", "12", "2 of 5")
        );
        assert_eq!(
            marker("ORUN 00000012 001.2 OF 003"),
            of("ORUN", "12", "1.2 of 3")
        );
        assert_eq!(
            marker("PAGE 02 ORUN 06677 01 OF 03 291400Z"),
            of("ORUN", "6677", "2 in section 1 of 3")
        );
    }
}
