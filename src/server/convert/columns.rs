//! Lines and columns for answers that say many places of a document, again after each change:
//! they are kept from one version for the next.

use tower_lsp::ls_types::{Position, Range};

use crate::model::Document;
use crate::model::kept::{Kept, Moved};
use crate::text::{Encoding, LineColumn, Offset, Span};

/// Most places kept of one document.
const MAX_PLACES: usize = if cfg!(test) { 64 } else { 1 << 16 };

/// Longest way from a place that was just found to the next, in bytes, that is walked.
const MAX_WALK_BYTES: usize = 256;

/// The places in one version of a document, at most [`MAX_PLACES`].
#[derive(Debug, Default)]
pub(crate) struct KeptColumns {
    version: Option<(Document, Encoding)>,
    lanes: Vec<Kept<LineColumn>>,
}

/// Finds lines and columns.
///
/// Ranges are asked for by lanes: in one lane they mostly follow each other, starts and ends, so
/// that a kept place is found beside the last one.
#[derive(Debug)]
pub(crate) struct Columns<'a> {
    document: &'a Document,
    encoding: Encoding,
    difference: Option<Difference>,
    lanes: Vec<Lane>,
    /// The places asked for in all lanes.
    asked: usize,
    /// Places that were found last: the start of a range, which may be that of the next range, too,
    /// and the one behind it.
    last: [(Offset, LineColumn); 2],
}

/// Places that mostly follow each other.
#[derive(Debug, Default)]
struct Lane {
    old: Kept<LineColumn>,
    /// The index in `old` of the place used last.
    near: usize,
    asked: Vec<(Span, LineColumn)>,
}

/// The difference between two versions, and where it ends in each.
#[derive(Clone, Copy, Debug)]
struct Difference {
    moved: Moved,
    old_end: LineColumn,
    new_end: LineColumn,
}

impl<'a> Columns<'a> {
    /// Those of `document`, found with what is kept, which is taken.
    pub(crate) fn new(document: &'a Document, encoding: Encoding, kept: &mut KeptColumns) -> Self {
        let kept = std::mem::take(kept);
        let old = kept.version.filter(|(_, kept)| *kept == encoding);
        let lane = |old| Lane {
            old,
            ..Lane::default()
        };
        Self {
            document,
            encoding,
            difference: old.map(|(old, _)| Difference::between(&old, document, encoding)),
            lanes: kept.lanes.into_iter().map(lane).collect(),
            asked: 0,
            last: Default::default(),
        }
    }

    /// The number of lines of the document.
    pub(crate) fn line_count(&self) -> usize {
        self.document.text().line_count()
    }

    /// The places kept for the next version.
    pub(crate) fn finish(self) -> KeptColumns {
        let lanes = self.lanes.into_iter();
        KeptColumns {
            version: Some((self.document.clone(), self.encoding)),
            lanes: lanes.map(|lane| Kept::new(lane.asked)).collect(),
        }
    }

    /// The range of `span`, the next one in `lane`.
    pub(crate) fn range(&mut self, lane: usize, span: Span) -> Range {
        let start = self.place(2 * lane, span.start);
        self.last = [(span.start, start); 2];
        let end = self.place(2 * lane + 1, span.end);
        self.last[1] = (span.end, end);
        Range::new(position(start), position(end))
    }

    fn place(&mut self, lane: usize, offset: Offset) -> LineColumn {
        if self.lanes.len() <= lane {
            self.lanes.resize_with(lane + 1, Lane::default);
        }
        let place = self.kept(lane, offset);
        let place = place.or_else(|| self.walked(offset));
        let place = place.unwrap_or_else(|| {
            let text = self.document.text();
            text.line_column_at(offset, self.encoding)
        });
        if self.asked < MAX_PLACES {
            self.asked += 1;
            self.lanes[lane].asked.push((Span::empty(offset), place));
        }
        place
    }

    /// The place kept of `offset`, if it is.
    fn kept(&mut self, lane: usize, offset: Offset) -> Option<LineColumn> {
        let difference = self.difference?;
        let before = difference.moved.before(Span::empty(offset))?.start;
        let lane = &mut self.lanes[lane];
        let (_, place) = lane.old.at(before, &mut lane.near)?;
        Some(difference.moved_place(offset, *place))
    }

    /// The place of `offset`, if it stands at one of the last two or a little behind.
    fn walked(&self, offset: Offset) -> Option<LineColumn> {
        let near =
            |(from, _): &&(Offset, LineColumn)| (*from..=*from + MAX_WALK_BYTES).contains(&offset);
        let (from, mut place) = *self.last.iter().rev().find(near)?;
        if from == offset {
            return Some(place);
        }
        let passed = self.document.text().slice(Span::new(from, offset));
        // A CR may be half of a line break.
        if passed.contains('\r') || self.document.text().byte(from.back(1)) == Some(b'\r') {
            return None;
        }
        let mut lines = passed.split('\n');
        place.column += self.encoding.len(lines.next()?);
        for line in lines {
            place.line += 1;
            place.column = self.encoding.len(line);
        }
        Some(place)
    }
}

impl Difference {
    fn between(old: &Document, new: &Document, encoding: Encoding) -> Self {
        let moved = Moved::between(old, new);
        let (old_end, new_end) = moved.ends();
        Self {
            moved,
            old_end: old.text().line_column_at(old_end, encoding),
            new_end: new.text().line_column_at(new_end, encoding),
        }
    }

    /// The place of `offset` in the new version, where it was at `place` in the old one.
    fn moved_place(&self, offset: Offset, place: LineColumn) -> LineColumn {
        if !self.moved.is_behind(offset) {
            return place;
        }
        let column = if place.line == self.old_end.line {
            self.new_end.column + (place.column - self.old_end.column)
        } else {
            place.column
        };
        LineColumn {
            line: self.new_end.line + (place.line - self.old_end.line),
            column,
        }
    }
}

fn position(place: LineColumn) -> Position {
    Position::new(place.line as u32, place.column as u32)
}
