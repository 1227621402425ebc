//! Selections that grow from the word under the cursor to the document.

use crate::model::Document;
use crate::text::{Offset, Span};

/// Longest part of a word on either side of the cursor, in bytes.
const MAX_WORD_BYTES: usize = 256;

/// The spans around `offset`, each enclosing the one before it: word, name, mention, sentence,
/// paragraph, section, document. The first may be empty.
pub fn selections(document: &Document, offset: Offset) -> Vec<Span> {
    let offset = document.text().floor(offset);
    let mut spans = vec![word(document, offset)];
    if let Some(mention) = document.mention_at(offset) {
        spans.extend([mention.name, mention.span]);
    }
    spans.push(document.sentence_at(offset));
    if let Some(paragraph) = document.paragraph_at(offset) {
        spans.extend([paragraph.body(), paragraph.span]);
    }
    spans.extend([document.section_at(offset), document.text().span()]);
    let mut widening: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        let wider = widening
            .last()
            .is_none_or(|last| span.encloses(*last) && span != *last);
        if wider && span.touches(offset) {
            widening.push(span);
        }
    }
    widening
}

/// The word at or right before `offset`; empty where there is none.
fn word(document: &Document, offset: Offset) -> Span {
    let text = document.text();
    let start = text.floor(offset.back(MAX_WORD_BYTES));
    let end = text.floor(offset + MAX_WORD_BYTES);
    let near = text.slice(Span::new(start, end));
    let (before, behind) = near.split_at(offset.min(end) - start);
    let in_word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '_');
    let back = before.len() - before.trim_end_matches(in_word).len();
    let ahead = behind.len() - behind.trim_start_matches(in_word).len();
    Span::new(offset.back(back), offset + ahead)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_the_word_to_the_document() {
        let text = "S E C R E T SUBJECT: Tea <a id='par1' href='#par1'>¶</a>1 . \n\
                    ( C ) The [ORG Ada Bay Works  ] opened . \nIt closed . \n";
        let document = Document::new(text, 0);
        let at = text.find("Bay").unwrap_or_default() + 1;
        let spans = selections(&document, Offset::new(at));
        let drawn: Vec<&str> = spans
            .iter()
            .map(|span| &text[span.start.get()..span.end.get()])
            .collect();
        assert_eq!(
            drawn[..4],
            [
                "Bay",
                "Ada Bay Works",
                "[ORG Ada Bay Works  ]",
                "( C ) The [ORG Ada Bay Works  ] opened ."
            ]
        );
        assert!(drawn[4].starts_with("<a id") && drawn[4].ends_with("It closed ."));
        assert_eq!(*drawn.last().unwrap_or(&""), text);
        assert!(spans.is_sorted_by(|a, b| b.encloses(*a) && a != b));
    }

    #[test]
    fn somewhere_in_an_empty_document() {
        assert_eq!(
            selections(&Document::new("", 0), Offset::new(0)),
            [Span::default()]
        );
    }
}
