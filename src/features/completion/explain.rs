//! The explanation of an item that the user looks at closer.

use super::ItemSubject;
use crate::features::hover;
use crate::features::markup::{Line, Prose};
use crate::model::Document;

/// The explanation of `subject` in `document`; `None` for an entity that it does not mention.
pub fn explanation(document: &Document, subject: &ItemSubject) -> Option<Prose> {
    match subject {
        ItemSubject::Label(label) => Some(of_label(document, label)),
        ItemSubject::Entity(name) => {
            let first = document.first_mention(name)?;
            Some(hover::of_mention(document, &first).text)
        }
    }
}

/// The meaning of `label` and the number of mentions with it.
fn of_label(document: &Document, label: &str) -> Prose {
    let mut text = Prose::new();
    text.paragraph(Line::new().strong(label));
    let meaning = hover::meaning(document, label);
    if !meaning.is_empty() {
        text.paragraph(Line::of(meaning));
    }
    let id = document.labels().id(label.as_bytes());
    if let Some(id) = id {
        let mentions = crate::features::tally::mentions(document.entities().count_of(id));
        text.item(Line::of(format!("{mentions} in this document")));
    }
    text
}
