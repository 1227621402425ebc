//! Brackets: mentions and their faults (format §1.3, §1.4).
//!
//! A mention closes on its line and within [`MAX_MENTION_BYTES`], and holds no `[`. So reading
//! starts afresh at each `[`, and an unclosed one spoils only itself.

use std::ops::Range;

use super::super::item::{AnomalyKind, LabelFault, RawMention};
use super::super::labels::label_length;
use super::super::{LabelId, LabelSet};
use super::{Lexer, name};
use crate::text::is_blank;

/// Longest mention, in bytes from its `[` to behind its `]`.
pub const MAX_MENTION_BYTES: usize = 1_024;

pub(super) fn read(lexer: &mut Lexer<'_>) {
    let mut at = lexer.start;
    while let Some(found) = memchr::memchr2(b'[', b']', &lexer.bytes[at..lexer.end]) {
        at += found;
        if lexer.bytes[at] == b']' {
            lexer.anomaly(AnomalyKind::LoneClose, at..at + 1);
            at += 1;
        } else {
            at = open(lexer, at);
        }
    }
}

/// Reads the `[` at `at` and what it opens; returns the place to read on from.
fn open(lexer: &mut Lexer<'_>, at: usize) -> usize {
    let label = at + 1..at + 1 + label_length(&lexer.bytes[at + 1..lexer.end]);
    if label.is_empty() {
        lexer.anomaly(AnomalyKind::LoneOpen, at..at + 1);
        return at + 1;
    }
    let bracket = OpenBracket {
        at,
        close: close(lexer, at, label.end),
        label,
    };
    match bracket.read(lexer) {
        BracketKind::Mention(mention) => {
            let end = at + usize::from(mention.len);
            if mention.fault != LabelFault::None {
                lexer.anomaly(AnomalyKind::Label(mention.fault), bracket.opener());
            }
            touching(lexer, at, end);
            let name = at + usize::from(mention.name);
            name::read(lexer, name..name + usize::from(mention.name_len));
            lexer.out.mentions.push(mention);
            end
        }
        BracketKind::Empty(end) => {
            lexer.anomaly(AnomalyKind::Empty, at..end);
            end
        }
        BracketKind::Fault(kind, span) => {
            lexer.anomaly(kind, span);
            at + 1
        }
    }
}

/// The place of the `]` that closes the `[` at `at`, looking from `from` on.
fn close(lexer: &Lexer<'_>, at: usize, from: usize) -> Option<usize> {
    let text = &lexer.bytes[from..lexer.end.min(at + MAX_MENTION_BYTES)];
    let found = memchr::memchr3(b'[', b']', b'\n', text)?;
    let closes = text[found] == b']' && memchr::memchr(b'\r', &text[..found]).is_none();
    closes.then_some(from + found)
}

/// Adds the anomalies of text right before the `[` or right behind the `]`.
fn touching(lexer: &mut Lexer<'_>, start: usize, end: usize) {
    let text = |c: char| !is_blank(c);
    if lexer.text[..start].ends_with(text) {
        lexer.anomaly(AnomalyKind::TouchesOpen, start..start + 1);
    }
    if lexer.text[end..].starts_with(text) {
        lexer.anomaly(AnomalyKind::TouchesClose, end - 1..end);
    }
}

/// The kind of a `[` with a label-shaped word behind it.
enum BracketKind {
    Mention(RawMention),
    /// A mention without a name, with the place behind its `]`.
    Empty(usize),
    /// No mention: the anomaly and its place.
    Fault(AnomalyKind, Range<usize>),
}

/// A `[` with a label-shaped word behind it.
struct OpenBracket {
    at: usize,
    label: Range<usize>,
    close: Option<usize>,
}

impl OpenBracket {
    fn opener(&self) -> Range<usize> {
        self.at..self.label.end
    }

    fn read(&self, lexer: &Lexer<'_>) -> BracketKind {
        let word = &lexer.bytes[self.label.clone()];
        match lexer.labels.id(word) {
            Some(label) => self.known(lexer, label),
            None => self.unknown(lexer, word),
        }
    }

