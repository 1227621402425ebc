//! The formatter. In the tokenised form: two blanks before a `]`, one around mentions and at line
//! ends (format §1.1, W1). Elsewhere: only the blanks inside mentions, as most mentions of the
//! document have them.
//!
//! Only blanks change: every mention keeps its label and its name, every word its letters.
//! Formatting a formatted text changes nothing.

use std::ops::Range;

use crate::model::style::{has_mixed_padding, is_tokenised, usual_padding};
use crate::model::{Document, LabelChoice, recognised};
use crate::syntax::{AnomalyGroup, LabelFault, LabelSet, MAX_MENTION_BYTES, Mention, Summary};
use crate::text::{Edit, Offset, Span};

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

/// The spacing of the document.
#[derive(Clone, Copy, Debug)]
struct Style {
    /// The number of blanks before a `]`.
    padding: usize,
    /// True if blanks stand around words, punctuation and mentions.
    tokenised: bool,
    /// True if mentions are padded in several ways, which all stay.
    mixed: bool,
}

impl Style {
    fn of(document: &Document) -> Self {
        let mut spacing = document.summary().spacing;
        let padding = usual_padding(spacing);
        // Counted as after formatting: odd padding becomes the usual one.
        spacing[padding] += std::mem::take(&mut spacing[3]);
        Self {
            padding,
            tokenised: is_tokenised(document),
            mixed: has_mixed_padding(spacing),
        }
    }

    /// Returns true if a block with `summary` may need an edit.
    fn may_offend(self, summary: &Summary) -> bool {
        let lines = summary.lines;
        let mentions = summary.mentions > summary.spacing[self.padding];
        let glued = summary.anomalies_in(AnomalyGroup::Brackets) > 0;
        let touching = summary.anomalies_in(AnomalyGroup::Touching) > 0;
        mentions || glued || lines.stray > 0 || self.tokenised && (touching || lines.bare > 0)
    }

    /// The number of blanks to put before a `]` that now has `blanks`.
    fn padding(self, blanks: usize) -> usize {
        if self.mixed && !self.tokenised && blanks < 3 {
            blanks
        } else {
            self.padding
        }
    }
}

/// The neighbour of a stretch of plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    Line,
    Mention,
}

/// A document and the edits made so far.
struct Formatter<'a> {
    document: &'a Document,
    style: Style,
    edits: Vec<Edit>,
}

impl<'a> Formatter<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            document,
            style: Style::of(document),
            edits: Vec::new(),
        }
    }

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

    fn line(&mut self, line: Span) {
        let mut at = line.start;
        let mut left = Edge::Line;
        for mention in self.document.mentions_in(line) {
            self.outside(Span::new(at, mention.span.start), left, Edge::Mention);
            self.inside(&mention);
            at = mention.span.end;
            left = Edge::Mention;
        }
        self.outside(Span::new(at, line.end), left, Edge::Line);
    }

    /// Formats the blanks inside `mention`.
    fn inside(&mut self, mention: &Mention) {
        let front = Span::new(mention.label_span.end, mention.name.start);
        let back = Span::new(mention.name.end, mention.close_bracket().start);
        let padding = self.style.padding(back.len());
        let length = mention.span.len() - front.len() - back.len() + 1 + padding;
        // Two blanks may be the only sign that an unknown word is meant as a label.
        let known = matches!(mention.fault, LabelFault::None | LabelFault::Glued);
        let loses_sign = !known && padding < 2;
        if length > MAX_MENTION_BYTES || loses_sign {
            return;
        }
        let glued = mention.fault == LabelFault::Glued;
        if !front.is_empty() || glued {
            self.put(front, " ");
        }
        self.put(back, &"  "[..padding]);
    }

    /// Formats the blanks of the plain text `span` between `left` and `right`, in the tokenised
    /// form.
    fn outside(&mut self, span: Span, left: Edge, right: Edge) {
        if !self.style.tokenised {
            return;
        }
        let text = self.document.text().slice(span).into_owned();
        let body = text.trim_matches(is_blank);
        if body.is_empty() {
            return self.between(span, left, right);
        }
        let front = text.len() - text.trim_start_matches(is_blank).len();
        let front = Span::at(span.start, front);
        match left {
            _ if makes_free(&text, body) => {}
            // A blank of another kind parts the text from the mention as well.
            Edge::Mention if front.is_empty() && body.starts_with(crate::text::is_blank) => {}
            Edge::Mention => self.put(front, " "),
            Edge::Line => self.at_line_start(front),
        }
        let body_span = Span::at(front.end, body.len());
        self.runs(body, body_span.start);
        let back = Span::new(body_span.end, span.end);
        let is_parted = back.is_empty() && body.ends_with(crate::text::is_blank);
        if !(is_parted && right == Edge::Mention) {
            self.put(back, " ");
        }
    }

    /// Formats a `span` that holds blanks alone.
    fn between(&mut self, span: Span, left: Edge, right: Edge) {
        match (left, right) {
            (Edge::Line, Edge::Line) => {}
            (Edge::Line, Edge::Mention) => self.at_line_start(span),
            (Edge::Mention, _) => self.put(span, " "),
        }
    }

    /// Formats the blanks at a line's start: one may stay, none is added.
    fn at_line_start(&mut self, span: Span) {
        if !span.is_empty() {
            self.put(span, " ");
        }
    }

    /// Formats the blanks between the words of `body`. Those before a `]` or behind a `[PER` stay:
    /// they belong to brackets that are no mention and must not become one.
    fn runs(&mut self, body: &str, start: Offset) {
        let mut at = 0;
        while let Some(found) = body[at..].find(is_blank) {
            let from = at + found;
            let rest = body[from..].trim_start_matches(is_blank);
            at = body.len() - rest.len();
            let kept = rest.starts_with(']')
                || ends_with_opener(&body[..from])
                || makes_free(&body[from..], rest);
            if !kept {
                self.put(Span::new(start + from, start + at), " ");
            }
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

    /// Replaces `span`, which holds blanks, with `blanks`, by the smallest edit.
    fn put(&mut self, span: Span, blanks: &str) {
        let old = self.document.text().slice(span);
        if old == blanks {
            return;
        }
        let front = old
            .bytes()
            .zip(blanks.bytes())
            .take_while(|(old, new)| old == new)
            .count();
        let limit = old.len().min(blanks.len()) - front;
        let pairs = old.bytes().rev().zip(blanks.bytes().rev());
        let back = pairs
            .take(limit)
            .take_while(|(old, new)| old == new)
            .count();
        let changed = Span::new(span.start + front, span.end.back(back));
        let edit = Edit::new(changed, &blanks[front..blanks.len() - back]);
        self.edits.push(edit);
    }
}

/// Returns true if `text` ends with an opener that a mention may have: `[PER`.
fn ends_with_opener(text: &str) -> bool {
    // Only as far as the longest label: a line may be as long as the document.
    let near = text.len().saturating_sub(LabelSet::MAX_LABEL_BYTES + 1);
    let bracket = memchr::memrchr(b'[', &text.as_bytes()[near..]);
    bracket.is_some_and(|at| LabelSet::is_label(&text[near + at + 1..]))
}

/// Returns true if `rest`, behind the blanks at the start of `text`, begins with a `[` that no
/// plain blank or tab precedes. A plain blank there may turn it into a mention.
fn makes_free(text: &str, rest: &str) -> bool {
    let blanks = &text[..text.len() - text.trim_start_matches(is_blank).len()];
    rest.starts_with('[') && !blanks.ends_with([' ', '\t'])
}

/// Returns true for blanks, tabs and no-break blanks.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}')
}

#[cfg(test)]
mod tests;
