//! The lines of a stretch, of very long lines the part around it: what is told once a line is told
//! again where the last one is far.

use crate::rules::stretch::Stretch;
use crate::text::{Offset, Span};

/// Within a line, what follows another of its kind within so many bytes is not told.
pub(crate) const APART_BYTES: usize = 1_024;

/// The bytes of a line that are read before a stretch: enough to see what was told last, whole.
const BYTES_BEFORE: usize = 3 * APART_BYTES;

/// A line, or the part of a long one that is around a stretch.
#[derive(Debug)]
pub(crate) struct LinePiece {
    /// Its first byte in the document.
    pub(crate) start: Offset,
    pub(crate) text: String,
    /// True if the line ends with it, by a line break.
    pub(crate) ends: bool,
}

/// The lines that share text with `stretch`, in order. A CRLF ends two lines, the second empty.
pub(crate) fn line_pieces(stretch: &Stretch<'_>) -> Vec<LinePiece> {
    let (text, span) = (stretch.document.text(), stretch.span);
    let line = text.line_span(text.line_at(span.start));
    let start = text.floor(line.start.max(span.start.back(BYTES_BEFORE)));
    let end = text.floor(span.end + APART_BYTES);
    let around = text.slice(Span::new(start, end));
    let mut pieces = Vec::new();
    let mut at = start;
    for piece in around.split_inclusive(['\n', '\r']) {
        let line = piece.trim_end_matches(['\n', '\r']);
        if at >= span.end {
            break;
        }
        if at + piece.len() > span.start {
            pieces.push(LinePiece {
                start: at,
                text: line.to_owned(),
                ends: line.len() < piece.len(),
            });
        }
        at = at + piece.len();
    }
    pieces
}

impl LinePiece {
    /// The places among `places`, from its start, that begin in `stretch` and are far from those
    /// before. Each is a first and a last byte.
    pub(crate) fn apart<T: Copy>(
        &self,
        stretch: &Stretch<'_>,
        places: impl IntoIterator<Item = (usize, usize, T)>,
    ) -> Vec<(Span, T)> {
        let mut last_end: Option<usize> = None;
        let mut apart = Vec::new();
        for (from, to, kind) in places {
            let is_near = last_end.is_some_and(|end| from < end + APART_BYTES);
            last_end = Some(to);
            if !is_near && stretch.holds(self.start + from) {
                apart.push((Span::new(self.start + from, self.start + to), kind));
            }
        }
        apart
    }
}
