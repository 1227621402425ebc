//! Highlights: the other mentions of the entity under the cursor, the other bracket of the one
//! under it, or a paragraph's number.

use crate::model::Document;
use crate::syntax::{Mark, MarkKind};
use crate::text::{Offset, Span};

/// A stretch to highlight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The stretch.
    pub span: Span,
    /// True for the first mention of its entity.
    pub first: bool,
}

/// Most mentions highlighted: more than an editor shows.
const MAX_HIGHLIGHTS: usize = 2_000;

/// The highlights for `offset`. On a bracket: both brackets. On a name or label: the names of all
/// mentions of the entity. On a paragraph's number: the number, since finding the references to it
/// takes a walk through the document.
pub fn occurrences(document: &Document, offset: Offset) -> Vec<Occurrence> {
    let plain = |span| Occurrence { span, first: false };
    let Some(mention) = document.mention_at(offset) else {
        let number = document
            .mark_at(offset)
            .filter(|mark| matches!(mark.kind, MarkKind::Paragraph(_)));
        return number
            .as_ref()
            .map(Mark::number_span)
            .map(plain)
            .into_iter()
            .collect();
    };
    let on_bracket =
        mention.open_bracket().contains(offset) || mention.close_bracket().contains(offset);
    if on_bracket {
        return vec![
            plain(mention.open_bracket()),
            plain(mention.close_bracket()),
        ];
    }
    let name = document.text().slice(mention.name);
    let mentions = document.mentions_of(&name).take(MAX_HIGHLIGHTS);
    mentions
        .enumerate()
        .map(|(place, mention)| Occurrence {
            span: mention.name,
            first: place == 0,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, offset: usize) -> Vec<(&str, bool)> {
        let document = Document::new(text, 0);
        let found = occurrences(&document, Offset::new(offset));
        found
            .into_iter()
            .map(|found| {
                (
                    &text[found.span.start.get()..found.span.end.get()],
                    found.first,
                )
            })
            .collect()
    }

    #[test]
    fn all_mentions_of_the_entity() {
        let text = "[ORG Oru  ] , [LOC Ada Bay  ] , [MISC ORU’s  ] Oru";
        assert_eq!(at(text, 6), [("Oru", true), ("ORU’s", false)]);
        assert_eq!(at(text, 20), [("Ada Bay", true)]);
        assert_eq!(at(text, 0), [("[", false), ("]", false)]);
        assert_eq!(at(text, text.len()), []);
    }
}
