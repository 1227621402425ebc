//! Long names and their acronyms: `Harbour Works Office ( [ORG HWO  ] )`.
//!
//! A pair is a name with another in parentheses behind it, one of which the letters of the other
//! spell. Looked for around a few mentions only, never in the whole document.

use std::borrow::Cow;

use crate::model::Document;
use crate::model::acronym::{is_acronym, is_capitals, is_name, spells};
use crate::model::plain_text::words;
use crate::syntax::Mention;
use crate::text::{Offset, Span};

/// How far a long name reaches, in bytes and in words.
const REACH: usize = 200;
const LONGEST: usize = 10;

/// The other name of an entity, and how sure that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// The other name.
    pub(crate) other: String,
    /// Where it stands, or, where it is interrupted there, the mention beside it.
    pub(crate) span: Span,
    /// Where the two stand side by side.
    pub(crate) at: Offset,
    /// True if the two are the same entity beyond doubt.
    pub(crate) sure: bool,
}

/// The other name beside one of `mentions`, all of one entity: the first that is sure, else the
/// first.
pub(crate) fn best_pair(document: &Document, mentions: &[Mention]) -> Option<Pair> {
    let pairs = || {
        mentions
            .iter()
            .filter_map(|mention| pair(document, mention))
    };
    pairs().find(|pair| pair.sure).or_else(|| pairs().next())
}

/// The other name beside `mention`.
fn pair(document: &Document, mention: &Mention) -> Option<Pair> {
    let site = Site { document, mention };
    site.before().or_else(|| site.behind())
}

/// A mention beside which its other name is looked for.
struct Site<'a> {
    document: &'a Document,
    mention: &'a Mention,
}

impl<'a> Site<'a> {
    fn text(&self, span: Span) -> Cow<'a, str> {
        self.document.text().slice(span)
    }

    fn name(&self) -> Cow<'a, str> {
        self.text(self.mention.name)
    }

    /// The other name before the parentheses in which the mention stands.
    fn before(&self) -> Option<Pair> {
        let span = self.mention.span;
        let behind = self.text(Span::at(span.end, 4));
        let start = span.start.back(REACH);
        let start = self.document.text().floor(start);
        let near = self.text(Span::new(start, span.start));
        let outside = near.trim_end().strip_suffix('(')?;
        if !behind.trim_start().starts_with(')') {
            return None;
        }
        let outside = outside.trim_end();
        let outside = Span::at(start, outside.len());
        let mut mentions = self.document.mentions_in(outside);
        let other = mentions.find(|mention| mention.span.end == outside.end);
        let beside = other.as_ref().and_then(|other| self.with_mention(other));
        if let Some(sure) = beside.as_ref().filter(|pair| pair.sure) {
            return Some(sure.clone());
        }
        let name = self.name();
        let last = last_words(&words(self.document, outside), |long| spells(&name, long));
        last.filter(|_| is_acronym(&name))
            .map(|other| {
                let raw = self.text(outside).ends_with(&other);
                let span = Span::new(outside.end.back(other.len()), outside.end);
                self.sure(other, if raw { span } else { self.mention.name })
            })
            .or(beside)
    }

    /// The other name in parentheses behind the mention.
    fn behind(&self) -> Option<Pair> {
        let end = self.mention.span.end;
        let near = self.text(Span::at(end, REACH));
        let open = near.trim_start().strip_prefix('(')?;
        let start = end + (near.len() - open.len());
        let inside = &open[..open
            .find(['(', ')', '\n'])
            .filter(|at| open[*at..].starts_with(')'))?];
        let inside = Span::at(start, inside.len());
        let mut mentions = self.document.mentions_in(inside);
        let other = words(self.document, inside);
        let mention = mentions.find(|mention| *self.text(mention.name) == *other);
        if let Some(pair) = mention.and_then(|mention| self.with_mention(&mention)) {
            return Some(pair);
        }
        let raw = self.text(inside).trim() == other;
        let span = if raw { inside } else { self.mention.name };
        are_pair(&self.name(), &other).then(|| self.sure(other, span))
    }

    /// What `other`, right beside it, is to the mention.
    fn with_mention(&self, other: &Mention) -> Option<Pair> {
        let (name, other_name) = (self.name(), self.text(other.name).into_owned());
        if are_pair(&name, &other_name) {
            return Some(self.sure(other_name, other.name));
        }
        // A name in another language: `Harbour Party ( [ORG PZH  ] )`.
        let translated =
            |short: &str, long: &str| is_capitals(short) && long.contains(' ') && !is_acronym(long);
        let fits = translated(&name, &other_name) || translated(&other_name, &name);
        (fits && other.label == self.mention.label).then(|| Pair {
            sure: false,
            ..self.sure(other_name, other.name)
        })
    }

    fn sure(&self, other: String, span: Span) -> Pair {
        Pair {
            other,
            span,
            at: self.mention.span.start,
            sure: true,
        }
    }
}

/// Whether one is the other's acronym.
fn are_pair(a: &str, b: &str) -> bool {
    (is_acronym(a) && spells(a, b)) || (is_acronym(b) && spells(b, a))
}

/// The fewest words at the end of `text` that are written like a name and `fit`.
fn last_words(text: &str, fit: impl Fn(&str) -> bool) -> Option<String> {
    let starts = text.rmatch_indices(' ').map(|(blank, _)| blank + 1);
    let mut starts = starts.chain((!text.is_empty()).then_some(0)).take(LONGEST);
    let long = starts.find_map(|start| {
        let words = &text[start..];
        (is_name(words) && fit(words)).then_some(words)
    });
    long.map(str::to_owned)
}
