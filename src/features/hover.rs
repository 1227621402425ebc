//! Explanations of the thing under the cursor: a mention and its entity, a paragraph, a portion
//! mark, a TAGS code, a header field, a page marker, a heading, or a name that is tagged elsewhere.
//!
//! Findings are reported by the rules; a hover only mentions faults that it sees. Every walk is
//! bounded, so that a hover costs about the same in a document of any size.

mod explanation;
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

pub use self::explanation::Hover;
pub(super) use self::label::meaning;
pub(super) use self::mention::hover as of_mention;

use crate::features::markup::{Line, Prose};
use crate::model::{Document, Gazetteer, Guide};
use crate::syntax::{Mark, MarkKind, Mention};
use crate::text::{Offset, Span};

/// The explanation of the thing at `offset`; `None` if there is nothing to say.
///
/// Structure goes before mentions, since taggers take portion marks, codes and markers for names.
pub fn hover(document: &Document, offset: Offset) -> Option<Hover> {
    hover_with(document, offset, &Guide::default(), &Gazetteer::default())
}

/// As [`hover`], with the project's guidelines for labels and its gazetteer.
pub fn hover_with(
    document: &Document,
    offset: Offset,
    guide: &Guide,
    names: &Gazetteer,
) -> Option<Hover> {
    let mention = document.mention_at(offset);
    structure(document, offset)
        .or_else(|| tagged_structure(document, mention.as_ref()?))
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

/// Adds the labels that the gazetteer has for the name of `mention`, if it has any.
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

/// Adds the section of the guidelines about the label of `mention`, if `offset` is on the label.
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

/// The structure that `mention` tags, if it tags nothing else. The cursor may be on its bracket.
fn tagged_structure(document: &Document, mention: &Mention) -> Option<Hover> {
    let found = structure(document, mention.name.start);
    found.filter(|found| found.span.encloses(mention.name))
}

/// The structure at `at`, which is never a name, with a note if it is tagged as one.
fn structure(document: &Document, at: Offset) -> Option<Hover> {
    let mark = document.mark_at(at);
    let mut found = mark
        .and_then(|mark| of_mark(document, &mark))
        .or_else(|| tags::hover(document, at))
        .or_else(|| field::word(document, at))?;
    if let Some(mention) = document.mentions_in(found.span).next() {
        found
            .text
            .paragraph(tagged_note(document, found.span, &mention));
    }
    Some(found)
}

/// The note that `mention` tags all or part of `span`, which is no name.
fn tagged_note(document: &Document, span: Span, mention: &Mention) -> Line {
    let label = Line::new().code(&*document.text().slice(mention.label_span));
    if span.encloses(mention.name) {
        let line = Line::of("Tagged ").then(label);
        line.text(" here, though it is no name.")
    } else {
        let line = Line::of("A mention tagged ").then(label);
        line.text(" reaches into it, though it is no name.")
    }
}

/// The explanation of a mark; `None` for kinds that may be names or say nothing.
fn of_mark(document: &Document, mark: &Mark) -> Option<Hover> {
    match mark.kind {
        MarkKind::Paragraph(form) => paragraph::hover(document, mark, form),
        MarkKind::PortionMark => portion::hover(document, mark),
        MarkKind::Classification => Some(field::classification(document, mark)),
        MarkKind::Field(_) => field::keyword(document, mark),
        MarkKind::PageMarker => Some(page::hover(document, mark)),
        MarkKind::PassageBegin(kind) => Some(section::begin(document, mark, kind)),
        MarkKind::PassageEnd(kind) => Some(section::end(document, mark, kind)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
