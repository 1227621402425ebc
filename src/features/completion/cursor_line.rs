//! The line around the cursor, and the part of a mention there. It is read from the text, since an
//! unfinished mention is not in the tree.

use super::cursor::Cursor;
use crate::edits::Site;
use crate::model::{Document, Gazetteer};
use crate::syntax::LabelSet;
use crate::text::{Offset, Span};

/// Longest header of a cable, in bytes from the start of the document.
pub(super) const MAX_HEADER_BYTES: usize = 16 << 10;

/// The cursor and the line around it.
#[derive(Clone, Debug)]
pub(super) struct CursorLine<'a> {
    pub(super) document: &'a Document,
    pub(super) others: &'a [Document],
    pub(super) gazetteer: Option<&'a Gazetteer>,
    pub(super) offset: Offset,
    pub(super) site: Site<'a>,
    /// The text before the cursor on its line.
    pub(super) before: String,
    /// The text behind it on its line.
    pub(super) behind: String,
}

/// The part of a mention at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    /// The label. The span is the part of it before the cursor, which may be empty.
    Label(Span),
    /// The name.
    Name(TypedName),
    /// Text behind a `[` that opens no mention.
    Prose,
}

/// The name of a mention that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TypedName {
    pub(super) label: String,
    /// The part of it before the cursor.
    pub(super) typed: Span,
    /// Its end.
    pub(super) end: Offset,
    /// True if a `]` closes the mention.
    pub(super) closed: bool,
}

impl<'a> CursorLine<'a> {
    /// The cursor with at most [`MAX_MENTION_BYTES`](crate::syntax::MAX_MENTION_BYTES) bytes of its line on either side.
    pub(super) fn of(cursor: &Cursor<'a>) -> Self {
        let offset = cursor.document.text().floor(cursor.offset);
        let site = Site::of(cursor.document);
        Self {
            document: cursor.document,
            others: cursor.others,
            gazetteer: cursor.gazetteer,
            offset,
            site,
            before: site.before(offset).into_owned(),
            behind: site.behind(offset).into_owned(),
        }
    }

    /// The last `length` bytes before the cursor.
    pub(super) fn last(&self, length: usize) -> Span {
        Span::new(self.offset.back(length), self.offset)
    }

    /// The part of a mention at the cursor; `None` outside brackets.
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

    /// The name of the mention whose `label` and name up to the cursor, `typed`, stand before it;
    /// `None` if `label` is unknown and the tree has no mention there.
    fn named(&self, label: &str, typed: &str) -> Option<TypedName> {
        let known_label = self.document.labels().id_in_any_case(label.as_bytes());
        let mention = self.document.mention_at(self.offset);
        let inside = mention.is_some_and(|mention| self.offset < mention.span.end);
        if known_label.is_none() && !inside {
            return None;
        }
        let bracket = self.behind.find(['[', ']']);
        let close = bracket.filter(|at| self.behind[*at..].starts_with(']'));
        let rest = match close {
            Some(close) => self.behind[..close].trim_end(),
            None => word_at_start(&self.behind),
        };
        Some(TypedName {
            label: label.to_owned(),
            typed: self.last(typed.len()),
            end: self.offset + rest.len(),
            closed: close.is_some(),
        })
    }
}

/// The letters at the start of `text` that continue a word.
pub(super) fn word_at_start(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '’' | '\'')));
    &text[..end.unwrap_or(text.len())]
}
