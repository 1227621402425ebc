//! A finding as it is kept: with places near it in bytes from the start of its block, and places
//! far from it by what they are, so that an edit elsewhere changes neither.

use rustc_hash::FxHashMap;

use super::conditions::Conditions;
use crate::model::cable::headers::headers;
use crate::model::{Document, scan, without_possessive};
use crate::rules::Finding;
use crate::syntax::{LabelId, Mention};
use crate::text::{Offset, Span};

/// A finding, and what belongs to it and stands far from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Draft {
    pub(crate) finding: Finding,
    /// Places with what they are in the user's words.
    pub(crate) far: Vec<(Far, String)>,
}

/// A place outside the window of a scan, by what it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Far {
    /// The classification in the header.
    Classification,
    /// The first header.
    Header,
    /// The line of the header that page markers repeat.
    PageLine,
    /// The name of its first mention; a name is given in its normalised form.
    FirstName(Box<str>),
    /// The first mention of a name, with its brackets.
    FirstMention(Box<str>),
    /// The first mention of a name with this label.
    FirstWithLabel(Box<str>, LabelId),
    /// A mention of a name without the possessive.
    WithoutPossessive(Box<str>),
}

impl Draft {
    /// A finding with nothing far.
    pub(crate) fn of(finding: Finding) -> Self {
        let far = Vec::new();
        Self { finding, far }
    }

    /// The same with one more place, and what that is in the user's words.
    pub(crate) fn with(mut self, far: Far, words: impl Into<String>) -> Self {
        self.far.push((far, words.into()));
        self
    }

    /// The same with its places counted from `start` instead of the start of the document.
    pub(crate) fn relative_to(mut self, start: Offset) -> Self {
        self.finding.shift(0usize.wrapping_sub(start.get()));
        self
    }

    /// The finding in `document`, where its block begins at `start`.
    pub(crate) fn listed(&self, places: &mut FarPlaces<'_>, start: Offset) -> Finding {
        let mut finding = self.finding.clone();
        finding.shift(start.get());
        for (far, words) in &self.far {
            let place = places.of(far);
            let related = place.map(|place| (place, words.clone()));
            finding.related.extend(related);
        }
        finding
    }
}

/// Where far places are in one document: many findings name the same.
pub(crate) struct FarPlaces<'d> {
    document: &'d Document,
    conditions: &'d Conditions,
    known: FxHashMap<Far, Option<Span>>,
}

impl<'d> FarPlaces<'d> {
    pub(crate) fn new(document: &'d Document, conditions: &'d Conditions) -> Self {
        Self {
            document,
            conditions,
            known: FxHashMap::default(),
        }
    }

    fn of(&mut self, far: &Far) -> Option<Span> {
        if let Some(known) = self.known.get(far) {
            return *known;
        }
        let place = far.place(self.document, self.conditions);
        self.known.insert(far.clone(), place);
        place
    }
}

impl Finding {
    /// Moves all its places by `bytes`, modulo the size of the memory: what stands before the
    /// block of a finding counts as very far behind it.
    fn shift(&mut self, bytes: usize) {
        let moved = |offset: Offset| Offset::new(offset.get().wrapping_add(bytes));
        let moved = |span: Span| Span::new(moved(span.start), moved(span.end));
        self.span = moved(self.span);
        for (span, _) in &mut self.related {
            *span = moved(*span);
        }
    }
}

impl Far {
    fn place(&self, document: &Document, conditions: &Conditions) -> Option<Span> {
        let first = |name: &str, meant: Meant<'_>| first_of(document, conditions, name, meant);
        match self {
            Self::Classification => {
                let header = conditions.header.as_ref()?;
                header.classification.map(|(_, place)| place)
            }
            Self::Header => headers(document).next().map(|mark| mark.span),
            Self::PageLine => conditions.page_line.as_ref().map(|line| line.place),
            Self::FirstName(name) => first(name, &|_| true).map(|mention| mention.name),
            Self::FirstMention(name) => first(name, &|_| true).map(|mention| mention.span),
            Self::FirstWithLabel(name, label) => {
                first(name, &|mention| mention.label == *label).map(|mention| mention.name)
            }
            Self::WithoutPossessive(name) => {
                let is_bare = |mention: &Mention| {
                    let name = scan::text(document, mention.name);
                    without_possessive(&name).len() == name.len()
                };
                first(name, &is_bare).map(|mention| mention.name)
            }
        }
    }
}

/// Most mentions of a name that are looked at to find one of a kind.
const MAX_MENTIONS: usize = 2_000;

/// True for the mention that is meant.
type Meant<'m> = &'m dyn Fn(&Mention) -> bool;

/// The first mention of `name` that is `meant`, in prose and not among the codes of a header; if
/// there is none, the first of all.
fn first_of(
    document: &Document,
    conditions: &Conditions,
    name: &str,
    meant: Meant<'_>,
) -> Option<Mention> {
    let mentions = || {
        document
            .mentions_of(name)
            .take(MAX_MENTIONS)
            .filter(|it| meant(it))
    };
    let found = mentions().find(|mention| conditions.is_prose(mention.span.start));
    found.or_else(|| mentions().next())
}
