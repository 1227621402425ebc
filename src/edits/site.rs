//! Where an edit is made: the text around it on its line, how the document is written, and what
//! must not be touched there.

use std::borrow::Cow;

use super::Refusal;
use crate::model::Document;
use crate::model::name_at::name_at;
use crate::model::style::{is_tokenised, usual};
use crate::model::tokens::of_word;
use crate::syntax::{LabelFault, LabelSet, MAX_MENTION_BYTES, Mark, MarkKind, Mention};
use crate::text::{Edit, Offset, Span};

/// How far a line is followed, in bytes. No mention is longer.
const REACH: usize = MAX_MENTION_BYTES;

/// A document, and how mentions are written in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Site<'a> {
    pub(crate) document: &'a Document,
    /// Blanks before a `]`.
    padding: &'static str,
    /// Whether blanks stand around brackets.
    pub(crate) tokenised: bool,
}

impl<'a> Site<'a> {
    pub(crate) fn of(document: &'a Document) -> Self {
        Self {
            document,
            padding: &"  "[..usual(document.summary().spacing).min(2)],
            tokenised: is_tokenised(document),
        }
    }

    pub(crate) fn text(&self, span: Span) -> Cow<'a, str> {
        self.document.text().slice(span)
    }

    /// The character before `offset`, that of a line break included.
    pub(crate) fn char_before(&self, offset: Offset) -> Option<char> {
        self.text(Span::new(offset.back(4), offset))
            .chars()
            .next_back()
    }

    /// The character at `offset`, that of a line break included.
    pub(crate) fn char_behind(&self, offset: Offset) -> Option<char> {
        self.text(Span::at(offset, 4)).chars().next()
    }

    /// The text before `offset` on its line.
    pub(crate) fn before(&self, offset: Offset) -> Cow<'a, str> {
        let text = self.document.text();
        let start = text.floor(offset.back(REACH));
        let near = text.slice(Span::new(start, offset));
        match near.rfind(['\n', '\r']) {
            Some(end) => text.slice(Span::new(start + end + 1, offset)),
            None => near,
        }
    }

    /// The text behind `offset` on its line.
    pub(crate) fn behind(&self, offset: Offset) -> Cow<'a, str> {
        let text = self.document.text();
        let near = text.slice(Span::new(offset, offset + REACH));
        match near.find(['\n', '\r']) {
            Some(end) => text.slice(Span::at(offset, end)),
            None => near,
        }
    }

    /// The edits that make a mention of the plain text `name`.
    pub(crate) fn wrap(&self, name: Span, label: &str) -> [Edit; 2] {
        let beside = [self.char_before(name.start), self.char_behind(name.end)];
        self.wrap_between(name, label, beside)
    }

    /// The same, where the characters `beside` are known.
    pub(super) fn wrap_between(
        &self,
        name: Span,
        label: &str,
        beside: [Option<char>; 2],
    ) -> [Edit; 2] {
        let [left, right] = beside.map(|beside| self.blank_at_bracket(beside));
        let padding = self.padding;
        [
            Edit::new(Span::empty(name.start), format!("{left}[{label} ")),
            Edit::new(Span::empty(name.end), format!("{padding}]{right}")),
        ]
    }

    /// How long the mention of `name` with `label` is.
    pub(crate) fn check_length(&self, name: usize, label: &str) -> Result<(), Refusal> {
        let length = name + label.len() + self.padding.len().max(2) + 3;
        if length > MAX_MENTION_BYTES {
            return Err(Refusal::new(format!(
                "a mention holds at most {MAX_MENTION_BYTES} bytes"
            )));
        }
        Ok(())
    }

    /// The blank between a bracket and the character beside it.
    pub(crate) fn blank_at_bracket(&self, beside: Option<char>) -> &'static str {
        let touches = beside.is_some_and(|c| !c.is_whitespace());
        if touches && self.tokenised { " " } else { "" }
    }

    /// The `[LABEL ` of a mention as it is written, with the blank that it may lack.
    pub(crate) fn opening(&self, mention: &Mention) -> String {
        let opening = self.text(Span::new(mention.span.start, mention.name.start));
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

    /// That nothing in `span` is bracket or markup.
    pub(crate) fn check_plain(&self, span: Span) -> Result<(), Refusal> {
        let bracket = self.document.mentions_in(span).next().is_some();
        if bracket || self.text(span).contains(['[', ']']) {
            return Err(Refusal::new(
                "there is a bracket in it; select text without one",
            ));
        }
        let near = Span::new(span.start.back(LabelSet::MAX_LABEL_BYTES + 1), span.start);
        if ends_with_opener(&self.text(near)) {
            return Err(Refusal::new("a bracket stands right before it"));
        }
        let mut held = self.marks(span).filter(|(_, held)| *held);
        match held.find_map(|(kind, _)| not_text(kind)) {
            Some(reason) => Err(Refusal::new(reason)),
            None => Ok(()),
        }
    }

    /// The marks that share text with `span`, and whether it reaches into the part of them that
    /// is no text.
    pub(crate) fn marks(&self, span: Span) -> impl Iterator<Item = (MarkKind, bool)> + 'a {
        let marks = self
            .document
            .marks_from(span.start, |summary| summary.marks > 0);
        marks
            .take_while(move |mark| mark.span.start < span.end)
            .filter(move |mark| mark.span.overlaps(span))
            .map(move |mark| (mark.kind, span.overlaps(without_text(&mark))))
    }
}

