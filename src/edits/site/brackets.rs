//! The brackets of mentions, as they are written and as an edit writes them.

use std::borrow::Cow;

use super::Site;
use crate::syntax::{LabelFault, Mention};
use crate::text::{Edit, Offset, Span};

impl<'a> Site<'a> {
    /// The edits that make a mention of the plain text `name`.
    pub(crate) fn wrap(&self, name: Span, label: &str) -> [Edit; 2] {
        let beside = [self.char_before(name.start), self.char_behind(name.end)];
        self.wrap_between(name, label, beside)
    }

    /// The same, where the characters `beside` are known.
    pub(crate) fn wrap_between(
        &self,
        name: Span,
        label: &str,
        [before, behind]: [Option<char>; 2],
    ) -> [Edit; 2] {
        let left = self.blank_at_bracket(before);
        let closing = self.closing_before(behind);
        [
            Edit::new(Span::empty(name.start), format!("{left}[{label} ")),
            Edit::new(Span::empty(name.end), closing),
        ]
    }

    /// The end of a new mention before the character `behind`.
    pub(crate) fn closing_before(&self, behind: Option<char>) -> String {
        format!("{}]{}", self.padding, self.blank_at_bracket(behind))
    }

    /// The `[LABEL ` of a mention as it is written, with the blank that it may lack.
    pub(crate) fn opening(&self, mention: &Mention) -> String {
        let opening = self.text(opening_span(mention));
        let blank = if mention.fault == LabelFault::Glued {
            " "
        } else {
            ""
        };
        format!("{opening}{blank}")
    }

    /// The `  ]` of a mention as it is written.
    pub(crate) fn closing(&self, mention: &Mention) -> Cow<'a, str> {
        self.text(closing_span(mention))
    }

    /// Ends the name of `mention` before `at`: what follows in it stands behind the `]`.
    pub(crate) fn end_name(&self, mention: &Mention, at: Offset) -> Vec<Edit> {
        let name = self.text(Span::new(mention.name.start, at));
        let end = at.back(name.len() - name.trim_end().len());
        let closing = self.closing(mention);
        let rest = self.text(Span::new(at, mention.name.end));
        let rest = rest.trim();
        let gap = if self.tokenised || at > end { " " } else { "" };
        let after = self.blank_at_bracket(self.char_behind(mention.span.end));
        let span = Span::new(end, mention.span.end);
        vec![Edit::new(span, format!("{closing}{gap}{rest}{after}"))]
    }

    /// Begins the name of `mention` at `at`: what stands before in it comes before the `[`.
    pub(crate) fn begin_name(&self, mention: &Mention, at: Offset) -> Vec<Edit> {
        let name = self.text(Span::new(at, mention.name.end));
        let start = at + (name.len() - name.trim_start().len());
        let opening = self.text(opening_span(mention));
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

/// From behind the name of a mention to behind its `]`.
pub(crate) fn closing_span(mention: &Mention) -> Span {
    Span::new(mention.name.end, mention.span.end)
}

/// From the `[` of a mention to its name.
pub(crate) fn opening_span(mention: &Mention) -> Span {
    Span::new(mention.span.start, mention.name.start)
}

/// Puts in the blank that a mention may lack behind its label: with more words behind it,
/// `[PERAda` would be read as a label of its own.
pub(crate) fn unglued(mention: &Mention) -> Option<Edit> {
    let glued = mention.fault == LabelFault::Glued;
    glued.then(|| Edit::new(Span::empty(mention.name.start), " "))
}
