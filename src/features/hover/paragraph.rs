//! Where a paragraph begins: which one it is, how secret, and whom it mentions.

use super::{Hover, portion};
use crate::features::hover::quote::first_words;
use crate::features::markup::{Line, Prose};
use crate::features::tally;
use crate::model::{Document, Paragraph};
use crate::syntax::{AnchorForm, Anomaly, AnomalyGroup, AnomalyKind, Mark, MarkKind};
use crate::text::Offset;

/// How much of a paragraph is quoted, in characters.
const FIRST_WORDS: usize = 100;

/// The paragraph that `mark` opens, or why it opens none.
pub(super) fn hover(document: &Document, mark: &Mark, form: AnchorForm) -> Option<Hover> {
    let mut text = Prose::new();
    if form == AnchorForm::NotParagraph {
        add_no_paragraph(&mut text, mark.value);
    } else {
        if !document.opens_paragraph(document.form(), mark) {
            return None;
        }
        let paragraph = document.paragraph_at(mark.span.start)?;
        add_paragraph(&mut text, document, mark, &paragraph);
        if let Some(fault) = fault(document, mark) {
            text.paragraph(fault.text(" A whole one: ").code(whole(mark.value)));
        }
    }
    Some(Hover {
        span: mark.span,
        text,
    })
}

/// An anchor without a number.
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
        text.paragraph(first_words(document, paragraph.span, FIRST_WORDS));
    }
}

/// "Paragraph 9 of 17", or how its number and its place differ.
fn title(document: &Document, mark: &Mark) -> String {
    let (place, number) = (ordinal(document, mark), mark.value);
    let all = document.summary().paragraphs().count;
    if place == number {
        format!("Paragraph {number} of {all}")
    } else {
        format!("Paragraph {number}, by its place number {place} of {all}")
    }
}

/// Which paragraph of the document `mark` opens, from 1.
fn ordinal(document: &Document, mark: &Mark) -> u32 {
    let before = document.tree().summary_before(mark.span.start);
    let form = document.form();
    let numbering = match form {
        crate::model::Form::Anchored => before.anchored,
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

/// What is wrong with the anchor `mark`.
fn fault(document: &Document, mark: &Mark) -> Option<Line> {
    let words = match mark.kind {
        MarkKind::Paragraph(AnchorForm::Broken) => "Its anchor is not whole.",
        MarkKind::Paragraph(AnchorForm::Pilcrow) => "Its pilcrow stands in no anchor.",
        MarkKind::Paragraph(AnchorForm::Whole) => {
            let anchor = document.text().slice(mark.span);
            if *anchor == *whole(mark.value) {
                return None;
            }
            "The id, link and number of its anchor differ."
        }
        _ => return None,
    };
    Some(Line::of(words))
}

/// The anchor of paragraph `number` as it should be.
fn whole(number: u32) -> String {
    format!("<a id='par{number}' href='#par{number}'>¶</a>{number}")
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}
