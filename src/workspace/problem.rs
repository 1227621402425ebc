//! What is wrong with a project's settings.

use crate::text::{Encoding, Span, Text};

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
