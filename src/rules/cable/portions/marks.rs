//! Portion marks at fault, in one walk: the lexer says which of `portion-mark-missing`,
//! `portion-mark-malformed` and `portion-mark-unknown` each is (format §5.3 C, §3.2).

use super::nearby::has_portions;
use super::{portion_mark_malformed, portion_mark_missing, portion_mark_unknown};
use crate::model::{Document, scan};
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::{
    AnomalyGroup, AnomalyKind, Mark, MarkKind, Summary, portion_mark, portion_text,
};
use crate::text::Offset;

pub(super) const SCAN: Scan = Scan::of_cables("portions::marks", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let summary = document.summary();
    if summary.portions == 0 {
        return;
    }
    let missing = summary.anomalies_in(AnomalyGroup::Missing);
    let mostly_marked = missing > 0 && missing < summary.portions && !is_marked_as_whole(document);
    let counted: fn(&Summary) -> bool = if mostly_marked {
        |summary| {
            summary.anomalies_in(AnomalyGroup::Portions)
                + summary.anomalies_in(AnomalyGroup::Missing)
                > 0
        }
    } else {
        |summary| summary.anomalies_in(AnomalyGroup::Portions) > 0
    };
    for anomaly in document.anomalies_from(Offset::default(), counted) {
        if !reporter.has_room(anomaly.span.start) {
            return;
        }
        let span = anomaly.span;
        reporter.extend(match anomaly.kind {
            AnomalyKind::PortionMissing if mostly_marked => {
                portion_mark_missing::finding(document, span)
            }
            AnomalyKind::PortionMalformed => Some(portion_mark_malformed::finding(document, span)),
            AnomalyKind::PortionUnknown => Some(portion_mark_unknown::finding(document, span)),
            _ => None,
        });
    }
}

/// Whether the first mark goes for all paragraphs: `(C - ENTIRE TEXT)`.
fn is_marked_as_whole(document: &Document) -> bool {
    let marks = document.marks_from(Offset::default(), has_portions);
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
    use crate::rules::testing::check;

    #[test]
    fn missing_malformed_and_unknown() {
        check(
            &SCAN,
            "
            SECRET <a id='par1' href='#par1'>¶</a>1 .␠
            S ) One . <a id='par2' href='#par2'>¶</a>2 .␠
            ^^^ portion-mark-malformed: portion mark `S )` should be `( S )`
            ( S ) Two . <a id='par3' href='#par3'>¶</a>3 .␠
                                                       ^ portion-mark-missing: ¶3 has no portion mark
            Three . <a id='par4' href='#par4'>¶</a>4 .␠
            ( Q ) Four . <a id='par5' href='#par5'>¶</a>5 .␠
            ^^^^^ portion-mark-unknown: `( Q )` is no portion mark
            ( S/NF ) Five .␠
            ",
        );
    }
}
