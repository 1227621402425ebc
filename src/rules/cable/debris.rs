//! `stray-markup`, `undecoded-entity`, `encoding-damage`: what a page or a transfer left in the
//! text of a cable (format §5.3 C, §3.2).

use crate::model::Document;
use crate::model::scan;
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::{Anomalies, Anomaly, AnomalyKind, Summary};
use crate::text::{Offset, Span};

pub(crate) const SCAN: Scan = Scan::of_cables("debris", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let counted = |summary: &Summary| summary.anomalies_in(Anomalies::Debris) > 0;
    for anomaly in document.anomalies_from(Offset::default(), counted) {
        if !reporter.has_room(anomaly.span.start) {
            return;
        }
        reporter.extend(finding(document, &anomaly));
    }
}

fn finding(document: &Document, anomaly: &Anomaly) -> Option<Finding> {
    let span = anomaly.span;
    let text = scan::text(document, span);
    match anomaly.kind {
        AnomalyKind::StrayTag => Some(Finding::stray_markup(span, &text)),
        AnomalyKind::CharacterReference => {
            let decoded = decoded(&text);
            Some(Finding::undecoded_entity(span, &text, decoded.as_deref()))
        }
        AnomalyKind::Garbled if text == "Q" => {
            let word = word(document, span);
            let right = word.replacen('Q', "’", 1);
            Some(Finding::lost_apostrophe(span, &word, &right))
        }
        AnomalyKind::Garbled => Some(Finding::lost_character(span)),
        _ => None,
    }
}

/// The word around the lost apostrophe at `span`.
fn word(document: &Document, span: Span) -> String {
    let before = scan::text(document, Span::new(span.start.back(40), span.start));
    let behind = scan::text(document, Span::at(span.end, 2));
    let letter = |c: char| !c.is_alphanumeric();
    let start = &before[before.trim_end_matches(char::is_alphanumeric).len()..];
    let end = behind.find(letter).unwrap_or(behind.len());
    format!("{start}Q{}", &behind[..end])
}

/// What the character reference `reference` stands for.
pub(crate) fn decoded(reference: &str) -> Option<String> {
    let name = reference.strip_prefix('&')?.strip_suffix(';')?;
    let number = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => digits.parse().ok(),
        },
        None => None,
    };
    if let Some(c) = number.and_then(char::from_u32) {
        // A line break or a control character is a blank of the text.
        let blank = c.is_control() || c.is_whitespace();
        return Some(if blank { " ".to_owned() } else { c.to_string() });
    }
    let text = match name {
        "amp" => "&",
        "quot" => "\"",
        "lt" => "<",
        "gt" => ">",
        "apos" => "'",
        "nbsp" => " ",
        "rsquo" => "’",
        "lsquo" => "‘",
        "rdquo" => "”",
        "ldquo" => "“",
        "ndash" => "–",
        "mdash" | "MD" => "—",
        "hellip" => "…",
        _ => return None,
    };
    Some(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{SCAN, decoded};
    use crate::rules::testing::{check, silent};

    #[test]
    fn tags_references_and_lost_characters() {
        check(
            &SCAN,
            "
            UNCLAS The talks<br> of Harbour &amp; Quay , the PresidentQs plan&#x000A;and</td> cr�me .
                            ^^^^ stray-markup: `<br>` in the text
                                            ^^^^^ undecoded-entity: `&amp;` should be `&`
                                                                      ^ encoding-damage: `PresidentQs` was most likely `President’s`
                                                                             ^^^^^^^^ undecoded-entity: `&#x000A;` was not decoded
                                                                                        ^^^^^ stray-markup: `</td>` in the text
                                                                                                ^ encoding-damage: a character was lost here
            ",
        );
    }

    #[test]
    fn the_texts_own_signs_are_silent() {
        silent(
            &SCAN,
            "UNCLAS TAGS: <a href='/tag/PGOV_0.html'>PGOV</a> , <ida@oru> , AT&T; and Q & A; FAQs, IraqQ .",
        );
    }

    #[test]
    fn what_references_stand_for() {
        assert_eq!(decoded("&#x000A;").as_deref(), Some(" "));
        assert_eq!(decoded("&#8217;").as_deref(), Some("’"));
        assert_eq!(decoded("&amp;").as_deref(), Some("&"));
        assert_eq!(decoded("&HT;"), None);
        assert_eq!(decoded("&#xFFFFFFFF;"), None);
    }
}
