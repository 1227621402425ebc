//! Page markers: page breaks of the cable as it was sent.

use super::Hover;
use crate::features::markup::{Line, Prose};
use crate::model::Document;
use crate::model::cable::page_marker::{read, written};
use crate::syntax::Mark;

/// The explanation of the page marker `mark`.
pub(super) fn hover(document: &Document, mark: &Mark) -> Hover {
    let marker = read(&written(document, mark.span));
    let mut text = Prose::new();
    text.paragraph(Line::new().strong(format!("Page {}", marker.page)));
    text.paragraph(Line::of(format!(
        "A page of the cable as it was sent begins here: station {}, number {}. \
         The marker interrupts the text; it is not part of it.",
        marker.station, marker.serial
    )));
    Hover {
        span: mark.span,
        text,
    }
}