/// The part of a mark that is no text.
pub(super) fn without_text(mark: &Mark) -> Span {
    let is_number = matches!(mark.kind, MarkKind::Paragraph(form) if !form.is_paragraph());
    let end = if is_number { mark.inner } else { mark.span.end };
    Span::new(mark.span.start, end)
}

/// Whether `before` ends with a `[`, or one with a label: with another `[` behind it that would be
/// an opener that nothing closes.
pub(super) fn ends_with_opener(before: &str) -> bool {
    let near = before.len().saturating_sub(LabelSet::MAX_LABEL_BYTES + 1);
    let opener = memchr::memrchr(b'[', &before.as_bytes()[near..]);
    let label = opener.map(|at| &before[near + at + 1..]);
    label.is_some_and(|label| label.is_empty() || LabelSet::is_label(label))
}

/// Why what such a mark covers cannot be part of a name, if it cannot.
fn not_text(kind: MarkKind) -> Option<&'static str> {
    match kind {
        MarkKind::WrapperOpen
        | MarkKind::WrapperClose
        | MarkKind::Paragraph(_)
        | MarkKind::Rule
        | MarkKind::Markup => Some("that is markup, not text"),
        MarkKind::PortionMark => Some("that is a portion mark, not text"),
        _ => None,
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

/// The blank between two pieces of text that an edit brings together: none where they may touch.
pub(crate) fn blank_between(left: Option<char>, right: Option<char>) -> &'static str {
    let words = left.is_some_and(of_word) && right.is_some_and(of_word);
    if words { " " } else { "" }
}

/// The mention at `offset`.
pub(crate) fn mention_at(document: &Document, offset: Offset) -> Result<Mention, Refusal> {
    let mention = document.mention_at(offset);
    mention.ok_or_else(|| Refusal::new("the cursor is in no mention"))
}

/// The name at `offset` whose mentions are meant, where it stands: that of the mention there, or
/// one that is tagged elsewhere.
pub(crate) fn tagged_name_at(document: &Document, offset: Offset) -> Result<Span, Refusal> {
    let mention = document.mention_at(offset).map(|mention| mention.name);
    let name = || name_at(document, offset).filter(|name| is_tagged(document, *name));
    mention.or_else(name).ok_or_else(|| {
        Refusal::new("the cursor is in no mention, nor in a name that is tagged elsewhere")
    })
}

fn is_tagged(document: &Document, name: Span) -> bool {
    let name = document.text().slice(name);
    document.entities().get(&name).is_some()
}

/// The label of the document's set that `label` means.
pub(crate) fn label_of<'d>(document: &'d Document, label: &str) -> Result<&'d str, Refusal> {
    let set = document.labels();
    let id = set
        .id(label.as_bytes())
        .or_else(|| set.id_in_any_case(label.as_bytes()));
    id.and_then(|id| set.text(id)).ok_or_else(|| {
        let labels: Vec<&str> = set.labels().collect();
        let (name, labels) = (set.name(), labels.join(", "));
        Refusal::new(format!(
            "there is no label {label} in the set {name}: {labels}"
        ))
    })
}

/// `name` in quotation marks, shortened where it is long.
pub(crate) fn quoted(name: &str) -> String {
    const LONGEST: usize = 40;
    let mut chars = name.char_indices().map(|(at, _)| at);
    match chars.nth(LONGEST) {
        Some(end) => format!("“{}…”", name[..end].trim_end()),
        None => format!("“{name}”"),
    }
}
