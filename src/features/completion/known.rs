//! The entities of all open documents, as many as can be searched at every key.

use rustc_hash::FxHashMap;

use super::cursor_line::CursorLine;
use crate::features::fuzzy::spelling;
use crate::model::{Document, Entity, normalised};
use crate::text::Offset;

/// Most names searched in all. A document that exceeds the rest is searched only near the cursor,
/// or at its start if it is not the one that is edited.
const MAX_NAMES: usize = 5_000;

/// Text before the cursor where such a search begins, in bytes.
const NEAR_BYTES: usize = 32 << 10;

/// Most mentions read in such a search.
const MAX_NEAR_MENTIONS: usize = 1_000;

/// Most spellings of a name compared.
const MAX_SPELLINGS: usize = 4;

/// Most labels of a name counted in one document. A name may have ten thousand.
const MAX_LABELS: usize = 24;

/// An entity of the open documents.
#[derive(Clone, Debug)]
pub(super) struct KnownEntity<'a> {
    /// Its normalised name.
    pub(super) form: &'a str,
    /// The number of its mentions in the open documents.
    pub(super) count: u32,
    /// Its most frequent labels and how often it has each, most frequent first.
    pub(super) labels: Vec<(&'a str, u32)>,
    /// Its distance from the letters typed, less is better.
    pub(super) rank: u32,
    /// The nearest document that mentions it.
    pub(super) home: Home,
    /// The first document that mentions it.
    document: &'a Document,
}

/// A document that mentions a name, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Home {
    /// The document that is edited.
    Here,
    /// Another open document.
    Elsewhere,
}

/// The entities of the open documents to which `rank` gives a rank, in no order, and whether some
/// were left out.
pub(super) fn known<'a>(
    line: &CursorLine<'a>,
    rank: impl Fn(&str) -> Option<u32>,
) -> (Vec<KnownEntity<'a>>, Bounded) {
    let mut names = KnownEntities {
        known: Vec::new(),
        places: FxHashMap::default(),
        own: line.document,
    };
    let mut left = MAX_NAMES;
    let mut bounded = Bounded::No;
    for document in std::iter::once(line.document).chain(line.others) {
        let from = if std::ptr::eq(document, line.document) {
            document.text().floor(line.offset.back(NEAR_BYTES))
        } else {
            Offset::default()
        };
        if let Some(rest) = left.checked_sub(document.entities().len()) {
            left = rest;
            for (form, entity) in document.entities().iter() {
                names.add(document, form, entity, &rank);
            }
        } else {
            bounded = Bounded::Yes;
            names.add_near(document, from, &rank);
        }
    }
    for known in &mut names.known {
        known
            .labels
            .sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    }
    (names.known, bounded)
}

/// Says if names were left out of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bounded {
    No,
    Yes,
}

/// Entities as they are found.
struct KnownEntities<'a> {
    known: Vec<KnownEntity<'a>>,
    /// The index of each normalised name in `known`.
    places: FxHashMap<&'a str, usize>,
    own: &'a Document,
}

impl<'a> KnownEntities<'a> {
    /// Adds the entities that `document` mentions from `from` on.
    fn add_near(
        &mut self,
        document: &'a Document,
        from: Offset,
        rank: &impl Fn(&str) -> Option<u32>,
    ) {
        let mut seen = rustc_hash::FxHashSet::default();
        for mention in document.mentions_from(from).take(MAX_NEAR_MENTIONS) {
            let form = normalised(&document.text().slice(mention.name)).into_owned();
            if let Some((form, entity)) = document.entities().get_key_value(&form)
                && seen.insert(form)
            {
                self.add(document, form, entity, rank);
            }
        }
    }

    /// The index of the entity `form`, which is added if it is new and has a rank.
    fn place(
        &mut self,
        document: &'a Document,
        form: &'a str,
        rank: &impl Fn(&str) -> Option<u32>,
    ) -> Option<usize> {
        if let Some(place) = self.places.get(form) {
            return Some(*place);
        }
        self.known.push(KnownEntity {
            form,
            count: 0,
            labels: Vec::new(),
            rank: rank(form)?,
            home: if std::ptr::eq(document, self.own) {
                Home::Here
            } else {
                Home::Elsewhere
            },
            document,
        });
        let place = self.known.len() - 1;
        self.places.insert(form, place);
        Some(place)
    }

    /// Adds the count and labels that `entity` has in `document`.
    fn add(
        &mut self,
        document: &'a Document,
        form: &'a str,
        entity: &'a Entity,
        rank: &impl Fn(&str) -> Option<u32>,
    ) {
        let Some(place) = self.place(document, form, rank) else {
            return;
        };
        let known = &mut self.known[place];
        known.count += entity.count();
        let labels = entity.usual_labels(MAX_LABELS).into_iter();
        let labels = labels.filter_map(|(label, count)| {
            let label = document.labels().text(label)?;
            Some((label, count))
        });
        // The first document has each label once, so there is nothing to look up.
        if known.labels.is_empty() {
            known.labels.extend(labels);
            return;
        }
        let places = known.labels.iter().map(|(label, _)| *label).zip(0..);
        let mut places: FxHashMap<&str, usize> = places.collect();
        for (label, count) in labels {
            let place = *places.entry(label).or_insert(known.labels.len());
            match known.labels.get_mut(place) {
                Some((_, all)) => *all += count,
                None => known.labels.push((label, count)),
            }
        }
    }
}

impl KnownEntity<'_> {
    /// Its spelling in the first document that mentions it.
    pub(super) fn written(&self) -> Option<String> {
        let text = self.document.text();
        let mentions = self.document.mentions_of(self.form).take(MAX_SPELLINGS);
        spelling(mentions.map(|mention| text.slice(mention.name)))
    }
}
