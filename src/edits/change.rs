//! The result of an editing command: a change, or the reason why there is none.

use std::fmt;

use crate::text::{Edit, Offset, Span};

/// The effect of an editing command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The edits, in order and without overlap; all spans are in the text before them.
    pub edits: Vec<Edit>,
    /// The name to select, in the text after the edits.
    pub selection: Span,
    /// The effect in the user's words: `Tag “DBWG” as ORG`.
    pub title: String,
}

impl Change {
    /// The change made of `edits`. `selected` is the stretch to select afterwards, in the text
    /// before them; text put in before its first byte or behind its last one is not selected.
    pub(crate) fn new(edits: Vec<Edit>, selected: Span, title: String) -> Self {
        let mut moved = Moved::new(selected);
        for edit in &edits {
            moved.by(edit);
        }
        Self {
            edits,
            selection: moved.selection(),
            title,
        }
    }
}

/// The reason why a command does not apply, in the user's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    reason: String,
}

impl Refusal {
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Refusal {}

/// A selection that moves with edits around and in it. Text put in before its first byte or behind
/// its last one is not selected.
#[derive(Debug)]
pub(crate) struct Moved {
    selected: Span,
    /// The bytes put in and taken out before its start.
    start: (usize, usize),
    /// The bytes put in and taken out before its end.
    end: (usize, usize),
}

impl Moved {
    /// The selection `selected`, before any edit.
    pub(crate) fn new(selected: Span) -> Self {
        Self {
            selected,
            start: (0, 0),
            end: (0, 0),
        }
    }

    /// Moves the selection by `edit`, which lies behind the edits before it.
    pub(crate) fn by(&mut self, edit: &Edit) {
        let Span { start, end } = self.selected;
        let at_start = edit.span.end <= start;
        let inside = edit.span.end < end || !edit.span.is_empty();
        let add = |(put, taken): (usize, usize)| (put + edit.text.len(), taken + edit.span.len());
        if at_start {
            self.start = add(self.start);
        }
        if at_start || edit.span.end <= end && inside {
            self.end = add(self.end);
        }
    }

    /// The selection in the text after the edits.
    pub(crate) fn selection(&self) -> Span {
        let moved = |at: Offset, (put, taken): (usize, usize)| Offset::new(at.get() + put - taken);
        Span::new(
            moved(self.selected.start, self.start),
            moved(self.selected.end, self.end),
        )
    }
}
