//! What runs into a line gets its own.

use crate::edits::Site;
use crate::text::{Edit, Offset, Span};

/// A line break at `at`, which stands in mid-line, in the place of the blanks before it.
pub(super) fn break_at(site: Site<'_>, at: Offset) -> Edit {
    let before = site.before(at);
    let blanks = before.len() - before.trim_end().len();
    let start = at.back(blanks);
    Edit::new(Span::new(start, at), site.line_break(start))
}
