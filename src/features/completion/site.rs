//! The line around the cursor, and what of a mention stands there. Read from the text: what is
//! typed is not a mention yet.

use super::{Place, Style};
use crate::model::{Document, Gazetteer};
use crate::syntax::{LabelSet, MAX_MENTION_BYTES};
use crate::text::{Offset, Span};

/// The cursor and the line around it.
#[derive(Clone, Debug)]
pub(super) struct Site<'a> {
    pub(super) document: &'a Document,
    pub(super) others: &'a [Document],
    pub(super) gazetteer: Option<&'a Gazetteer>,
    pub(super) offset: Offset,
    pub(super) style: Style,
    /// What stands before the cursor on its line.
    pub(super) before: String,
    /// What stands behind it.
    pub(super) behind: String,
}

/// What of a mention the cursor stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    /// Where its label is or will be: what of it stands before the cursor.
    Label(Span),
    /// In its name.
    Name(Named),
    /// Behind a `[` that opens none.
    Prose,
}

/// The name of a mention that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) label: String,
    /// What of it stands before the cursor.
    pub(super) typed: Span,
    /// Where it ends.
    pub(super) end: Offset,
    /// Whether a `]` closes the mention.
    pub(super) closed: bool,
}

impl<'a> Site<'a> {
    pub(super) fn of(place: &Place<'a>) -> Self {
        let text = place.document.text();
        let offset = text.floor(place.offset);
        let start = text.floor(offset.back(MAX_MENTION_BYTES));
        let before = text.slice(Span::new(start, offset));
        let line_start = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let behind = text.slice(Span::new(offset, offset + MAX_MENTION_BYTES));
        let line_end = behind.find(['\n', '\r']).unwrap_or(behind.len());
        Self {
            document: place.document,
            others: place.others,
            gazetteer: place.gazetteer,
            offset,
            style: Style::of(place.document),
            before: before[line_start..].to_owned(),
            behind: behind[..line_end].to_owned(),
        }
    }

    /// The last `length` bytes before the cursor.
    pub(super) fn last(&self, length: usize) -> Span {
        Span::new(self.offset.back(length), self.offset)
    }

    /// What of a mention the cursor stands in.
    pub(super) fn bracket(&self) -> Option<Bracket> {
        let open = self.before.rfind(['[', ']'])?;
        if !self.before[open..].starts_with('[') {
            return None;
        }
        let inner = &self.before[open + 1..];
        if inner.is_empty() || LabelSet::is_label(inner) {
            return Some(Bracket::Label(self.last(inner.len())));
        }
        let named = inner
            .split_once(' ')
            .and_then(|(label, rest)| self.named(label, rest.trim_start()));
        Some(named.map_or(Bracket::Prose, Bracket::Name))
    }

    /// The mention of which `label` and `typed` stand before the cursor.
    fn named(&self, label: &str, typed: &str) -> Option<Named> {
        let known = self.document.labels().id_in_any_case(label.as_bytes());
        let mention = self.document.mention_at(self.offset);
        let inside = mention.is_some_and(|mention| self.offset < mention.span.end);
        if known.is_none() && !inside {
            return None;
        }
        let close = self.behind.find(['[', ']']);
        let close = close.filter(|close| self.behind[*close..].starts_with(']'));
        let rest = match close {
            Some(close) => self.behind[..close].trim_end(),
            None => word_at_start(&self.behind),
        };
        Some(Named {
            label: label.to_owned(),
            typed: self.last(typed.len()),
            end: self.offset + rest.len(),
            closed: close.is_some(),
        })
    }
}

/// The rest of the word that goes on at the start of `text`.
pub(super) fn word_at_start(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '’' | '\'')));
    &text[..end.unwrap_or(text.len())]
}
