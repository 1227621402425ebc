//! The numbers of anchored paragraphs, which count from 1, in one walk: one that its neighbours do
//! not count is `anchor-not-paragraph`, any other out of order `paragraph-sequence` (format §5.3 C).

use super::{anchor_not_paragraph, paragraph_sequence};
use crate::model::Document;
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::{AnchorForm, Mark, MarkKind, Summary};
use crate::text::Offset;

pub(super) const SCAN: Scan = Scan::of_cables("numbering", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let mut sequence = Sequence {
        document,
        seen: None,
        last: None,
    };
    for (at, block) in document.tree().numbering_breaks() {
        sequence.enter(at);
        let marks = block.marks().iter().map(|raw| Mark::new(at, raw));
        for mark in marks.filter(opens) {
            if !reporter.has_room(mark.span.start) {
                return;
            }
            reporter.extend(sequence.add(mark));
        }
    }
}

/// Whether the number of the paragraph that begins at `at` is one that its neighbours do not
/// count, so that no paragraph begins there.
pub(crate) fn stands_between(document: &Document, at: Offset) -> bool {
    let next = document
        .marks_from(at + 1, anchored)
        .filter(opens)
        .find(|mark| mark.span.start > at);
    let before = before(document, at).map_or(0, |mark| mark.number());
    let own = document
        .marks_from(at, anchored)
        .filter(opens)
        .find(|mark| mark.span.start >= at);
    let own = own.map_or(0, |mark| mark.number());
    next.is_some_and(|next| next.number() == before + 1 && own != before && own != next.number())
}

/// Counts along.
struct Sequence<'d> {
    document: &'d Document,
    /// The paragraph seen last.
    seen: Option<Mark>,
    /// The last one whose number counts.
    last: Option<Mark>,
}

impl Sequence<'_> {
    /// Goes on in the block at `at`. Between the blocks that are looked at, all is in order.
    fn enter(&mut self, at: Offset) {
        let before = before(self.document, at);
        if before != self.seen {
            self.last = before;
        }
    }

    fn add(&mut self, mark: Mark) -> Option<Finding> {
        self.seen = Some(mark);
        let last = self.last;
        let expected = last.map_or(1, |last| last.number().saturating_add(1));
        if mark.number() == expected || self.begins_anew(mark) || self.lacks_only_an_anchor(mark) {
            self.last = Some(mark);
            return None;
        }
        let before = last.map(|last| (last.number(), last.number_span()));
        let twice = last.is_some_and(|last| last.number() == mark.number());
        if !twice
            && self
                .next(mark)
                .is_some_and(|next| next.number() == expected)
        {
            return Some(self.between(mark));
        }
        self.last = Some(mark);
        Some(paragraph_sequence::finding(
            mark.number_span(),
            mark.number(),
            before,
        ))
    }

    /// `mark` and not its neighbours is out of order: with a portion mark it is a paragraph
    /// numbered wrongly, without one most likely none.
    fn between(&self, mark: Mark) -> Finding {
        let before = self.last.map(|last| (last.number(), last.number_span()));
        let paragraph = self.document.paragraph_at(mark.span.start);
        if paragraph.is_some_and(|paragraph| paragraph.mark.is_some()) {
            paragraph_sequence::finding_between(mark.number_span(), mark.number(), before)
        } else {
            anchor_not_paragraph::finding_between(mark.number_span(), mark.number(), before)
        }
    }

    fn next(&self, mark: Mark) -> Option<Mark> {
        let marks = self.document.marks_from(mark.span.end, anchored);
        marks
            .filter(opens)
            .find(|next| next.span.start > mark.span.start)
    }

    /// Whether another document in the same file begins between the last paragraph and `mark`.
    fn begins_anew(&self, mark: Mark) -> bool {
        let Some(last) = self.last.filter(|_| mark.number() == 1) else {
            return false;
        };
        let counted = |summary: &Summary| summary.wrappers + summary.header > 0;
        let marks = self.document.marks_from(last.span.end, counted);
        let mut between = marks.take_while(|other| other.span.start < mark.span.start);
        between.any(|other| matches!(other.kind, MarkKind::WrapperOpen | MarkKind::Classification))
    }

    /// Whether the paragraph before `mark` is there, but without an anchor.
    fn lacks_only_an_anchor(&self, mark: Mark) -> bool {
        let from = self.last.map_or(Offset::default(), |last| last.span.end);
        let numbered = self
            .document
            .marks_from(from, |summary| summary.numbered.count > 0);
        let mut between = numbered.take_while(|other| other.span.start < mark.span.start);
        between.any(|other| {
            other.kind == MarkKind::Paragraph(AnchorForm::Number)
                && other.number().checked_add(1) == Some(mark.number())
        })
    }
}

fn before(document: &Document, at: Offset) -> Option<Mark> {
    let mut from = at;
    while let Some((start, block)) = document.tree().last_block_before(from, anchored) {
        let marks = block.marks().iter().rev().map(|raw| Mark::new(start, raw));
        let found = marks.filter(opens).find(|mark| mark.span.start < at);
        if found.is_some() {
            return found;
        }
        from = start;
    }
    None
}

fn anchored(summary: &Summary) -> bool {
    summary.anchored.count > 0
}

/// Whether a paragraph with an anchor begins at `mark`.
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
