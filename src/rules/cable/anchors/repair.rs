//! The paragraph that a finding is at, and its anchor made whole: `¶4 .` ⇒
//! `<a id='par4' href='#par4'>¶</a>4 .`

use crate::edits::Site;
use crate::edits::anchor;
use crate::model::Document;
use crate::rules::fixes::Fix;
use crate::syntax::{AnchorForm, Mark, MarkKind};
use crate::text::{Edit, Span};

/// The paragraph's number, or its anchor, at `span`.
pub(super) fn paragraph_at(document: &Document, span: Span) -> Option<(Mark, AnchorForm)> {
    let mark = document.mark_at(span.end.back(1))?;
    match mark.kind {
        MarkKind::Paragraph(form) => Some((mark, form)),
        _ => None,
    }
}

/// A whole anchor in the place of the piece of one at `span`. Pieces that brackets tear apart are
/// left to a person.
pub(super) fn whole(document: &Document, span: Span) -> Option<Fix> {
    let site = Site::of(document);
    let (mark, _) = paragraph_at(document, span)?;
    let before = site.before(mark.span.start);
    let piece = before
        .rfind("<a")
        .filter(|at| !before[*at..].contains(['>', '[']));
    let start = match piece {
        Some(at) => mark.span.start.back(before.len() - at),
        None => mark.span.start,
    };
    let torn = Span::new(start, mark.inner);
    let tagged = document.mentions_in(torn).next().is_some();
    if tagged || site.text(torn).contains(['[', ']']) {
        return None;
    }
    let edit = Edit::new(torn, anchor(mark.number()));
    let title = format!("Write the anchor of ¶{}", mark.number());
    Some(Fix::new(title, vec![edit]))
}