    /// The kind of a bracket with a label of the set.
    fn known(&self, lexer: &Lexer<'_>, label: LabelId) -> BracketKind {
        let bytes = lexer.bytes;
        let next = bytes.get(self.label.end).copied();
        let open_ended = matches!(next, None | Some(b' ' | b'\t' | b'\n' | b'\r' | b'['));
        match self.close {
            Some(close) if close == self.label.end => BracketKind::Empty(close + 1),
            Some(close) if open_ended => self.mention(lexer, label, LabelFault::None, close),
            None if open_ended => BracketKind::Fault(AnomalyKind::Unclosed, self.opener()),
            _ => BracketKind::Fault(AnomalyKind::LoneOpen, self.at..self.at + 1),
        }
    }

    /// The kind of a bracket whose word is no label of the set. It is a mention only if a person or
    /// a tagger most likely meant one: prose has brackets of its own (`[Note: …]`, `[ing ]`).
    fn unknown(&self, lexer: &Lexer<'_>, word: &[u8]) -> BracketKind {
        let set = lexer.labels;
        let blank = matches!(lexer.bytes.get(self.label.end), Some(b' ' | b'\t'));
        let closed = self
            .close
            .filter(|close| blank && self.name(lexer, *close).is_some());
        let as_written = closed.is_some_and(|close| lexer.bytes[..close].ends_with(b"  "));
        let capitals = word.len() > 1 && !word.iter().any(u8::is_ascii_lowercase);
        let meant = self.stands_free(lexer) && (as_written || capitals);
        if let (Some(close), true) = (closed, meant) {
            if let Some(label) = set.id_in_any_case(word) {
                return self.mention(lexer, label, LabelFault::Case, close);
            }
            let built_in = std::str::from_utf8(word).is_ok_and(LabelSet::is_built_in_label);
            let fault = match set.prefix_of(word) {
                Some(_) if as_written || built_in => Some(LabelFault::Prefix),
                Some(_) => None,
                None => Some(LabelFault::Unknown),
            };
            if let Some(fault) = fault {
                return self.mention(lexer, LabelId::UNKNOWN, fault, close);
            }
        }
        self.prefixed(lexer, word)
    }

    /// The kind of a bracket whose word starts with a label: `[PERKeld  ]` lacks a blank,
    /// `[PERHAPS]` is prose.
    fn prefixed(&self, lexer: &Lexer<'_>, word: &[u8]) -> BracketKind {
        let Some(label) = lexer.labels.prefix_of(word) else {
            return BracketKind::Fault(AnomalyKind::LoneOpen, self.at..self.at + 1);
        };
        let label_len = lexer.labels.text(label).map_or(0, str::len);
        let (head, rest) = word.split_at(label_len);
        let glued = !head.iter().any(u8::is_ascii_lowercase)
            && rest[0].is_ascii_uppercase()
            && rest.get(1).is_some_and(u8::is_ascii_lowercase);
        match self.close {
            Some(close) if glued => {
                let glued = Self {
                    at: self.at,
                    label: self.label.start..self.label.start + label_len,
                    close: self.close,
                };
                glued.mention(lexer, label, LabelFault::Glued, close)
            }
            _ => BracketKind::Fault(AnomalyKind::LabelLike, self.opener()),
        }
    }

    /// True if a blank, a line's start or an opening sign stands before the `[`.
    fn stands_free(&self, lexer: &Lexer<'_>) -> bool {
        let before = lexer.text[..self.at].chars().next_back();
        before.is_none_or(|c| is_blank(c) || matches!(c, '(' | '"' | '-'))
    }

    /// The name between the label and the `]` at `close`, without blanks around it.
    fn name(&self, lexer: &Lexer<'_>, close: usize) -> Option<Range<usize>> {
        let inner = &lexer.text[self.label.end..close];
        let name = inner.trim_start_matches(is_blank);
        let start = close - name.len();
        let name = name.trim_end_matches(is_blank);
        (!name.is_empty()).then(|| start..start + name.len())
    }

    fn mention(
        &self,
        lexer: &Lexer<'_>,
        label: LabelId,
        fault: LabelFault,
        close: usize,
    ) -> BracketKind {
        let Some(name) = self.name(lexer, close) else {
            return BracketKind::Empty(close + 1);
        };
        BracketKind::Mention(RawMention {
            start: (self.at - lexer.start) as u32,
            name: (name.start - self.at) as u16,
            name_len: name.len() as u16,
            len: (close + 1 - self.at) as u16,
            label,
            label_len: self.label.len() as u8,
            fault,
        })
    }
}
