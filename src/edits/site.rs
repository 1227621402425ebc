//! A place to edit: the text around it on its line, how the document is written, and the mentions
//! there. Editing commands, fixes and completion all ask here.

mod blanks;
mod brackets;
mod checks;

use std::borrow::Cow;

pub(crate) use blanks::blank_between;
pub(super) use brackets::{closing_span, opening_span, unglued};
pub(crate) use checks::quoted;
pub(super) use checks::{ends_with_opener, label_of, mention_at, tagged_name_at, without_text};

use crate::model::Document;
use crate::model::style::{is_tokenised, usual_padding};
use crate::syntax::{AnomalyGroup, AnomalyKind, MAX_MENTION_BYTES, Mention};
use crate::text::{Offset, Span};

/// The distance to which a line is followed, in bytes. No mention is longer.
const REACH: usize = MAX_MENTION_BYTES;

/// A document, and how mentions are written in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Site<'a> {
    pub(crate) document: &'a Document,
    /// The blanks before a `]`.
    pub(crate) padding: &'static str,
    /// Whether blanks stand around brackets, signs and at line ends.
    pub(crate) tokenised: bool,
}

impl<'a> Site<'a> {
    pub(crate) fn of(document: &'a Document) -> Self {
        Self {
            document,
            padding: &"  "[..usual_padding(document.summary().spacing).min(2)],
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

    /// The mention that `offset` stands within.
    pub(crate) fn inside(&self, offset: Offset) -> Option<Mention> {
        let mention = self.document.mention_at(offset)?;
        (mention.span.start < offset && offset < mention.span.end).then_some(mention)
    }

    /// Whether taking `span` out would take one bracket of a mention without the other.
    pub(crate) fn cuts_mention(&self, span: Span) -> bool {
        let mut mentions = self.document.mentions_in(span);
        let whole = |mention: &Mention| span.encloses(mention.span) || mention.name.encloses(span);
        mentions.any(|mention| !whole(&mention))
    }

    /// Whether `mention` stands in another one, which would be one without it.
    fn is_nested(&self, mention: &Mention) -> bool {
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
}
