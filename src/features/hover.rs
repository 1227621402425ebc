//! What stands under the cursor, in words: a mention and its entity, a paragraph, a portion mark,
//! a TAGS code, a header field, a page marker, a heading, or a name that is tagged elsewhere.
//!
//! It explains; whether something is a defect is for the lints, though it says what it sees.
//! Every walk is bounded, so that it costs about the same in a document of any size.

mod field;
mod label;
mod mention;
mod page;
mod paragraph;
mod plain;
mod portion;
mod quote;
mod section;
mod tags;

pub(super) use self::label::meaning;
pub(super) use self::mention::hover as of_mention;

use crate::features::markup::{Line, Prose};
use crate::model::{Document, Gazetteer, Guide};
use crate::syntax::{Mark, MarkKind, Mention};
use crate::text::{Offset, Span};

/// What is said about a stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// The stretch.
    pub span: Span,
    /// What is said.
    pub text: Prose,
}

/// What stands at `offset`; `None` where there is nothing to say.
///
/// Structure goes before mentions: taggers take portion marks, codes and markers for names.
pub fn hover(document: &Document, offset: Offset) -> Option<Hover> {
    hover_with(document, offset, &Guide::default(), &Gazetteer::default())
}

/// As [`hover`], with what the project says of its labels and names.
pub fn hover_with(
    document: &Document,
    offset: Offset,
    guide: &Guide,
    names: &Gazetteer,
) -> Option<Hover> {
    let mention = document.mention_at(offset);
    structure(document, offset)
        .or_else(|| all_of(document, mention.as_ref()?))
        .or_else(|| {
            let mention = mention.as_ref()?;
            let mut found = mention::hover_with(document, mention, guide);
            add_known(&mut found.text, document, mention, names);
            add_section(&mut found.text, document, mention, offset, guide);
            Some(found)
        })
        .or_else(|| section::heading(document, &document.mark_at(offset)?))
        .or_else(|| plain::hover(document, offset))
        .or_else(|| paragraph::broken(document, offset))
}

/// That the project knows the name of `mention`, and with which labels.
fn add_known(text: &mut Prose, document: &Document, mention: &Mention, names: &Gazetteer) {
    let name = document.text().slice(mention.name);
    let mut labels = names.labels_of(&name).peekable();
    if labels.peek().is_none() {
        return;
    }
    let mut line = Line::of("Known to the project as ");
    for (place, label) in labels.enumerate() {
        line = line.text(if place == 0 { "" } else { ", " }).code(label);
    }
    text.item(line);
}

/// The section of the guidelines about the label of `mention`, where `offset` is on that.
fn add_section(
    text: &mut Prose,
    document: &Document,
    mention: &Mention,
    offset: Offset,
    guide: &Guide,
) {
    let written = document.text().slice(mention.label_span);
    let label = document.labels().text(mention.label).unwrap_or(&written);
    let section = guide
        .section(label)
        .filter(|_| mention.label_span.touches(offset));
    if let Some(section) = section {
        text.markdown_block(section);
    }
}

/// What `mention` is if it holds nothing but structure: the cursor may be on its bracket.
fn all_of(document: &Document, mention: &Mention) -> Option<Hover> {
    let found = structure(document, mention.name.start);
    found.filter(|found| found.span.encloses(mention.name))
}

/// What stands at `at` that is never a name, with a note where it is tagged as one.
fn structure(document: &Document, at: Offset) -> Option<Hover> {
    let mark = document.mark_at(at);
    let mut found = mark
        .and_then(|mark| of_mark(document, &mark))
        .or_else(|| tags::hover(document, at))
        .or_else(|| field::word(document, at))?;
    if let Some(mention) = document.mentions_in(found.span).next() {
        found.text.paragraph(tagged(document, found.span, &mention));
    }
    Some(found)
}

/// That `mention` makes a name of all or part of `span`, which is none.
fn tagged(document: &Document, span: Span, mention: &Mention) -> Line {
    let label = Line::new().code(&*document.text().slice(mention.label_span));
    if span.encloses(mention.name) {
        let line = Line::of("Tagged ").then(label);
        line.text(" here, though it is no name.")
    } else {
        let line = Line::of("A mention tagged ").then(label);
        line.text(" reaches into it, though it is no name.")
    }
}

/// What a mark is that is never a name.
fn of_mark(document: &Document, mark: &Mark) -> Option<Hover> {
    match mark.kind {
        MarkKind::Paragraph(form) => paragraph::hover(document, mark, form),
        MarkKind::PortionMark => portion::hover(document, mark),
        MarkKind::Classification => Some(field::classification(document, mark)),
        MarkKind::Field(_) => field::keyword(document, mark),
        MarkKind::PageMarker => Some(page::hover(document, mark)),
        MarkKind::RangeBegin(kind) => Some(section::begin(document, mark, kind)),
        MarkKind::RangeEnd(kind) => Some(section::end(document, mark, kind)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
