//! Labels that change together while one of them is typed: those of one entity in one sentence.

use crate::model::{Document, normalised};
use crate::text::{Offset, Span};

/// Most mentions of a sentence that are compared.
const MAX_MENTIONS: usize = 200;

/// The label at `offset` and the other labels of its entity in the sentence, in order. Empty if
/// there are no others, or if they differ.
pub fn linked_labels(document: &Document, offset: Offset) -> Vec<Span> {
    let text = document.text();
    let here = document
        .mention_at(offset)
        .filter(|mention| mention.label_span.touches(offset));
    let Some(here) = here else {
        return Vec::new();
    };
    let (name, label) = (text.slice(here.name), text.slice(here.label_span));
    let form = normalised(&name);
    let sentence = document.sentence_at(here.span.start);
    let mentions = document.mentions_in(sentence).take(MAX_MENTIONS);
    let of_entity = mentions.filter(|mention| normalised(&text.slice(mention.name)) == form);
    let spans: Vec<Span> = of_entity.map(|mention| mention.label_span).collect();
    let same = spans.iter().all(|span| text.slice(*span) == label);
    if spans.len() > 1 && same {
        spans
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{at_cursor, drawn};

    fn linked(fixture: &str) -> String {
        let (document, at) = at_cursor(fixture);
        drawn(&document, &linked_labels(&document, at))
    }

    #[test]
    fn labels_of_one_entity_in_one_sentence() {
        assert_eq!(
            linked("[LO$0C Velm  ] is [LOC Velm’s  ] , not [LOC Oru  ] . \n[LOC Velm  ] . \n"),
            "[‹LOC› Velm  ] is [‹LOC› Velm’s  ] , not [LOC Oru  ] . \n[LOC Velm  ] . \n"
        );
    }

    #[test]
    fn not_where_they_differ_or_on_names() {
        for fixture in [
            "[LO$0C Velm  ] is [ORG Velm  ] . \n",
            "[LOC V$0elm  ] is [LOC Velm  ] . \n",
            "[LO$0C Velm  ] is here . \n",
            "no men$0tion",
        ] {
            assert_eq!(linked(fixture), fixture.replace("$0", ""));
        }
    }
}
