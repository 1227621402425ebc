//! The names that are known: those of the entities of all open documents, as far as they can be
//! looked through at every key.

use rustc_hash::FxHashMap;

use super::site::Site;
use crate::features::fuzzy::spelling;
use crate::model::{Document, Entity, normalised};
use crate::text::Offset;

/// So many names are looked through. A document with more of them, and those behind it, are
/// looked through only near the cursor or at their start.
const MOST_NAMES: usize = 5_000;

/// How far before the cursor names are near, in bytes, and how many mentions are looked at.
const NEAR: usize = 32 << 10;
const NEAR_MENTIONS: usize = 1_000;

/// So many spellings of a name are compared.
const SPELLINGS: usize = 4;

/// So many labels of a name in one document are told: a name may have ten thousand.
const LABELS: usize = 24;

/// A name that is known.
#[derive(Clone, Debug)]
pub(super) struct Known<'a> {
    /// In the form that its mentions share.
    pub(super) form: &'a str,
    /// How often it is mentioned in the open documents.
    pub(super) count: u32,
    /// Its usual labels and how often it has each, the most frequent first.
    pub(super) labels: Vec<(&'a str, u32)>,
    /// How well it fits, less is better.
    pub(super) rank: u32,
    /// Whether the document that is written in mentions it, or others only.
    pub(super) home: Home,
    /// The first document that mentions it.
    document: &'a Document,
}

/// Where a name is mentioned, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Home {
    /// In the document that is written in.
    Here,
    /// In others that are open.
    Elsewhere,
}

/// The known names for which `rank` says how well they fit.
pub(super) fn known<'a>(
    site: &Site<'a>,
    rank: impl Fn(&str) -> Option<u32>,
) -> (Vec<Known<'a>>, Bounded) {
    let mut names = Names {
        known: Vec::new(),
        places: FxHashMap::default(),
        own: site.document,
    };
    let mut left = MOST_NAMES;
    let mut bounded = Bounded::No;
    for document in std::iter::once(site.document).chain(site.others) {
        let from = if std::ptr::eq(document, site.document) {
            document.text().floor(site.offset.back(NEAR))
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

/// Whether names were left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bounded {
    No,
    Yes,
}

struct Names<'a> {
    known: Vec<Known<'a>>,
    places: FxHashMap<&'a str, usize>,
    own: &'a Document,
}

impl<'a> Names<'a> {
    fn add_near(
        &mut self,
        document: &'a Document,
        from: Offset,
        rank: &impl Fn(&str) -> Option<u32>,
    ) {
        let mut seen = rustc_hash::FxHashSet::default();
        for mention in document.mentions_from(from).take(NEAR_MENTIONS) {
            let form = normalised(&document.text().slice(mention.name)).into_owned();
            if let Some((form, entity)) = document.entities().get_key_value(&form)
                && seen.insert(form)
            {
                self.add(document, form, entity, rank);
            }
        }
    }

    /// The place of the name `form`, if it fits.
    fn place(
        &mut self,
        document: &'a Document,
        form: &'a str,
        rank: &impl Fn(&str) -> Option<u32>,
    ) -> Option<usize> {
        if let Some(place) = self.places.get(form) {
            return Some(*place);
        }
        self.known.push(Known {
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
        let labels = entity.usual_labels(LABELS).into_iter();
        let labels = labels.filter_map(|(label, count)| {
            let label = document.labels().text(label)?;
            Some((label, count))
        });
        // One document has each label once.
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

impl Known<'_> {
    /// How it is written where it is first mentioned.
    pub(super) fn written(&self) -> Option<String> {
        let text = self.document.text();
        let mentions = self.document.mentions_of(self.form).take(SPELLINGS);
        spelling(mentions.map(|mention| text.slice(mention.name)))
    }
}
