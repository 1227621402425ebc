//! `anchor-mismatch`, `anchor-not-paragraph` (on a year), `anchor-malformed`,
//! `pilcrow-without-anchor`: the anchors that paragraphs begin with (format §5.3 C, §3.2).

use crate::model::Document;
use crate::model::scan;
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::{Anomalies, Anomaly, AnomalyKind, Summary};
use crate::text::{Offset, Span};

pub(crate) const SCAN: Scan = Scan::of_cables("anchors", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    for anomaly in document.anomalies_from(Offset::default(), in_anchors) {
        if !reporter.has_room(anomaly.span.start) {
            return;
        }
        reporter.extend(finding(document, &anomaly));
    }
}

/// Whether there is anything wrong with anchors.
pub(crate) fn in_anchors(summary: &Summary) -> bool {
    summary.anomalies_in(Anomalies::Anchors) > 0
}

fn finding(document: &Document, anomaly: &Anomaly) -> Option<Finding> {
    let span = anomaly.span;
    let text = scan::text(document, span);
    let number = number(&text);
    match anomaly.kind {
        AnomalyKind::AnchorMismatch => {
            let (id, href) = (quoted(&text, "id='")?, quoted(&text, "href='")?);
            Some(Finding::anchor_mismatch(span, id, href, number?))
        }
        AnomalyKind::AnchorNotParagraph => {
            let number = number?.parse().ok()?;
            Some(Finding::anchor_not_paragraph(span, number))
        }
        AnomalyKind::AnchorMalformed if number.is_none() && is_of_letter(document, span) => None,
        AnomalyKind::AnchorMalformed if is_torn_by_mention(document, span) => None,
        AnomalyKind::AnchorMalformed => Some(Finding::anchor_malformed(span, number)),
        AnomalyKind::PilcrowAlone if number.is_none() && letter_behind(document, span) => None,
        AnomalyKind::PilcrowAlone => Some(Finding::pilcrow_without_anchor(span, number)),
        _ => None,
    }
}

/// Whether it is a mention that tears the anchor that ends with `span` apart: that is said of the
/// mention, and without its brackets the anchor may be whole.
fn is_torn_by_mention(document: &Document, span: Span) -> bool {
    const LONGEST: usize = 96;
    let text = document.text();
    let line = text.line_span(text.line_at(span.start));
    let before = Span::new(line.start.max(span.start.back(LONGEST)), span.start);
    let start = scan::text(document, before).rfind("<a");
    let start = start.map_or(span.start, |at| before.end.back(before.len() - at));
    let mut torn = document.mentions_in(Span::new(start, span.end));
    torn.next().is_some()
}

/// The number that `text` ends with.
fn number(text: &str) -> Option<&str> {
    let digits = text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    (digits > 0).then(|| &text[text.len() - digits..])
}

/// What stands between `before` and the next quotation mark.
fn quoted<'t>(text: &'t str, before: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once('\'').map(|(quoted, _)| quoted)
}

/// Whether the anchor that ends with `span` is whole and names a letter: the items of a header's
/// REF have such, `<a id='parB' href='#parB'>¶</a>B`.
fn is_of_letter(document: &Document, span: Span) -> bool {
    const OPENER: &str = "<a id='par";
    let near = Span::new(span.start.back(OPENER.len() + 12), span.end + 1);
    let text = scan::text(document, near);
    let Some((_, rest)) = text.rsplit_once(OPENER) else {
        return false;
    };
    let letter = rest.chars().next().filter(char::is_ascii_alphabetic);
    letter.is_some_and(|x| rest == format!("{x}' href='#par{x}'>¶</a>{x}"))
}

/// Whether the `¶` at `span` stands before the letter of an item, `¶B.`: a fifth of all cables
/// have such in their REF.
fn letter_behind(document: &Document, span: Span) -> bool {
    let behind = scan::text(document, Span::at(span.end, 3));
    let rest = behind.strip_prefix(|c: char| c.is_ascii_uppercase());
    rest.is_some_and(|rest| rest.trim_start_matches(' ').starts_with(['.', ')']))
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn anchors_at_fault() {
        check(
            &SCAN,
            "
            SECRET <a id='par1' href='#par1'>¶</a>1 .
            ( S ) One . <a id='par3' href='#par4'>¶</a>2 .
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ anchor-mismatch: id `par3`, href `#par4`, number 2 differ
            ( S ) Two . ¶</a>3 .
                        ^^^^^^ anchor-malformed: the anchor of ¶3 is cut short or torn
            ( S ) Three . ¶4 .
                          ^^ pilcrow-without-anchor: `¶4` has no anchor
            ( S ) Since <a id='par2006' href='#par2006'>¶</a>2006 . href='#par5'>¶</a>5 .
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ anchor-not-paragraph: anchor on `2006` is not a paragraph number
                                                                    ^^^^^^^^^^^^^^^^^^^ anchor-malformed: the anchor of ¶5 is cut short or torn
            ( S ) A sign ¶ of old .
                         ^ pilcrow-without-anchor: `¶` has no anchor
            ",
        );
    }

    #[test]
    fn whole_anchors_and_the_letters_of_references_are_silent() {
        silent(
            &SCAN,
            "
            REF: A. VELM 720 <a id='parB' href='#parB'>¶</a>B . ORU 707 ¶C. ORU 12 ¶D . ORU 13
            <a id='par1' href='#par1'>¶</a>1 .
            ",
        );
        // What a mention tears apart is said of the mention.
        silent(
            &SCAN,
            "SECRET <a id='par2' [MISC href='#par2'>¶</a>2  ] . [PER Ida. <a  ] id='par3' href='#par3'>¶</a>3 .",
        );
    }
}
