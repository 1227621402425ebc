//! What an item of a completion means, for who looks at it closer.

use super::Subject;
use crate::features::hover;
use crate::features::markup::{Line, Prose};
use crate::model::Document;

/// A label's mentions are counted in documents of up to so many names.
const MOST_NAMES: usize = 50_000;

/// What `subject` means in `document`; `None` where that knows nothing of it.
pub fn explanation(document: &Document, subject: &Subject) -> Option<Prose> {
    match subject {
        Subject::Label(label) => Some(of_label(document, label)),
        Subject::Entity(name) => {
            let first = document.first_mention(name)?;
            Some(hover::of_mention(document, &first).text)
        }
    }
}

fn of_label(document: &Document, label: &str) -> Prose {
    let mut text = Prose::new();
    text.paragraph(Line::new().strong(label));
    let meaning = hover::meaning(document, label);
    if !meaning.is_empty() {
        text.paragraph(Line::of(meaning));
    }
    let id = document.labels().id(label.as_bytes());
    if let Some(id) = id.filter(|_| document.entities().len() <= MOST_NAMES) {
        let entities = document.entities().iter();
        let counts = entities.flat_map(|(_, entity)| entity.labels());
        let counts = counts.filter(|(label, _)| *label == id);
        let count = counts.map(|(_, count)| count).sum();
        let mentions = crate::features::tally::mentions(count);
        text.item(Line::of(format!("{mentions} in this document")));
    }
    text
}
