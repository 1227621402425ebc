//! What is wrong with a project's settings.

use crate::text::{Encoding, Span, Text};

/// The most problems that are told of one file of settings: who has more has made one mistake
/// many times.
pub(super) const MOST_PROBLEMS: usize = 100;

/// Something in a project's settings that cannot be understood or done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where in the text of the settings.
    pub span: Span,
    /// What is wrong, in the user's words.
    pub message: String,
}

impl Problem {
    /// `message` about what is at `span`.
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { span, message }
    }

    /// Line and column, both from 1 and columns in characters, of the problem in `text`.
    pub fn line_column(&self, text: &Text) -> (usize, usize) {
        let start = text.floor(self.span.start);
        let at = text.line_column_at(start, Encoding::Utf32);
        (at.line + 1, at.column + 1)
    }
}

/// `problems` by their places, and no more of them than are told.
pub(super) fn told(mut problems: Vec<Problem>) -> Vec<Problem> {
    problems.sort_by_key(|problem| problem.span);
    if problems.len() > MOST_PROBLEMS {
        problems.truncate(MOST_PROBLEMS);
        if let Some(last) = problems.last_mut() {
            last.message += "; there are more problems, which are not listed";
        }
    }
    problems
}
