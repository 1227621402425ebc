//! `heading-glued` and `heading-rule-length`: titles of sections and the rules below them (format
//! §5.3 C, §3.2).

use crate::model::Document;
use crate::model::scan;
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::{Anomalies, AnomalyKind, Mark, MarkKind, Summary, title_length};
use crate::text::{Offset, Span};

pub(crate) const SCAN: Scan = Scan::of_cables("headings", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let counted = |summary: &Summary| summary.anomalies_in(Anomalies::Headings) > 0;
    for anomaly in document.anomalies_from(Offset::default(), counted) {
        if !reporter.has_room(anomaly.span.start) {
            return;
        }
        let finding = match anomaly.kind {
            AnomalyKind::HeadingGlued => {
                let title = shown(&scan::text(document, anomaly.span));
                Some(Finding::heading_glued(anomaly.span, &title))
            }
            AnomalyKind::HeadingRule => title_of(document, anomaly.span)
                .filter(|title| !goes_on(document, title.span, anomaly.span))
                .map(|title| {
                    let length = title_length(&scan::text(document, title.span));
                    let rule = scan::text(document, anomaly.span);
                    let dashes = rule.bytes().filter(|byte| *byte == b'-').count();
                    Finding::heading_rule_length(anomaly.span, dashes, length)
                }),
            _ => None,
        };
        reporter.extend(finding);
    }
}

/// The title above or before the rule at `rule`.
pub(crate) fn title_of(document: &Document, rule: Span) -> Option<Mark> {
    let marks = document.marks_from(rule.start.back(160), |summary| summary.headings > 0);
    let titles = marks.take_while(|mark| mark.span.start < rule.start);
    titles.filter(|mark| mark.kind == MarkKind::Heading).last()
}

/// Whether the title above the rule at `rule` may be the end of one that fills two lines.
fn goes_on(document: &Document, title: Span, rule: Span) -> bool {
    let text = document.text();
    let line = text.line_at(title.start);
    let above = line.checked_sub(1).map(|above| text.line_span(above));
    let filled = |line: Span| {
        let tail = Span::new(line.start.max(line.end.back(160)), line.end);
        let words = scan::text(document, tail);
        words.contains(char::is_alphanumeric) && !words.trim_end().ends_with(['.', '>'])
    };
    line < text.line_at(rule.start) && above.is_some_and(filled)
}

/// `title` without the brackets and labels of mentions.
pub(crate) fn shown(title: &str) -> String {
    if !title.contains('[') {
        return title.to_owned();
    }
    let words = title.split([' ', '\t']);
    let words = words.filter(|word| !word.starts_with('[') && !matches!(*word, "" | "]"));
    words.collect::<Vec<_>>().join(" ")
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
            The Sea
            ----------
            ^^^^^^^^^^ heading-rule-length: rule of 10 dashes below a title of 7
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
        // Where a title begins, or ends, may be open.
        silent(
            &SCAN,
            "
            UNCLAS

            The Guild of Old and Its Quays between
            the Wars
            ----------------------
            ",
        );
    }
}
