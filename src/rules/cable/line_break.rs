//! What runs into a line gets its own.

use crate::edits::place::Place;
use crate::text::{Edit, Offset, Span};

/// A line break at `at`, which stands in mid-line, in the place of the blanks before it.
pub(super) fn break_at(place: Place<'_>, at: Offset) -> Edit {
    let before = place.before(at);
    let blanks = before.len() - before.trim_end().len();
    let start = at.back(blanks);
    Edit::new(Span::new(start, at), place.line_break(start))
}
