//! The place of an offset in its document: paragraph, field of the header, sentence.

use crate::model::gloss::field::HeaderPart;
use crate::model::plain_text::PlainText;
use crate::model::{Document, Paragraph};
use crate::syntax::Mention;
use crate::text::{Offset, Span};

/// Most mentions of a name among which its spelling and its other name are looked for.
const MAX_FIRST_MENTIONS: usize = 8;

/// The place of `offset` in words that follow "in": `¶3`, `the header (Subject)`, `line 12`.
pub(crate) fn name(document: &Document, offset: Offset) -> String {
    if let Some(number) = paragraph(document, offset).and_then(|paragraph| paragraph.number) {
        return format!("¶{number}");
    }
    let header = document
        .header()
        .filter(|header| header.span.touches(offset));
    let Some(header) = header else {
        return format!("line {}", document.text().line_at(offset) + 1);
    };
    let mut fields = header.fields.iter();
    let field = fields.find(|field| field.span().touches(offset));
    match field {
        Some(field) => format!("the header ({})", HeaderPart::from(field.field).name()),
        None => "the header".to_owned(),
    }
}

/// The paragraph that holds or touches `offset`. `Document::paragraph_at` also returns the last
/// one before it.
pub(crate) fn paragraph(document: &Document, offset: Offset) -> Option<Paragraph> {
    document
        .paragraph_at(offset)
        .filter(|paragraph| paragraph.span.touches(offset))
}

/// The first mentions of the entity named `name`, in order; at most [`MAX_FIRST_MENTIONS`].
pub(crate) fn first_mentions(document: &Document, name: &str) -> Vec<Mention> {
    document
        .mentions_of(name)
        .take(MAX_FIRST_MENTIONS)
        .collect()
}

/// The sentence around `focus`, or the header's field around it, as it reads.
pub(crate) fn sentence(document: &Document, focus: Span) -> PlainText {
    let whole = match document.header() {
        Some(header) if header.span.touches(focus.start) => header
            .fields
            .iter()
            .map(|field| field.value)
            .find(|value| value.encloses(focus))
            .unwrap_or_else(|| header.before_fields()),
        _ => {
            let sentence = document.sentence_at(focus.start);
            let paragraph = paragraph(document, focus.start);
            paragraph.map_or(sentence, |held| sentence.intersection(held.span))
        }
    };
    let whole = Span::new(whole.start.min(focus.start), whole.end.max(focus.end));
    PlainText::new(document, whole, focus)
}
