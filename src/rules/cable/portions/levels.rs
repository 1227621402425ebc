//! The document's classification beside the marks of its paragraphs: the highest of these is
//! either above it, `portion-exceeds-header`, or below, `header-exceeds-portions` (format §5.3 C,
//! §3.2).

use std::hash::{Hash as _, Hasher as _};

use rustc_hash::FxHasher;

use super::nearby::has_portions;
use super::{header_exceeds_portions, portion_exceeds_header};
use crate::model::Document;
use crate::rules::conditions::Conditions;
use crate::rules::draft::{Draft, Far};
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::syntax::{AnomalyGroup, Level, Mark, MarkKind, Summary};
use crate::text::{Offset, Span};

pub(super) const ABOVE: Scan =
    Scan::of_cables("portions::levels", Scope::Near(has_portions, above)).under(by_level);

pub(super) const BELOW: Scan = Scan::of_cables("portions::levels::below", Scope::Whole(below));

/// The level of a document and the marks of its paragraphs.
struct Levels {
    level: Level,
    /// The place of the classification.
    place: Span,
    /// The end of the document proper: a file may hold another one behind it.
    end: Offset,
    /// The highest level of a portion mark before that.
    highest: Level,
}

impl Levels {
    /// `None` without a classification or without marks.
    fn of(document: &Document, conditions: &Conditions) -> Option<Self> {
        let (level, place) = conditions.header.as_ref()?.classification?;
        let summary = document.summary();
        if summary.portions == 0 {
            return None;
        }
        let end = document_end(document, place.end);
        let highest = if end == document.text().end() {
            Level::of_rank(summary.top_portion)
        } else {
            highest_before(document, end)
        };
        let highest = highest?;
        Some(Self {
            level,
            place,
            end,
            highest,
        })
    }
}

/// Which marks are too high depends on the level, and on where the document proper ends.
fn by_level(document: &Document, conditions: &Conditions) -> Option<u64> {
    let levels = Levels::of(document, conditions)?;
    if levels.level.covers(levels.highest) {
        return None;
    }
    let mut hasher = FxHasher::default();
    levels.level.rank().hash(&mut hasher);
    (document.summary().anchored.count > 0).hash(&mut hasher);
    // Where nothing follows, the end is no place.
    if levels.end < document.text().end()
        && let Some((at, block)) = document.tree().block_at(levels.end)
    {
        block.summary().key.hash(&mut hasher);
        (levels.end - at).hash(&mut hasher);
    }
    Some(hasher.finish())
}

fn above(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    let Some(levels) = Levels::of(document, stretch.conditions) else {
        return;
    };
    let portions = stretch.marks(has_portions).filter_map(portion);
    let portions = portions.take_while(|(mark, _)| mark.span.start < levels.end);
    for (mark, portion) in portions.filter(|(_, portion)| !levels.level.covers(*portion)) {
        let finding = portion_exceeds_header::finding(document, mark.span, portion, levels.level);
        let words = portion_exceeds_header::header_words(levels.level);
        reporter.add(Draft::of(finding).with(Far::Classification, words));
    }
}

fn below(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let summary = stretch.document.summary();
    let levels = Levels::of(stretch.document, stretch.conditions);
    let Some(Levels {
        level,
        place,
        highest,
        ..
    }) = levels
    else {
        return;
    };
    let is_below = level.covers(highest) && highest < level && level.is_classified();
    if is_below && is_marked_throughout(summary) {
        reporter.push(header_exceeds_portions::finding(place, level, highest));
    }
}

/// The highest level of a portion mark before `end`.
fn highest_before(document: &Document, end: Offset) -> Option<Level> {
    let blocks = document.tree().summary_before(end);
    let at = Offset::new(blocks.bytes as usize);
    let marks = document.marks_from(at, has_portions);
    let last = marks
        .take_while(|mark| mark.span.start < end)
        .filter_map(portion);
    let last = last.map(|(_, level)| level);
    last.chain(Level::of_rank(blocks.top_portion)).max()
}

fn portion(mark: Mark) -> Option<(Mark, Level)> {
    let is_portion = mark.kind == MarkKind::PortionMark;
    is_portion
        .then_some(mark)
        .and_then(|mark| Some((mark, mark.level()?)))
}

/// Where the document proper ends: a file may hold another one behind it.
fn document_end(document: &Document, header: Offset) -> Offset {
    let counted = |summary: &Summary| summary.wrappers > 0;
    let mut marks = document.marks_from(header, counted);
    let next = marks.find(|mark| mark.kind == MarkKind::WrapperOpen);
    next.map_or(document.text().end(), |next| next.span.start)
}

/// Whether no paragraph's level is unknown.
fn is_marked_throughout(summary: &Summary) -> bool {
    summary.anomalies_in(AnomalyGroup::Missing) == 0
        && summary.portions >= summary.paragraphs().count
}

#[cfg(test)]
mod tests {
    use super::{ABOVE, BELOW};
    use crate::rules::testing::silent;

    #[test]
    fn agreement_is_silent() {
        silent(
            &[&ABOVE, &BELOW],
            "SECRET <a id='par1' href='#par1'>¶</a>1 .\n( S ) One .\n",
        );
        silent(
            &[&ABOVE, &BELOW],
            "UNCLAS <a id='par1' href='#par1'>¶</a>1 .\n( SBU ) One .\n",
        );
        silent(
            &[&ABOVE, &BELOW],
            "SECRET <a id='par1' href='#par1'>¶</a>1 .\n( C ) One ¶2 .\nTwo .\n",
        );
        silent(
            &[&ABOVE, &BELOW],
            "
            <code><pre>UNCLAS
            <a id='par1' href='#par1'>¶</a>1. (U) One.</pre></code>
            <code><pre>SECRET
            <a id='par1' href='#par1'>¶</a>1. (S) Another document.</pre></code>
            ",
        );
    }
}
