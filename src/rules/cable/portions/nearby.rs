//! Marks as they should be written, and those from which a missing one is taken: that of the
//! paragraph before, or that of the header's level.

use crate::model::style::is_tokenised;
use crate::model::{Document, scan};
use crate::syntax::{MarkKind, Summary, portion_mark, portion_text};
use crate::text::Offset;

/// `mark` in its parentheses, spaced like the document.
pub(super) fn enclosed(document: &Document, mark: &str) -> String {
    if is_tokenised(document) {
        format!("( {mark} )")
    } else {
        format!("({mark})")
    }
}

/// The mark of the paragraph before `at`, as it should be written. A mark for the entire text is
/// one of the first paragraph only, and none here.
pub(super) fn marked_before(document: &Document, at: Offset) -> Option<String> {
    let marks = document.marks_from(Offset::default(), has_portions);
    let before = marks.take_while(|mark| mark.span.start < at);
    let before = before.filter(|mark| mark.kind == MarkKind::PortionMark);
    let text = portion_text(&scan::text(document, before.last()?.span));
    let mark = portion_mark(&text).filter(|mark| !mark.entire_text)?;
    Some(mark.to_string())
}

/// The mark of the header's level.
pub(super) fn level_of_header(document: &Document) -> Option<String> {
    let level = document.header()?.classification?.0;
    Some(level.mark().to_owned())
}

pub(super) fn has_portions(summary: &Summary) -> bool {
    summary.portions > 0
}
