//! The counts of a document, for a status line.

use crate::features::semantic_tokens::{Palette, TokenKind};
use crate::model::gloss::label::label_meaning;
use crate::model::{Document, ParagraphForm};

/// The counts of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The name of its label set.
    pub label_set: String,
    /// The labels of its set, in order.
    pub labels: Vec<LabelStatus>,
    /// The number of mentions.
    pub mentions: usize,
    /// The number of entities.
    pub entities: usize,
    /// The number of numbered paragraphs.
    pub paragraphs: usize,
}

/// A label of the set, whether it is used or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelStatus {
    /// As it is written.
    pub name: String,
    /// Its meaning, if known.
    pub meaning: Option<&'static str>,
    /// The kind of token of names with it, which says their colour.
    pub kind: TokenKind,
    /// The number of mentions with it.
    pub count: usize,
}

/// The counts of `document`. Adds nothing up: editors ask at every key.
pub fn status(document: &Document) -> Status {
    let set = document.labels();
    let palette = Palette::new(set);
    let labels = set.labels().map(|name| LabelStatus {
        name: name.to_owned(),
        meaning: label_meaning(name),
        kind: set
            .id(name.as_bytes())
            .map_or(TokenKind::UnknownLabel, |id| palette.of_label(id)),
        count: set
            .id(name.as_bytes())
            .map_or(0, |id| document.entities().count_of(id) as usize),
    });
    let summary = document.summary();
    let paragraphs = match document.paragraph_form() {
        ParagraphForm::Anchored => summary.anchored.count,
        ParagraphForm::Numbered => summary.numbered.count,
        ParagraphForm::BlankLines | ParagraphForm::Lines => 0,
    };
    Status {
        label_set: set.name().to_owned(),
        labels: labels.collect(),
        mentions: summary.mentions as usize,
        entities: document.entities().len(),
        paragraphs: paragraphs as usize,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_document_holds() {
        let text = "UNCLAS TAGS PGOV SUBJECT: Tea <a id='par1' href='#par1'>¶</a>1 . \n\
                    ( U ) [ORG Oru  ] and [ORG ORU’s  ] [PER Ida  ] . \n";
        let status = status(&Document::new(text, 0));
        assert_eq!(status.label_set, "conll4");
        assert_eq!(
            (status.mentions, status.entities, status.paragraphs),
            (3, 2, 1)
        );
        let names: Vec<&str> = status.labels.iter().map(|label| &*label.name).collect();
        assert_eq!(names, ["PER", "ORG", "LOC", "MISC"]);
        let counts: Vec<usize> = status.labels.iter().map(|label| label.count).collect();
        assert_eq!(counts, [1, 2, 0, 0]);
        assert_eq!(status.labels[1].kind, TokenKind::Organization);
        assert!(status.labels.iter().all(|label| label.meaning.is_some()));
    }
}
