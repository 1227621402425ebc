//! Anchors at fault, in one walk: the lexer says which of `anchor-mismatch`,
//! `anchor-not-paragraph` (on a year), `anchor-malformed` and `pilcrow-without-anchor` each is
//! (format §5.3 C, §3.2).

use super::{anchor_malformed, anchor_mismatch, anchor_not_paragraph, pilcrow_without_anchor};
use crate::model::{Document, scan};
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::syntax::{Anomaly, AnomalyGroup, AnomalyKind, Summary};

pub(super) const SCAN: Scan = Scan::of_cables("anchors::faults", Scope::Near(in_anchors, check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    let faults = stretch.anomalies(in_anchors);
    reporter.extend(faults.filter_map(|anomaly| finding(document, &anomaly)));
}

/// Whether there is anything wrong with anchors.
pub(super) fn in_anchors(summary: &Summary) -> bool {
    summary.anomalies_in(AnomalyGroup::Anchors) > 0
}

fn finding(document: &Document, anomaly: &Anomaly) -> Option<Finding> {
    let span = anomaly.span;
    let text = scan::text(document, span);
    let number = number(&text);
    match anomaly.kind {
        AnomalyKind::AnchorMismatch => anchor_mismatch::finding(span, &text, number?),
        AnomalyKind::AnchorNotParagraph => {
            let number = number?.parse().ok()?;
            Some(anchor_not_paragraph::finding(span, number))
        }
        AnomalyKind::AnchorMalformed => anchor_malformed::finding(document, span, number),
        AnomalyKind::PilcrowAlone => pilcrow_without_anchor::finding(document, span, number),
        _ => None,
    }
}

/// The number that `text` ends with.
fn number(text: &str) -> Option<&str> {
    let digits = text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    (digits > 0).then(|| &text[text.len() - digits..])
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
    }
}
