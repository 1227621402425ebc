//! Stretches of text between blank lines, and lines: what they hold.

use crate::model::Document;
use crate::model::kept::Shift;
use crate::text::{Offset, Span};

/// Longest title of a section without a rule, in bytes.
const MAX_TITLE_BYTES: usize = 80;

/// A stretch of text without marks of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// Its text without blanks at the edges; empty if there is none.
    pub(super) text: Span,
    pub(super) kind: StretchKind,
}

/// The kind of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StretchKind {
    Text,
    /// It reads like a title.
    Title,
    /// It holds dashes and nothing else.
    Rule,
}

impl Shift for Stretch {
    fn shifted(&self, from: Offset, to: Offset) -> Self {
        Self {
            text: self.text.shifted(from, to),
            kind: self.kind,
        }
    }
}

impl Document {
    /// The stretch at `span`.
    pub(super) fn stretch(&self, span: Span) -> Stretch {
        let text = self.trimmed(span);
        let kind = if self.is_rule(text) {
            StretchKind::Rule
        } else if self.is_title(text) {
            StretchKind::Title
        } else {
            StretchKind::Text
        };
        Stretch { text, kind }
    }

    /// True if `span` reads like a title: one short line with a capital and no sign at its end.
    fn is_title(&self, span: Span) -> bool {
        if span.len() > MAX_TITLE_BYTES {
            return false;
        }
        let text = self.text().slice(span);
        let one_line = !text.contains(['\n', '\r', '[', ']']);
        one_line
            && text.starts_with(char::is_uppercase)
            && !text.ends_with(['.', ',', ';', ':', '?', '!', '"', '”'])
    }

    /// True if `span` holds dashes and nothing else.
    fn is_rule(&self, span: Span) -> bool {
        self.text()
            .chunks(span)
            .all(|text| text.trim_matches(['-', ' ']).is_empty())
    }
}
