//! `portion-mark-missing`, `portion-mark-malformed`, `portion-mark-unknown`: the marks that say
//! how secret each paragraph is (format §5.3 C, §3.2). That one is missing can only be said
//! where the other paragraphs have theirs: 370 of 1,295 cables have none at all.

use crate::model::Document;
use crate::model::scan;
use crate::model::style::is_tokenised;
use crate::rules::Finding;
use crate::rules::cable::paragraph_sequence::stands_between;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::{
    Anomalies, Anomaly, AnomalyKind, Mark, MarkKind, Summary, portion_mark, portion_text,
};
use crate::text::{Offset, Span};

pub(crate) const SCAN: Scan = Scan::of_cables("portion_marks", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let summary = document.summary();
    if summary.portions == 0 {
        return;
    }
    let missing = summary.anomalies_in(Anomalies::Missing);
    let mostly_marked = missing > 0 && missing < summary.portions && !is_marked_as_whole(document);
    let counted: fn(&Summary) -> bool = if mostly_marked {
        |summary| {
            summary.anomalies_in(Anomalies::Portions) + summary.anomalies_in(Anomalies::Missing) > 0
        }
    } else {
        |summary| summary.anomalies_in(Anomalies::Portions) > 0
    };
    for anomaly in document.anomalies_from(Offset::default(), counted) {
        if !reporter.has_room(anomaly.span.start) {
            return;
        }
        let finding = match anomaly.kind {
            AnomalyKind::PortionMissing if mostly_marked => missing_mark(document, &anomaly),
            AnomalyKind::PortionMalformed => Some(malformed_mark(document, &anomaly)),
            AnomalyKind::PortionUnknown => {
                let text = scan::text(document, anomaly.span);
                Some(Finding::portion_mark_unknown(anomaly.span, &text))
            }
            _ => None,
        };
        reporter.extend(finding);
    }
}

fn missing_mark(document: &Document, anomaly: &Anomaly) -> Option<Finding> {
    let text = scan::text(document, anomaly.span);
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let number = Span::new(anomaly.span.start + digits, anomaly.span.end);
    // Where no paragraph begins no mark is due.
    let due = !stands_between(document, anomaly.span.start);
    due.then(|| Finding::portion_mark_missing(number, &text[digits..]))
}

fn malformed_mark(document: &Document, anomaly: &Anomaly) -> Finding {
    let text = scan::text(document, anomaly.span);
    let plain = portion_text(&text);
    let right = portion_mark(&plain).map_or(plain.clone(), |mark| mark.to_string());
    let right = if is_tokenised(document) {
        format!("( {right} )")
    } else {
        format!("({right})")
    };
    Finding::portion_mark_malformed(anomaly.span, &text, &right)
}

/// Whether the first mark goes for all paragraphs: `(C - ENTIRE TEXT)`.
fn is_marked_as_whole(document: &Document) -> bool {
    let marks = document.marks_from(Offset::default(), |summary| summary.portions > 0);
    let first = marks
        .into_iter()
        .find(|mark: &Mark| mark.kind == MarkKind::PortionMark);
    first.is_some_and(|mark| {
        let text = scan::text(document, mark.span);
        portion_mark(&portion_text(&text)).is_some_and(|mark| mark.entire_text)
    })
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn missing_among_marked_ones() {
        check(
            &SCAN,
            "
            SECRET <a id='par1' href='#par1'>¶</a>1 .␠
            ( S ) One . <a id='par2' href='#par2'>¶</a>2 .␠
                                                       ^ portion-mark-missing: ¶2 has no portion mark
            Two . <a id='par3' href='#par3'>¶</a>3 .␠
            ( [ORG SBU  ] ) Three .␠
            ",
        );
        silent(
            &SCAN,
            "
            SECRET <a id='par1' href='#par1'>¶</a>1 .␠
            ( S - ENTIRE TEXT ) One . <a id='par2' href='#par2'>¶</a>2 .␠
            Two . <a id='par2' href='#par2'>¶</a>3 .␠
            ( S ) Three .␠
            ",
        );
        silent(
            &SCAN,
            "SECRET <a id='par1' href='#par1'>¶</a>1 .␠\nOne .␠\n",
        );
    }

    #[test]
    fn malformed_and_unknown() {
        check(
            &SCAN,
            "
            SECRET <a id='par1' href='#par1'>¶</a>1 .␠
            S ) One . <a id='par2' href='#par2'>¶</a>2 .␠
            ^^^ portion-mark-malformed: portion mark `S )` should be `( S )`
            ( s/nf ) Two . <a id='par3' href='#par3'>¶</a>3 .␠
            ^^^^^^^^ portion-mark-malformed: portion mark `( s/nf )` should be `( S/NF )`
            ( Q ) Three . <a id='par4' href='#par4'>¶</a>4 .␠
            ^^^^^ portion-mark-unknown: `( Q )` is no portion mark
            ( S/NF ) Four .␠
            ",
        );
    }
}
