//! Titles and their rules at fault, in one walk: the lexer says which of `heading-glued` and
//! `heading-rule-length` each is (format §5.3 C, §3.2).

use super::{heading_glued, heading_rule_length};
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::syntax::{AnomalyGroup, AnomalyKind, Summary};

pub(super) const SCAN: Scan = Scan::of_cables("headings::titles", Scope::Near(is_counted, check));

fn is_counted(summary: &Summary) -> bool {
    summary.anomalies_in(AnomalyGroup::Headings) > 0
}

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    for anomaly in stretch.anomalies(is_counted) {
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
