//! The signature of a cable, if it is a surname.

use crate::model::{Document, scan};
use crate::syntax::classification;
use crate::text::Span;

/// The signature of `document` and its place. A classification at the end and the end of a
/// transmission are of its form, but none.
pub(super) fn surname(document: &Document) -> Option<(Span, String)> {
    let signature = document.signature()?;
    let name = scan::text(document, signature);
    let of_form = classification(&name).is_some() || matches!(name.as_str(), "NNNN" | "BT");
    (!of_form).then_some((signature, name))
}
