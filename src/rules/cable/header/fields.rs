//! Headers with fields, and the names of these.

use crate::model::{Document, Header};
use crate::syntax::Field;

/// The header of `document`, if it has a field.
pub(super) fn header_with_fields(document: &Document) -> Option<Header> {
    document.header().filter(|header| !header.fields.is_empty())
}

/// The name of `field`, as headers write it.
pub(super) fn called(field: Field) -> &'static str {
    match field {
        Field::Eo => "E.O.",
        Field::Tags => "TAGS",
        Field::Subject => "SUBJECT",
        Field::Ref => "REF",
        Field::ClassifiedBy => "Classified By",
        Field::DerivedFrom => "DERIVED FROM",
    }
}
