//! Names in plain text that are tagged elsewhere in the document.

use super::{Hover, mention};
use crate::features::markup::{Line, Prose};
use crate::features::tally;
use crate::model::Document;
use crate::model::name_at::tagged_name;
use crate::text::Offset;

/// The explanation of the longest name around `offset` that is tagged elsewhere.
pub(super) fn hover(document: &Document, offset: Offset) -> Option<Hover> {
    let (span, name) = tagged_name(document, offset)?;
    let entity = document.entities().get(&name)?;
    let line = Line::new()
        .strong(&name)
        .text(" is tagged ")
        .then(tally::times(document, &entity.labels()));
    let mut text = Prose::new();
    text.paragraph(line.text(" in this document, not here."));
    mention::add_places(&mut text, document, entity, &name, None);
    Some(Hover { span, text })
}
