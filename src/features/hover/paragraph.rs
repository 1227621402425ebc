//! Paragraphs, explained at their numbers: place, portion mark, mentions and first words.

use super::{Hover, portion};
use crate::features::hover::quote::first_words;
use crate::features::markup::{Line, Prose};
use crate::features::tally;
use crate::model::{Document, Paragraph};
use crate::syntax::{AnchorForm, Anomaly, AnomalyGroup, AnomalyKind, Mark, MarkKind};
use crate::text::Offset;

/// Length of the quoted beginning, in characters.
const QUOTE_CHARS: usize = 100;

/// The explanation of the paragraph that `mark` opens, or the reason why it opens none.
pub(super) fn hover(document: &Document, mark: &Mark, form: AnchorForm) -> Option<Hover> {
    let mut text = Prose::new();
    if form == AnchorForm::NotParagraph {
        add_no_paragraph(&mut text, mark.number());
    } else {
        if !document.opens_paragraph(document.paragraph_form(), mark) {
            return None;
        }
        let paragraph = document.paragraph_at(mark.span.start)?;
        add_paragraph(&mut text, document, mark, &paragraph);
        if let Some(fault) = fault(document, mark) {
            text.paragraph(fault.text(" A whole one: ").code(whole(mark.number())));
        }
    }
    Some(Hover {
        span: mark.span,
        text,
    })
}

/// The explanation of an anchor without a number at `offset`.
pub(super) fn broken(document: &Document, offset: Offset) -> Option<Hover> {
    let (at, block) = document.tree().block_at(offset)?;
    let anomalies = block.anomalies().iter().map(|raw| Anomaly::new(at, raw));
    let mut here = anomalies.filter(|anomaly| anomaly.span.contains(offset));
    let found = here.find(|anomaly| {
        anomaly.kind.group() == AnomalyGroup::Anchors
            && anomaly.kind != AnomalyKind::AnchorGluedPeriod
    })?;
    let mut text = Prose::new();
    let line = Line::of("A pilcrow with no number behind it: no paragraph begins here. ");
    text.paragraph(line.text("A whole anchor: ").code(whole(2)));
    Some(Hover {
        span: found.span,
        text,
    })
}

fn add_no_paragraph(text: &mut Prose, value: u32) {
    text.paragraph(Line::new().strong("No paragraph"));
    text.paragraph(Line::of(format!(
        "The page made an anchor of {value}, a year or amount that stood at the start of a line. \
         It is part of the text."
    )));
}

fn add_paragraph(text: &mut Prose, document: &Document, mark: &Mark, paragraph: &Paragraph) {
    text.paragraph(Line::new().strong(title(document, mark)));
    match paragraph.mark {
        Some((_, span)) => text.item(portion::words(document, span)),
        None if document.summary().portions > 0 => text.item(Line::of("It has no portion mark")),
        None => {}
    }
    let tally = tally::Tally::of(document, paragraph.span);
    text.item(Line::of(capitalised(&tally.words(document))));
    if !paragraph.body().is_empty() {
        text.paragraph(first_words(document, paragraph.span, QUOTE_CHARS));
    }
}

/// "Paragraph 9 of 17", or "Paragraph 9, by its place number 8 of 17".
fn title(document: &Document, mark: &Mark) -> String {
    let (place, number) = (ordinal(document, mark), mark.number());
    let all = document.summary().paragraphs().count;
    if place == number {
        format!("Paragraph {number} of {all}")
    } else {
        format!("Paragraph {number}, by its place number {place} of {all}")
    }
}

/// The place of the paragraph that `mark` opens among all of the document, from 1.
fn ordinal(document: &Document, mark: &Mark) -> u32 {
    let before = document.tree().summary_before(mark.span.start);
    let form = document.paragraph_form();
    let numbering = match form {
        crate::model::ParagraphForm::Anchored => before.anchored,
        _ => before.numbered,
    };
    let Some((at, block)) = document.tree().block_at(mark.span.start) else {
        return numbering.count;
    };
    let marks = block.marks().iter().map(|raw| Mark::new(at, raw));
    let here = marks
        .filter(|other| matches!(other.kind, MarkKind::Paragraph(_)))
        .filter(|other| other.span.start <= mark.span.start)
        .filter(|other| document.opens_paragraph(form, other));
    numbering.count + here.count() as u32
}

/// The fault of the anchor `mark`; `None` if it is well-formed.
fn fault(document: &Document, mark: &Mark) -> Option<Line> {
    let words = match mark.kind {
        MarkKind::Paragraph(AnchorForm::Broken) => "Its anchor is not whole.",
        MarkKind::Paragraph(AnchorForm::Pilcrow) => "Its pilcrow stands in no anchor.",
        MarkKind::Paragraph(AnchorForm::Whole) => {
            let anchor = document.text().slice(mark.span);
            if *anchor == *whole(mark.number()) {
                return None;
            }
            "The id, link and number of its anchor differ."
        }
        _ => return None,
    };
    Some(Line::of(words))
}

/// The well-formed anchor of paragraph `number`.
fn whole(number: u32) -> String {
    format!("<a id='par{number}' href='#par{number}'>¶</a>{number}")
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}
