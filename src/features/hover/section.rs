//! Headings, and the words that open and close summaries, comments and notes.

use super::Hover;
use crate::features::markup::{Line, Prose};
use crate::features::tally;
use crate::model::Document;
use crate::model::{place, plain_text};
use crate::syntax::{Mark, MarkKind, PassageKind};
use crate::text::{Offset, Span};

/// Most marks (or blocks, backwards) searched for the other end of a passage.
const MAX_SEARCHED: usize = 1_000;

/// The explanation of the section under the heading `mark`; `None` for other marks.
pub(super) fn heading(document: &Document, mark: &Mark) -> Option<Hover> {
    if mark.kind != MarkKind::Heading {
        return None;
    }
    let next = document
        .marks_from(mark.span.end, |summary| summary.headings > 0)
        .find(|next| next.kind == MarkKind::Heading && next.span.start >= mark.span.end);
    let end = next.map_or(document.text().end(), |next| next.span.start);
    let section = Span::new(mark.span.end, end);
    let mut text = Prose::new();
    text.paragraph(Line::new().strong(plain_text::of_span(document, mark.span)));
    text.item(Line::of(paragraphs(document, section)));
    let words = tally::Tally::of(document, section).words(document);
    text.item(Line::of(format!("It holds {words}")));
    Some(Hover {
        span: mark.span,
        text,
    })
}

/// "Section of 3 paragraphs, ¶3–¶5".
fn paragraphs(document: &Document, section: Span) -> String {
    let form = document.paragraph_form();
    let openers = document
        .marks_from(section.start, form.counted())
        .take_while(|mark| mark.span.start < section.end)
        .filter(|mark| document.opens_paragraph(form, mark))
        .take(tally::MAX_COUNTED);
    let numbers: Vec<u32> = openers.map(|mark| mark.number()).collect();
    match numbers[..] {
        [] => "Section without numbered paragraphs".to_owned(),
        [one] => format!("Section of 1 paragraph, ¶{one}"),
        [first, ..] if numbers.len() == tally::MAX_COUNTED => {
            format!("Section of many paragraphs, from ¶{first} on")
        }
        [first, .., last] => format!("Section of {} paragraphs, ¶{first}–¶{last}", numbers.len()),
    }
}

/// The explanation of the passage that `mark` opens.
pub(super) fn begin(document: &Document, mark: &Mark, kind: PassageKind) -> Hover {
    let next = document
        .marks_from(mark.span.end, |summary| summary.passages > 0)
        .take(MAX_SEARCHED)
        .filter(|next| next.span.start >= mark.span.end)
        .find(|next| matches!(next.kind, MarkKind::PassageBegin(of) | MarkKind::PassageEnd(of) if of == kind));
    let end = next.filter(|next| next.kind == MarkKind::PassageEnd(kind));
    let name = kind.name();
    let range = match end {
        Some(end) => Line::of(format!(
            "It ends with “{}”{}.",
            plain_text::of_span(document, end.span),
            from_to(document, mark.span.start, end.span.start)
        )),
        None => Line::of(format!(
            "No “End {name}” follows: it is taken to end with its paragraph{}.",
            from_to(document, mark.span.start, mark.span.start)
        )),
    };
    passage(mark, format!("{name} begins"), kind, range)
}

/// The explanation of the passage that `mark` closes.
pub(super) fn end(document: &Document, mark: &Mark, kind: PassageKind) -> Hover {
    let name = kind.name();
    let range = match opener(document, mark.span.start, kind) {
        Some(opener) => Line::of(format!(
            "It begins with “{}”{}.",
            plain_text::of_span(document, opener.span),
            from_to(document, opener.span.start, mark.span.start)
        )),
        None => Line::of(format!(
            "Nothing announces a {} before it.",
            name.to_lowercase()
        )),
    };
    passage(mark, format!("{name} ends"), kind, range)
}

/// The mark that opens the passage of `kind` that ends at `end`.
fn opener(document: &Document, end: Offset, kind: PassageKind) -> Option<Mark> {
    let mut before = end;
    for _ in 0..MAX_SEARCHED {
        let (at, block) = document
            .tree()
            .last_block_before(before, |summary| summary.passages > 0)?;
        let marks = block.marks().iter().rev().map(|raw| Mark::new(at, raw));
        let mut of_kind = marks
            .filter(|mark| mark.span.start < end)
            .filter(|mark| matches!(mark.kind, MarkKind::PassageBegin(of) | MarkKind::PassageEnd(of) if of == kind));
        if let Some(mark) = of_kind.next() {
            return Some(mark).filter(|mark| mark.kind == MarkKind::PassageBegin(kind));
        }
        before = at;
    }
    None
}

/// A hover on `mark`: the title, the meaning of `kind`, and the extent of the passage.
fn passage(mark: &Mark, title: String, kind: PassageKind, range: Line) -> Hover {
    let mut text = Prose::new();
    text.paragraph(Line::new().strong(title));
    text.paragraph(Line::of(meaning(kind)));
    text.item(range);
    Hover {
        span: mark.span,
        text,
    }
}

/// " (¶1–¶2)", with the numbers that the paragraphs have.
fn from_to(document: &Document, from: Offset, to: Offset) -> String {
    let number = |at| place::paragraph(document, at).and_then(|paragraph| paragraph.number);
    match (number(from), number(to)) {
        (Some(from), Some(to)) if from != to => format!(" (¶{from}–¶{to})"),
        (Some(one), _) | (None, Some(one)) => format!(" (¶{one})"),
        (None, None) => String::new(),
    }
}

fn meaning(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Summary => "The gist of the cable, for readers who read no further.",
        PassageKind::Comment => "What the author thinks, as against what the cable reports.",
        PassageKind::Note => "An explanation set into the text.",
        PassageKind::Text => "A document that the cable quotes in full.",
    }
}
