//! `entity-trailing-period`, `entity-edge-punctuation`, `entity-only-punctuation`: signs at the
//! ends of names that belong to the sentence (format §5.3 B). Not the full stops of
//! abbreviations, not `US$`, not a parenthesis that closes within the name.

use super::entity_edge_punctuation::{self, Edge};
use super::{entity_only_punctuation, entity_trailing_period};
use crate::model::scan;
use crate::model::{Document, without_period, without_possessive};
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::rules::support::anomalies::{has_names, in_names};
use crate::syntax::AnomalyKind;
use crate::text::Span;

/// Signs that end no name.
const BEHIND: [char; 19] = [
    ':', ',', ';', '"', '“', '”', '«', '»', '‘', '(', ')', '{', '}', '`', '-', '–', '—', '…', '/',
];

/// Signs that begin none.
const BEFORE: [char; 21] = [
    ':', ',', ';', '.', '"', '“', '”', '«', '»', '‘', '(', ')', '{', '}', '`', '-', '–', '—', '…',
    '/', '!',
];

pub(crate) const SCAN: Scan = Scan::of_any_text("edges", Scope::Near(has_names, check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    for name in in_names(stretch, AnomalyKind::NameEdge) {
        let text = scan::text(document, name);
        if !text.contains(char::is_alphanumeric) {
            reporter.push(entity_only_punctuation::finding(name, &text));
            continue;
        }
        reporter.extend(at_start(document, name, &text));
        reporter.extend(at_end(document, name, &text));
    }
}

/// The signs that do not belong to the name `text`, at its start and at its end.
fn signs(text: &str) -> (&str, &str) {
    let sign = |signs: &'static [char]| move |c: char| signs.contains(&c) || c.is_whitespace();
    let start = text.trim_start_matches(sign(&BEFORE));
    let start = &text[..text.len() - start.len()];
    let end = text.trim_end_matches(sign(&BEHIND));
    let end = &text[end.len()..];
    // A title in quotation marks, and what a parenthesis within the name ends.
    let is_open = |end: &str, open: char| {
        let inner = &text[start.len()..text.len() - end.len()];
        end.trim() == ")" && inner.contains(open)
    };
    let end = if is_open(end, '(') { "" } else { end };
    let quoted = [("“", "”"), ("\"", "\""), ("«", "»")];
    if quoted.contains(&(start.trim(), end.trim())) {
        return ("", "");
    }
    // A name may begin with a parenthesis that closes within it: `(Old) Oru`.
    let closes = start.trim() == "(" && end.is_empty() && text.contains(')');
    (if closes { "" } else { start }, end)
}

fn at_start(document: &Document, name: Span, text: &str) -> Option<Finding> {
    let (signs, _) = signs(text);
    let label = document.mentions_in(name).next()?.label;
    let is_amount = document.labels().text(label).is_some_and(is_amount);
    let span = Span::at(name.start, signs.trim_end().len());
    (!signs.is_empty() && !is_amount)
        .then(|| entity_edge_punctuation::finding(span, signs.trim_end(), Edge::Start))
}

fn at_end(document: &Document, name: Span, text: &str) -> Option<Finding> {
    let bare = without_period(text);
    if bare.len() < text.len() {
        let span = Span::new(name.start + bare.len(), name.end);
        let bare = without_possessive(bare.trim_end());
        return Some(entity_trailing_period::finding(span, bare));
    }
    let (_, signs) = signs(text);
    let label = document.mentions_in(name).next()?.label;
    let is_amount = document.labels().text(label).is_some_and(is_amount);
    let span = Span::new(name.end.back(signs.trim_start().len()), name.end);
    (!signs.is_empty() && !is_amount)
        .then(|| entity_edge_punctuation::finding(span, signs.trim_start(), Edge::End))
}

/// Amounts begin with signs: `- 12`, `.5`.
fn is_amount(label: &str) -> bool {
    matches!(
        label,
        "CARDINAL" | "MONEY" | "PERCENT" | "QUANTITY" | "ORDINAL" | "Quantity" | "Money"
    )
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn both_ends_of_a_name() {
        check(
            &SCAN,
            "
            In [LOC “Ada Bay.  ] and [MISC (Quays,  ] .
                    ^ entity-edge-punctuation: entity begins with `“`
                            ^ entity-trailing-period: the full stop of the sentence is inside the entity ““Ada Bay”
                                           ^ entity-edge-punctuation: entity begins with `(`
                                                 ^ entity-edge-punctuation: entity ends with `,`
            ",
        );
    }

    #[test]
    fn signs_of_names_are_silent() {
        silent(
            &SCAN,
            "
            In [LOC F.D.  ] , [PER Keld Jr.  ] , [PER Ida A.  ] , [MISC US$  ] , [ORG Works (Oru)  ] .
            The [MISC “The Quay”  ] , [ORG Guild of ( Old ) Oru  ] , [ORG Yahoo!  ] , [PER Ida’s  ] .
            ",
        );
    }
}
