//! Portion marks: their meaning, compared with the level of the header.

use super::Hover;
use crate::features::markup::{Line, Prose};
use crate::model::Document;
use crate::model::place;
use crate::syntax::{Level, Mark, portion_mark};
use crate::text::Span;

/// The explanation of the portion mark `mark`.
pub(super) fn hover(document: &Document, mark: &Mark) -> Option<Hover> {
    let inner = inner(document, mark.span);
    let read = portion_mark(&inner)?;
    let number = place::paragraph(document, mark.span.start).and_then(|held| held.number);
    let of = number.map_or(String::new(), |number| format!(" of ¶{number}"));
    let mut text = Prose::new();
    text.paragraph(
        Line::new()
            .strong(format!("({read})"))
            .text(format!(" {}", read.meaning())),
    );
    text.paragraph(Line::of(read.level.meaning()));
    text.item(Line::of(format!("Portion mark{of}")));
    if let Some(line) = beside_header(document, read.level) {
        text.item(line);
    }
    let whole = document.text().slice(mark.span);
    if !read.canonical || !whole.starts_with('(') {
        text.item(Line::of("As it should be written: ").code(format!("({read})")));
    }
    Some(Hover {
        span: mark.span,
        text,
    })
}

/// "Marked (SBU): Sensitive but unclassified", for the portion mark at `span`.
pub(super) fn words(document: &Document, span: Span) -> Line {
    let inner = inner(document, span);
    match portion_mark(&inner) {
        Some(read) => Line::of("Marked ")
            .code(format!("({read})"))
            .text(format!(": {}", read.meaning())),
        None => Line::of("Marked ").code(inner.trim()),
    }
}

/// The text between the parentheses, without the brackets of a mention.
fn inner(document: &Document, span: Span) -> String {
    let text = document.text();
    let name = document
        .mentions_in(span)
        .find(|mention| span.encloses(mention.span));
    let whole = match name {
        Some(mention) => [
            text.slice(Span::new(span.start, mention.span.start)),
            text.slice(mention.name),
            text.slice(Span::new(mention.span.end, span.end)),
        ]
        .concat(),
        None => text.slice(span).into_owned(),
    };
    whole.trim_matches(['(', ')', ' ', '\n']).to_owned()
}

/// The comparison of `level` with the level of the header.
fn beside_header(document: &Document, level: Level) -> Option<Line> {
    let (whole, _) = document.header()?.classification?;
    let name = whole.name();
    Some(if level == whole {
        Line::of(format!("The same level as the header’s: {name}"))
    } else if level < whole {
        Line::of(format!("Lower than the header’s level: {name}"))
    } else if whole.covers(level) {
        Line::of(format!("Within the header’s level: {name}"))
    } else {
        Line::new().strong("Higher than the header").text(format!(
            ": the cable as a whole is marked {name}, and no paragraph may exceed it"
        ))
    })
}
