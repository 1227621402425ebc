//! The formatter. In the tokenised form: two blanks before a `]`, one around mentions and at line
//! ends (format §1.1, W1). Elsewhere: only the blanks inside mentions, as most mentions of the
//! document have them.
//!
//! Only blanks change: every mention keeps its label and its name, every word its letters.
//! Formatting a formatted text changes nothing.

mod formatter;
mod style;

use std::ops::Range;

use crate::model::{Document, LabelChoice, recognised};
use crate::text::{Edit, Offset, Span};

use formatter::Formatter;

/// The edits that format the whole of `document`, in order. Empty if `cancelled`, which is polled
/// between blocks, turns true.
///
/// Also empty if formatting would change the label set that is recognised in the text, and with it
/// which brackets are mentions.
pub fn format(document: &Document, cancelled: &dyn Fn() -> bool) -> Vec<Edit> {
    let mut formatter = Formatter::new(document);
    if !formatter.offending(0..document.text().line_count(), cancelled) {
        return Vec::new();
    }
    formatter.final_break();
    if formatter.changes_labels() {
        return Vec::new();
    }
    formatter.edits
}

/// The edits that format the lines of `span`, in order.
pub fn format_lines(document: &Document, span: Span) -> Vec<Edit> {
    let mut formatter = Formatter::new(document);
    let text = document.text();
    let (first, mut last) = (text.line_at(span.start), text.line_at(span.end));
    // A selection of whole lines ends at the start of the next.
    if last > first && text.line_start(last) == span.end {
        last -= 1;
    }
    formatter.offending(first..last + 1, &|| false);
    formatter.edits
}

/// The edits that complete the blanks inside the mention that ends at `offset`.
pub fn format_mention(document: &Document, offset: Offset) -> Vec<Edit> {
    let mut formatter = Formatter::new(document);
    let closed = document
        .mentions_in(Span::new(offset.back(1), offset))
        .find(|mention| mention.span.end == offset);
    if let Some(mention) = closed {
        formatter.style.mixed = false;
        formatter.inside(&mention);
    }
    formatter.edits
}

impl Formatter<'_> {
    /// Formats those of `lines` that lie in blocks that may need an edit. Returns false if
    /// cancelled.
    fn offending(&mut self, lines: Range<usize>, cancelled: &dyn Fn() -> bool) -> bool {
        let text = self.document.text();
        let mut next = lines.start;
        for (at, block) in self.document.tree().blocks_from(text.line_start(next)) {
            if cancelled() {
                return false;
            }
            let first = text.line_at(at);
            if first >= lines.end {
                break;
            }
            if !self.style.may_offend(block.summary()) {
                continue;
            }
            let behind = (text.line_at((at + block.len()).back(1)) + 1).min(lines.end);
            self.lines(first.max(next)..behind);
            next = next.max(behind);
        }
        // Summaries count lines by their breaks, and the last line has none.
        if lines.end == text.line_count() {
            self.lines(next.max(lines.end - 1)..lines.end);
        }
        true
    }

    fn lines(&mut self, lines: Range<usize>) {
        for line in lines {
            self.line(self.document.text().line_span(line));
        }
    }

    /// Adds a line break behind the last line, in the tokenised form.
    fn final_break(&mut self) {
        let text = self.document.text();
        let last = text.line_span(text.line_count() - 1);
        let holds_text = text.chunks(last).any(|text| !text.trim().is_empty());
        if !self.style.tokenised || !holds_text {
            return;
        }
        let lines = self.document.summary().lines;
        let line_break = if lines.cr > lines.lf { "\r\n" } else { "\n" };
        match self
            .edits
            .last_mut()
            .filter(|edit| edit.span.end == last.end)
        {
            Some(edit) => edit.text.push_str(line_break),
            None => self
                .edits
                .push(Edit::new(Span::empty(last.end), line_break)),
        }
    }

    /// Returns true if another label set would be recognised after the edits.
    fn changes_labels(&self) -> bool {
        let given = matches!(self.document.choice(), LabelChoice::Given(_));
        if self.edits.is_empty() || given {
            return false;
        }
        let text = self.document.text();
        let mut after = String::with_capacity(text.len());
        let mut at = Offset::default();
        for edit in &self.edits {
            text.copy_to(Span::new(at, edit.span.start), &mut after);
            after.push_str(&edit.text);
            at = edit.span.end;
        }
        text.copy_to(Span::new(at, text.end()), &mut after);
        recognised(&after) != *self.document.labels()
    }
}

#[cfg(test)]
mod tests;
