//! Formats one line: the blanks inside mentions, around them and between words.

use super::style::Style;
use crate::edits::opener::opened_word;
use crate::model::Document;
use crate::syntax::{LabelFault, LabelSet, MAX_MENTION_BYTES, Mention};
use crate::text::{Edit, Offset, Span};

/// The neighbour of a stretch of plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    Line,
    Mention,
}

/// A document and the edits made so far.
pub(super) struct Formatter<'a> {
    pub(super) document: &'a Document,
    pub(super) style: Style,
    pub(super) edits: Vec<Edit>,
}

impl<'a> Formatter<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self {
            document,
            style: Style::of(document),
            edits: Vec::new(),
        }
    }

    /// Formats the line that spans `line`.
    pub(super) fn line(&mut self, line: Span) {
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
    pub(super) fn inside(&mut self, mention: &Mention) {
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
                || opened_word(&body[..from]).is_some_and(LabelSet::is_label)
                || makes_free(&body[from..], rest);
            if !kept {
                self.put(Span::new(start + from, start + at), " ");
            }
        }
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
