//! The numbers of anchored paragraphs, which count from 1: one that its neighbours do not count is
//! `anchor-not-paragraph`, any other out of order `paragraph-sequence` (format §5.3 C). One scan,
//! because which of them a number is depends on the same neighbours.

use super::{anchor_not_paragraph, paragraph_sequence};
use crate::model::Document;
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::rules::support::neighbours::{marks_around, next_mark, previous_mark};
use crate::syntax::{AnchorForm, Mark, MarkKind, Summary};
use crate::text::{Offset, Span};

pub(super) const SCAN: Scan = Scan::of_cables("numbering", Scope::Along(anchored, affected, check));

/// Of so many paragraphs in a row, none of which its neighbours count, the first is taken for one
/// that counts.
const MAX_UNCOUNTED: usize = 8;

/// A number is compared with the one before that counts, and with the next.
fn affected(document: &Document, span: Span) -> Vec<Span> {
    marks_around(document, span, anchored, opens, (1, MAX_UNCOUNTED + 1))
}

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    let marks = stretch.marks(anchored).filter(opens);
    reporter.extend(marks.filter_map(|mark| finding(document, mark)));
}

fn finding(document: &Document, mark: Mark) -> Option<Finding> {
    let judged = judge(document, mark, MAX_UNCOUNTED);
    let before = judged.last.map(|last| (last.number(), last.number_span()));
    let (span, number) = (mark.number_span(), mark.number());
    match judged.verdict {
        Verdict::Follows => None,
        Verdict::Between => Some(finding_between(document, mark, before)),
        Verdict::Breaks => Some(paragraph_sequence::finding(span, number, before)),
    }
}

/// `mark` and not its neighbours is out of order: with a portion mark it is a paragraph numbered
/// wrongly, without one most likely none.
fn finding_between(document: &Document, mark: Mark, before: Option<(u32, Span)>) -> Finding {
    let (span, number) = (mark.number_span(), mark.number());
    let paragraph = document.paragraph_at(mark.span.start);
    if paragraph.is_some_and(|paragraph| paragraph.mark.is_some()) {
        paragraph_sequence::finding_between(span, number, before)
    } else {
        anchor_not_paragraph::finding_between(span, number, before)
    }
}

/// A paragraph among its neighbours.
struct Judged {
    /// The last paragraph before it whose number counts.
    last: Option<Mark>,
    verdict: Verdict,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// Its number is the next one, or another document begins, or only an anchor is missing.
    Follows,
    /// Its neighbours follow each other without it.
    Between,
    /// Its number is another one.
    Breaks,
}

/// The verdict on `mark`, which looks at so many more paragraphs before it as may not count.
fn judge(document: &Document, mark: Mark, more: usize) -> Judged {
    let before = previous_mark(document, mark.span, anchored, opens);
    let follows = |last: Option<Mark>| {
        mark.number() == last.map_or(1, |last| last.number().saturating_add(1))
    };
    if follows(before) {
        // What stands between others is not one less than the next of them.
        let (last, verdict) = (before, Verdict::Follows);
        return Judged { last, verdict };
    }
    let last = match before.filter(|_| more > 0) {
        Some(before) => match judge(document, before, more - 1) {
            Judged {
                last,
                verdict: Verdict::Between,
            } => last,
            _ => Some(before),
        },
        None => before,
    };
    let excused = follows(last)
        || begins_anew(document, last, mark)
        || lacks_only_an_anchor(document, last, mark);
    let twice = last.is_some_and(|last| last.number() == mark.number());
    let expected = last.map_or(1, |last| last.number().saturating_add(1));
    let next = || next_mark(document, mark.span, anchored, opens);
    let verdict = if excused {
        Verdict::Follows
    } else if !twice && next().is_some_and(|next| next.number() == expected) {
        Verdict::Between
    } else {
        Verdict::Breaks
    };
    Judged { last, verdict }
}

/// True if the number of the paragraph that begins at `at` is one that its neighbours do not
/// count, so that no paragraph begins there.
pub(crate) fn stands_between(document: &Document, at: Offset) -> bool {
    let next = next_mark(document, Span::empty(at), anchored, opens);
    let before = previous_mark(document, Span::empty(at), anchored, opens);
    let before = before.map_or(0, |mark| mark.number());
    let mut own = document.marks_from(at, anchored).filter(opens);
    let own = own.find(|mark| mark.span.start >= at);
    let own = own.map_or(0, |mark| mark.number());
    next.is_some_and(|next| next.number() == before + 1 && own != before && own != next.number())
}

/// The places where [`stands_between`] may answer otherwise once `span` has changed.
pub(crate) fn neighbours_of(document: &Document, span: Span) -> Vec<Span> {
    marks_around(document, span, anchored, opens, (1, 1))
}

/// True if another document in the same file begins between the paragraphs `last` and `mark`.
fn begins_anew(document: &Document, last: Option<Mark>, mark: Mark) -> bool {
    let Some(last) = last.filter(|_| mark.number() == 1) else {
        return false;
    };
    let counted = |summary: &Summary| summary.wrappers + summary.header > 0;
    let marks = document.marks_from(last.span.end, counted);
    let mut between = marks.take_while(|other| other.span.start < mark.span.start);
    between.any(|other| matches!(other.kind, MarkKind::WrapperOpen | MarkKind::Classification))
}

/// True if the paragraph before `mark` is there, but without an anchor.
fn lacks_only_an_anchor(document: &Document, last: Option<Mark>, mark: Mark) -> bool {
    let from = last.map_or(Offset::default(), |last| last.span.end);
    let numbered = document.marks_from(from, |summary| summary.numbered.count > 0);
    let mut between = numbered.take_while(|other| other.span.start < mark.span.start);
    between.any(|other| {
        other.kind == MarkKind::Paragraph(AnchorForm::Number)
            && other.number().checked_add(1) == Some(mark.number())
    })
}

fn anchored(summary: &Summary) -> bool {
    summary.anchored.count > 0
}

/// True if a paragraph with an anchor begins at `mark`.
fn opens(mark: &Mark) -> bool {
    matches!(mark.kind, MarkKind::Paragraph(form) if form.is_paragraph() && form.is_anchored())
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn a_number_between_its_neighbours() {
        check(
            &SCAN,
            "
            <a id='par7' href='#par7'>¶</a>7 . <a id='par1' href='#par1'>¶</a>1 .
                                           ^ anchor-not-paragraph: anchor on `7` is not a paragraph number: it stands before ¶1
                                                                              ~ ¶1
            ( U ) One . <a id='par42' href='#par42'>¶</a>42 . <a id='par2' href='#par2'>¶</a>2 .
                                                         ^^ anchor-not-paragraph: anchor on `42` is not a paragraph number: it stands between ¶1 and ¶2
                                                                                             ~ ¶2
            ( U ) Two . <a id='par9' href='#par9'>¶</a>9 .
                                                       ^ paragraph-sequence: ¶9 stands between ¶2 and ¶3
            ( U ) What ? <a id='par3' href='#par3'>¶</a>3 .
            ",
        );
    }

    #[test]
    fn numbers_in_order_are_silent() {
        silent(
            &SCAN,
            "
            UNCLAS
            1. One.
            <a id='par2' href='#par2'>¶</a>2. Two.
            <a id='par3' href='#par3'>¶</a>3. Three.
            4. Four, without an anchor.
            <a id='par5' href='#par5'>¶</a>5. Five.
            <code><pre>UNCLAS
            <a id='par1' href='#par1'>¶</a>1. Another document.
            ",
        );
    }
}
