//! Portion marks at fault, by one scan: the lexer says which of `portion-mark-missing`,
//! `portion-mark-malformed` and `portion-mark-unknown` each is (format §5.3 C, §3.2).

use super::nearby::has_portions;
use super::{portion_mark_malformed, portion_mark_missing, portion_mark_unknown};
use crate::model::{Document, scan};
use crate::rules::cable::anchors::numbering::neighbours_of;
use crate::rules::conditions::Conditions;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::syntax::{
    AnomalyGroup, AnomalyKind, Mark, MarkKind, Summary, portion_mark, portion_text,
};
use crate::text::Offset;

pub(super) const FORMS: Scan =
    Scan::of_cables("portions::marks", Scope::Near(has_odd_marks, odd)).under(among_marks);

pub(super) const MISSING: Scan = Scan::of_cables(
    "portions::marks::missing",
    Scope::Along(lacks_marks, neighbours_of, missing),
)
.under(where_most_are_marked);

fn has_odd_marks(summary: &Summary) -> bool {
    summary.anomalies_in(AnomalyGroup::Portions) > 0
}

fn lacks_marks(summary: &Summary) -> bool {
    summary.anomalies_in(AnomalyGroup::Missing) > 0
}

fn among_marks(document: &Document, conditions: &Conditions) -> Option<u64> {
    let any = document.summary().portions > 0;
    (any && conditions.is_cable).then(|| u64::from(conditions.is_tokenised))
}

fn where_most_are_marked(document: &Document, conditions: &Conditions) -> Option<u64> {
    let summary = document.summary();
    let missing = summary.anomalies_in(AnomalyGroup::Missing);
    let mostly = missing > 0 && missing < summary.portions && !is_marked_as_whole(document);
    (mostly && conditions.is_cable).then_some(0)
}

fn odd(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    for anomaly in stretch.anomalies(has_odd_marks) {
        let span = anomaly.span;
        reporter.extend(match anomaly.kind {
            AnomalyKind::PortionMalformed => Some(portion_mark_malformed::finding(document, span)),
            AnomalyKind::PortionUnknown => Some(portion_mark_unknown::finding(document, span)),
            _ => None,
        });
    }
}

fn missing(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let anomalies = stretch.anomalies(lacks_marks);
    let missing = anomalies.filter(|anomaly| anomaly.kind == AnomalyKind::PortionMissing);
    reporter.extend(
        missing.filter_map(|anomaly| portion_mark_missing::finding(stretch.document, anomaly.span)),
    );
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
    use super::{FORMS, MISSING};
    use crate::rules::testing::check;

    #[test]
    fn missing_malformed_and_unknown() {
        check(
            &[&FORMS, &MISSING],
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
