//! Where fixes are made: the text around a place, and the few edits that most fixes are of.

use crate::edits::blank_between;
use crate::model::Document;
use crate::model::style::{is_tokenised, usual};
use crate::syntax::{AnomalyGroup, AnomalyKind, LabelSet, Mention};
use crate::text::{Edit, Offset, Span, is_blank};

/// How far a line is followed, in bytes. No mention is longer.
const REACH: usize = 1_024;

/// A document, and how it is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) document: &'a Document,
    /// What stands before a `]`.
    pub(crate) padding: &'static str,
    /// Whether signs and line ends are set off by blanks.
    pub(crate) tokenised: bool,
}

impl<'a> Place<'a> {
    pub(crate) fn new(document: &'a Document) -> Self {
        Self {
            document,
            padding: &"  "[..usual(document.summary().spacing).min(2)],
            tokenised: is_tokenised(document),
        }
    }

    pub(crate) fn text(&self, span: Span) -> String {
        self.document.text().slice(span).into_owned()
    }

    /// The text before `at` on its line.
    pub(crate) fn before(&self, at: Offset) -> String {
        let text = self.document.text();
        let line = text.line_span(text.line_at(at));
        self.text(Span::new(line.start.max(at.back(REACH)), at))
    }

    /// The text behind `at` on its line.
    pub(crate) fn behind(&self, at: Offset) -> String {
        let text = self.document.text();
        let line = text.line_span(text.line_at(at));
        self.text(Span::new(at, line.end.min(at + REACH).max(at)))
    }

    pub(crate) fn char_before(&self, at: Offset) -> Option<char> {
        self.text(Span::new(at.back(4), at)).chars().next_back()
    }

    pub(crate) fn char_behind(&self, at: Offset) -> Option<char> {
        self.text(Span::at(at, 4)).chars().next()
    }

    /// The mention whose name holds `span` or begins it.
    pub(crate) fn mention(&self, span: Span) -> Option<Mention> {
        let near = Span::new(span.start, span.end.max(span.start + 1));
        self.document.mentions_in(near).next()
    }

    /// The same, unless it stands in another one: until that is settled it is no name.
    pub(crate) fn outer_mention(&self, span: Span) -> Option<Mention> {
        let mention = self.mention(span);
        mention.filter(|mention| !self.is_nested(mention))
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

    /// Puts `text` at `at` in place of nothing, with blanks around it where it would touch.
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

    /// What begins a line, and ends the one before as the document's lines end.
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

    /// Whether taking `span` out would take one bracket of a mention without the other.
    pub(crate) fn cuts_mention(&self, span: Span) -> bool {
        let mut mentions = self.document.mentions_in(span);
        let whole = |mention: &Mention| span.encloses(mention.span) || mention.name.encloses(span);
        mentions.any(|mention| !whole(&mention))
    }

    /// Whether `mention` stands in another one, which would be one without it.
    pub(crate) fn is_nested(&self, mention: &Mention) -> bool {
        let text = self.document.text();
        let line = text.line_span(text.line_at(mention.span.start));
        let before = line.start.max(mention.span.start.back(REACH));
        let behind = line.end.min(mention.span.end + REACH);
        let odd = self.document.anomalies_from(before, |summary| {
            summary.anomalies_in(AnomalyGroup::Brackets) > 0
        });
        let odd = odd.take_while(|odd| odd.span.start < behind);
        let (mut open, mut close) = (false, false);
        for odd in odd {
            let ahead = odd.span.start < mention.span.start;
            open |= ahead && odd.span.start >= before && odd.kind == AnomalyKind::Unclosed;
            close |= !ahead && odd.kind == AnomalyKind::LoneClose;
        }
        open && close
    }

    /// The mention in which `at` stands.
    pub(crate) fn inside(&self, at: Offset) -> Option<Mention> {
        let mention = self.document.mention_at(at)?;
        (mention.span.start < at && at < mention.span.end).then_some(mention)
    }

    /// Ends the name of `mention` before `at`: what follows in it stands behind the `]`.
    pub(crate) fn end_name(&self, mention: &Mention, at: Offset) -> Vec<Edit> {
        let name = self.text(Span::new(mention.name.start, at));
        let end = at.back(name.len() - name.trim_end().len());
        let closing = self.text(Span::new(mention.name.end, mention.span.end));
        let rest = self.text(Span::new(at, mention.name.end));
        let rest = rest.trim();
        let gap = if self.tokenised || at > end { " " } else { "" };
        let behind = self.char_behind(mention.span.end);
        let after = if self.tokenised { blank(behind) } else { "" };
        let span = Span::new(end, mention.span.end);
        vec![Edit::new(span, format!("{closing}{gap}{rest}{after}"))]
    }

    /// Begins the name of `mention` at `at`: what stands before in it comes before the `[`.
    pub(crate) fn begin_name(&self, mention: &Mention, at: Offset) -> Vec<Edit> {
        let name = self.text(Span::new(at, mention.name.end));
        let start = at + (name.len() - name.trim_start().len());
        let opening = self.text(Span::new(mention.span.start, mention.name.start));
        let rest = self.text(Span::new(mention.name.start, at));
        let rest = rest.trim();
        let gap = if self.tokenised || start > at {
            " "
        } else {
            ""
        };
        let span = Span::new(mention.span.start, start);
        vec![Edit::new(span, format!("{rest}{gap}{opening}"))]
    }
}

fn blank(beside: Option<char>) -> &'static str {
    if beside.is_some_and(|c| !c.is_whitespace()) {
        " "
    } else {
        ""
    }
}
