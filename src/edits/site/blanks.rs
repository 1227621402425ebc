//! The blanks that an edit puts in or takes out, so that words do not run together and the text
//! stays tokenised where it is.

use super::Site;
use crate::model::tokens::is_word_char;
use crate::syntax::LabelSet;
use crate::text::{Edit, Offset, Span, is_blank};

impl Site<'_> {
    /// The blank between a bracket and the character beside it.
    pub(crate) fn blank_at_bracket(&self, beside: Option<char>) -> &'static str {
        if self.tokenised { blank(beside) } else { "" }
    }

    /// ` ` where `at` has a word or sign right before it.
    pub(crate) fn blank_before(&self, at: Offset) -> &'static str {
        blank(self.char_before(at))
    }

    /// ` ` where a word or sign stands right at `at`.
    pub(crate) fn blank_behind(&self, at: Offset) -> &'static str {
        blank(self.char_behind(at))
    }

    /// What keeps the words before and behind `gone` apart when that goes: a blank, or nothing
    /// where they may touch. A label before it must not go on in what is behind it.
    pub(crate) fn blank_for(&self, gone: Span) -> &'static str {
        let (before, behind) = (self.char_before(gone.start), self.char_behind(gone.end));
        let text = |c: Option<char>| c.is_some_and(|c| !is_blank(c));
        let bracket = behind == Some('[') || before == Some(']');
        let touches = bracket && text(before) && text(behind);
        if touches && self.tokenised || text(behind) && self.is_behind_label(gone.start) {
            " "
        } else {
            blank_between(before, behind)
        }
    }

    /// Whether a `[` with a label ends at `at`.
    fn is_behind_label(&self, at: Offset) -> bool {
        let near = self.text(Span::new(at.back(LabelSet::MAX_LABEL_BYTES + 1), at));
        let label = near.rsplit_once('[').map(|(_, label)| label);
        label.is_some_and(LabelSet::is_label)
    }

    /// Writes `text` in the place of `span`, with blanks around it where it would touch.
    pub(crate) fn apart(&self, span: Span, text: &str) -> Edit {
        let (before, behind) = (self.blank_before(span.start), self.blank_behind(span.end));
        Edit::new(span, format!("{before}{text}{behind}"))
    }

    /// Puts blanks around the signs at the offsets `glued` from `start`, each of one byte. Of two
    /// neighbours the first sets both apart.
    pub(crate) fn set_off(&self, start: Offset, glued: &[usize]) -> Vec<Edit> {
        let follows = |at: usize| {
            at.checked_sub(1)
                .is_some_and(|before| glued.contains(&before))
        };
        let edits = glued.iter().map(|at| {
            let span = Span::at(start + *at, 1);
            let before = if follows(*at) {
                ""
            } else {
                self.blank_before(span.start)
            };
            let behind = self.blank_behind(span.end);
            Edit::new(span, format!("{before}{}{behind}", self.text(span)))
        });
        edits.collect()
    }

    /// The break that begins a line at `at` and ends the one before as the document's lines end.
    pub(crate) fn line_break(&self, at: Offset) -> String {
        let lines = self.document.summary().lines;
        let newline = if lines.cr > lines.lf { "\r\n" } else { "\n" };
        let padded = self.tokenised && !matches!(self.char_before(at), Some(' ') | None);
        format!("{}{newline}", if padded { " " } else { "" })
    }

    /// Takes out `span` and one of the blanks around it.
    pub(crate) fn remove(&self, span: Span) -> Edit {
        let before = self.char_before(span.start);
        let behind = self.char_behind(span.end);
        let is_blank = |c: Option<char>| matches!(c, Some(' ' | '\t'));
        let at_start = before.is_none_or(|c| matches!(c, '\n' | '\r'));
        let span = if is_blank(behind) && (is_blank(before) || at_start) {
            Span::new(span.start, span.end + 1)
        } else if is_blank(before) && behind.is_none_or(char::is_whitespace) && !self.tokenised {
            Span::new(span.start.back(1), span.end)
        } else {
            span
        };
        Edit::new(span, "")
    }
}

/// ` ` beside a character that is no blank.
pub(super) fn blank(beside: Option<char>) -> &'static str {
    let touches = beside.is_some_and(|c| !c.is_whitespace());
    if touches { " " } else { "" }
}

/// The blank between two pieces of text that an edit brings together: none where they may touch.
pub(crate) fn blank_between(left: Option<char>, right: Option<char>) -> &'static str {
    let words = left.is_some_and(is_word_char) && right.is_some_and(is_word_char);
    if words { " " } else { "" }
}
