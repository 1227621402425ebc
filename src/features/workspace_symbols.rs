//! Entities and headings of one document by some letters of their names, for a search over all open
//! documents.

use crate::features::fuzzy::{distance, spelling};
use crate::features::tally;
use crate::model::gloss::label::equivalent;
use crate::model::place::first_mentions;
use crate::model::plain_text;
use crate::model::{Document, Entity};
use crate::syntax::{LabelId, MarkKind, Summary};
use crate::text::{Offset, Span};

/// Most headings of one document that are searched.
const MAX_HEADINGS: usize = 5_000;

/// A result of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The name as it is written.
    pub name: String,
    /// Shown beside the name: "LOC 3, ORG 1".
    pub detail: String,
    /// Its kind.
    pub kind: FoundKind,
    /// The name of the first mention, or the heading.
    pub span: Span,
    /// The distance from the query, then the rarity; less is better.
    pub rank: (u32, u32),
}

/// The kind of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say what is found")]
pub enum FoundKind {
    Person,
    Organisation,
    Place,
    OtherEntity,
    Heading,
}

/// The `limit` results that fit `query` best, best first. With an empty query, the most frequent
/// entities.
pub fn search(document: &Document, query: &str, limit: usize) -> Vec<Found> {
    let query = query.trim().to_lowercase();
    let mut names: Vec<(u32, u32, &str, &Entity)> = document
        .entities()
        .iter()
        .filter_map(|(name, entity)| {
            let distance = distance(&query, name)?;
            Some((distance, u32::MAX - entity.count(), name, entity))
        })
        .collect();
    let order = |a: &(u32, u32, &str, &Entity), b: &(u32, u32, &str, &Entity)| {
        (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2))
    };
    if names.len() > limit {
        names.select_nth_unstable_by(limit, order);
        names.truncate(limit);
    }
    names.sort_by(order);
    let entities = names
        .into_iter()
        .map(|(distance, rarity, name, entity)| found(document, name, entity, (distance, rarity)));
    let mut all: Vec<Found> = entities.chain(headings(document, &query)).collect();
    all.sort_by_key(|found| found.rank);
    all.truncate(limit);
    all
}

/// The result for the entity `name`.
fn found(document: &Document, name: &str, entity: &Entity, rank: (u32, u32)) -> Found {
    let labels = entity.labels();
    let first = first_mentions(document, name);
    let span = first.first().map(|mention| mention.name);
    let names = first
        .iter()
        .map(|mention| document.text().slice(mention.name));
    let written = spelling(names);
    Found {
        name: written.unwrap_or_else(|| name.to_owned()),
        detail: tally::labels(document, &labels),
        kind: kind(document, labels.first().map(|(label, _)| *label)),
        span: span.unwrap_or_default(),
        rank,
    }
}

/// The kind of an entity with this most frequent label.
fn kind(document: &Document, label: Option<LabelId>) -> FoundKind {
    let label = label.and_then(|label| document.labels().text(label));
    match label.and_then(|label| equivalent(label, &["PER", "ORG", "LOC"])) {
        Some("PER") => FoundKind::Person,
        Some("ORG") => FoundKind::Organisation,
        Some("LOC") => FoundKind::Place,
        _ => FoundKind::OtherEntity,
    }
}

/// The results for headings.
fn headings(document: &Document, query: &str) -> impl Iterator<Item = Found> {
    let counted = |summary: &Summary| summary.headings > 0;
    let marks = document.marks_from(Offset::default(), counted);
    let titles = marks.filter(|mark| mark.kind == MarkKind::Heading);
    titles.take(MAX_HEADINGS).filter_map(move |mark| {
        let name = plain_text::of_span(document, mark.span);
        let distance = distance(query, &name.to_lowercase())?;
        Some(Found {
            name,
            detail: "heading".to_owned(),
            kind: FoundKind::Heading,
            span: mark.span,
            rank: (distance, u32::MAX),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[ORG Oru Tea Works  ] ( [ORG OTW  ] ) in [LOC Velm  ] . \n\
        Teatime ------- <a id='par1' href='#par1'>¶</a>1 . \n\
        [ORG OTW’s  ] [PER Ida Oru  ] , [MISC OTW  ] . \n";

    fn names(query: &str, limit: usize) -> Vec<String> {
        let document = Document::new(TEXT, 0);
        let found = search(&document, query, limit);
        found
            .into_iter()
            .map(|found| format!("{} ({})", found.name, found.detail))
            .collect()
    }

    #[test]
    fn letters_in_their_order_the_best_first() {
        assert_eq!(
            names("oru", 9),
            ["Oru Tea Works (ORG 1)", "Ida Oru (PER 1)"]
        );
        assert_eq!(
            names("otw", 9),
            ["OTW (ORG 2, MISC 1)", "Oru Tea Works (ORG 1)"]
        );
        assert_eq!(
            names("tea", 9),
            ["Teatime (heading)", "Oru Tea Works (ORG 1)"]
        );
        assert!(names("xyz", 9).is_empty());
    }

    #[test]
    fn without_letters_the_most_frequent() {
        assert_eq!(names("", 1), ["OTW (ORG 2, MISC 1)"]);
        assert_eq!(names("", 9).len(), 5);
    }
}
