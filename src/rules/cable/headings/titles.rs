//! Titles and their rules at fault, in one walk: the lexer says which of `heading-glued` and
//! `heading-rule-length` each is (format §5.3 C, §3.2).

use super::{heading_glued, heading_rule_length};
use crate::model::Document;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::{AnomalyGroup, AnomalyKind, Summary};
use crate::text::Offset;

pub(super) const SCAN: Scan = Scan::of_cables("headings::titles", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let counted = |summary: &Summary| summary.anomalies_in(AnomalyGroup::Headings) > 0;
    for anomaly in document.anomalies_from(Offset::default(), counted) {
        if !reporter.has_room(anomaly.span.start) {
            return;
        }
        reporter.extend(match anomaly.kind {
            AnomalyKind::HeadingGlued => Some(heading_glued::finding(document, anomaly.span)),
            AnomalyKind::HeadingRule => heading_rule_length::finding(document, anomaly.span),
            _ => None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn titles_in_a_line_and_rules_of_other_lengths() {
        check(
            &SCAN,
            "
            UNCLAS The [ORG Guild  ] of Old ---------- <a id='par2' href='#par2'>¶</a>2 .␠
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ heading-glued: heading “UNCLAS The Guild of Old” inside a line
                                            ^^^^^^^^^^ heading-rule-length: rule of 10 dashes below a title of 23
            ",
        );
    }

    #[test]
    fn rules_as_long_as_their_titles_are_silent() {
        silent(
            &SCAN,
            "
            UNCLAS

            The [ORG Guild  ] of Old
            ----------------
            The sea .
            ",
        );
    }
}
