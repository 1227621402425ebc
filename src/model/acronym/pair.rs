//! Long names and their acronyms: `Harbour Works Office ( [ORG HWO  ] )`.
//!
//! A pair is a name with another in parentheses behind it, where the letters of one spell the
//! other. Only the text around a few mentions is searched, never the whole document.

use std::borrow::Cow;

use crate::model::Document;
use crate::model::acronym::{is_acronym, is_capitals, is_name, spells};
use crate::model::plain_text;
use crate::syntax::Mention;
use crate::text::{Offset, Span};

/// Longest text before or behind a mention that is searched for its other name, in bytes.
const MAX_NAME_BYTES: usize = 200;

/// Longest name looked for in plain text, in words.
const MAX_NAME_WORDS: usize = 10;

/// The other name of an entity, found beside one of its mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AcronymPair {
    /// The other name.
    pub(crate) other: String,
    /// The place of that name; the name of the mention, if brackets interrupt the other name.
    pub(crate) span: Span,
    /// The start of the mention beside which it stands.
    pub(crate) at: Offset,
    /// True if the letters of one name spell the other; false if only the capitals and the same
    /// label speak for it, as with a translated name.
    pub(crate) sure: bool,
}

/// The other name beside one of `mentions`, all of one entity: the first sure one, else the first
/// of all.
pub(crate) fn best_pair(document: &Document, mentions: &[Mention]) -> Option<AcronymPair> {
    let pairs = || {
        mentions
            .iter()
            .filter_map(|mention| pair(document, mention))
    };
    pairs().find(|pair| pair.sure).or_else(|| pairs().next())
}

/// The other name beside `mention`.
fn pair(document: &Document, mention: &Mention) -> Option<AcronymPair> {
    let surroundings = Surroundings { document, mention };
    surroundings.before().or_else(|| surroundings.behind())
}

/// A mention and the text around it.
struct Surroundings<'a> {
    document: &'a Document,
    mention: &'a Mention,
}

impl<'a> Surroundings<'a> {
    fn text(&self, span: Span) -> Cow<'a, str> {
        self.document.text().slice(span)
    }

    fn name(&self) -> Cow<'a, str> {
        self.text(self.mention.name)
    }

    /// The other name before the parentheses around the mention.
    fn before(&self) -> Option<AcronymPair> {
        let span = self.mention.span;
        let behind = self.text(Span::at(span.end, 4));
        let start = span.start.back(MAX_NAME_BYTES);
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
        let last = last_words(&plain_text::of_span(self.document, outside), |long| {
            spells(&name, long)
        });
        last.filter(|_| is_acronym(&name))
            .map(|other| {
                let raw = self.text(outside).ends_with(&other);
                let span = Span::new(outside.end.back(other.len()), outside.end);
                self.sure(other, if raw { span } else { self.mention.name })
            })
            .or(beside)
    }

    /// The other name in parentheses behind the mention.
    fn behind(&self) -> Option<AcronymPair> {
        let end = self.mention.span.end;
        let near = self.text(Span::at(end, MAX_NAME_BYTES));
        let open = near.trim_start().strip_prefix('(')?;
        let start = end + (near.len() - open.len());
        let inside = &open[..open
            .find(['(', ')', '\n'])
            .filter(|at| open[*at..].starts_with(')'))?];
        let inside = Span::at(start, inside.len());
        let mut mentions = self.document.mentions_in(inside);
        let other = plain_text::of_span(self.document, inside);
        let mention = mentions.find(|mention| *self.text(mention.name) == *other);
        if let Some(pair) = mention.and_then(|mention| self.with_mention(&mention)) {
            return Some(pair);
        }
        let raw = self.text(inside).trim() == other;
        let span = if raw { inside } else { self.mention.name };
        are_pair(&self.name(), &other).then(|| self.sure(other, span))
    }

    /// The pair of the mention and `other`, right beside it, if the two are one.
    fn with_mention(&self, other: &Mention) -> Option<AcronymPair> {
        let (name, other_name) = (self.name(), self.text(other.name).into_owned());
        if are_pair(&name, &other_name) {
            return Some(self.sure(other_name, other.name));
        }
        // A name in another language: `Harbour Party ( [ORG PZH  ] )`.
        let translated =
            |short: &str, long: &str| is_capitals(short) && long.contains(' ') && !is_acronym(long);
        let fits = translated(&name, &other_name) || translated(&other_name, &name);
        (fits && other.label == self.mention.label).then(|| AcronymPair {
            sure: false,
            ..self.sure(other_name, other.name)
        })
    }

    /// A sure pair of the mention and `other` at `span`.
    fn sure(&self, other: String, span: Span) -> AcronymPair {
        AcronymPair {
            other,
            span,
            at: self.mention.span.start,
            sure: true,
        }
    }
}

/// Returns true if one name is an acronym of the other.
fn are_pair(a: &str, b: &str) -> bool {
    (is_acronym(a) && spells(a, b)) || (is_acronym(b) && spells(b, a))
}

/// The shortest run of words at the end of `text` that is written like a name and passes `fit`.
fn last_words(text: &str, fit: impl Fn(&str) -> bool) -> Option<String> {
    let starts = text.rmatch_indices(' ').map(|(blank, _)| blank + 1);
    let mut starts = starts
        .chain((!text.is_empty()).then_some(0))
        .take(MAX_NAME_WORDS);
    let long = starts.find_map(|start| {
        let words = &text[start..];
        (is_name(words) && fit(words)).then_some(words)
    });
    long.map(str::to_owned)
}
