//! Mentions: the name, the label and its fault, the count of the name, its first mention.

use super::quote::quoted;
use super::{Hover, label};
use crate::features::markup::{Line, Prose};
use crate::features::tally;
use crate::model::acronym::is_acronym;
use crate::model::acronym::pair::best_pair;
use crate::model::place;
use crate::model::{Document, Entity, Guide, normalised};
use crate::syntax::Mention;
use crate::text::Offset;

/// Length of a quoted sentence, in characters.
const QUOTE_CHARS: usize = 200;

/// The explanation of `mention`.
pub(in crate::features) fn hover(document: &Document, mention: &Mention) -> Hover {
    hover_with(document, mention, &Guide::default())
}

/// The explanation of `mention`, with the meaning that `guide` gives its label.
pub(super) fn hover_with(document: &Document, mention: &Mention, guide: &Guide) -> Hover {
    let name = document.text().slice(mention.name);
    let written = document.text().slice(mention.label_span);
    let mut text = Prose::new();
    text.paragraph(Line::new().strong(&*name).text(" ").code(&*written));
    if let Some(fault) = label::fault(document, mention) {
        text.paragraph(fault);
    }
    let label = document.labels().text(mention.label).unwrap_or(&written);
    let meaning = guide
        .description(label)
        .map_or_else(|| label::meaning(document, label), str::to_owned);
    if !meaning.is_empty() {
        text.paragraph(Line::of(meaning));
    }
    if let Some(entity) = document.entities().get(&name) {
        text.item(counts(document, entity, &name, mention.span.start));
        add_conflict(&mut text, document, entity, mention);
        add_places(&mut text, document, entity, &name, Some(mention));
    }
    Hover {
        span: mention.span,
        text,
    }
}

/// "7 mentions in this document (ORG 6, MISC 1), 2 in this paragraph (¶9)".
fn counts(document: &Document, entity: &Entity, name: &str, at: Offset) -> Line {
    if entity.count() == 1 {
        return Line::of("The only mention of this name in the document");
    }
    let labels = entity.labels();
    let by_label = match labels.len() {
        1 => String::new(),
        _ => format!(" ({})", tally::labels(document, &labels)),
    };
    let all = tally::mentions(entity.count());
    Line::of(format!(
        "{all} in this document{by_label}{}",
        near(document, name, at)
    ))
}

/// ", 2 in this paragraph (¶9)".
fn near(document: &Document, name: &str, at: Offset) -> String {
    let Some(paragraph) = place::paragraph(document, at) else {
        return String::new();
    };
    let form = normalised(name);
    let (mut passed, mut count) = (0, 0);
    for mention in document
        .mentions_in(paragraph.span)
        .take(tally::MAX_COUNTED)
    {
        passed += 1;
        count += u32::from(normalised(&document.text().slice(mention.name)) == form);
    }
    let bound = if passed == tally::MAX_COUNTED {
        "at least "
    } else {
        ""
    };
    let number = paragraph
        .number
        .map_or(String::new(), |number| format!(" (¶{number})"));
    format!(
        ", {bound}{} in this paragraph{number}",
        tally::number(count)
    )
}

/// Adds the other labels of the name, if it has any.
fn add_conflict(text: &mut Prose, document: &Document, entity: &Entity, mention: &Mention) {
    let mut others = entity.labels();
    others.retain(|(label, _)| *label != mention.label);
    if !others.is_empty() {
        let line = Line::new().strong("Conflict").text(": elsewhere tagged ");
        text.item(line.then(tally::times(document, &others)));
    }
}

/// Adds the other name of the entity, the form it is counted under, and its first mention. `here`
/// is the mention under the cursor, if it is one.
pub(super) fn add_places(
    text: &mut Prose,
    document: &Document,
    entity: &Entity,
    name: &str,
    here: Option<&Mention>,
) {
    let first = place::first_mentions(document, name);
    let mentions: Vec<Mention> = here
        .copied()
        .into_iter()
        .chain(first.iter().copied())
        .collect();
    if let Some(line) = other_name(document, &mentions) {
        text.item(line);
    }
    let form = normalised(name);
    if *form != name.to_lowercase() {
        text.item(Line::of(format!("Counted as “{form}”")));
    }
    let Some(first) = first.first() else {
        return;
    };
    if here.is_none_or(|here| here.span != first.span) {
        text.item(first_place(document, first));
    } else if entity.count() > 1 {
        text.item(Line::of("This is the first mention"));
    }
}

/// The long name or the acronym that stands beside one of `mentions`, all of one entity.
fn other_name(document: &Document, mentions: &[Mention]) -> Option<Line> {
    let pair = best_pair(document, mentions)?;
    let place = place::name(document, pair.at);
    let other = format!("“{}”", pair.other);
    let of_acronym = !is_acronym(&pair.other);
    let words = match (pair.sure, of_acronym) {
        (true, true) => format!("Short for {other} ({place})"),
        (true, false) => format!("Short form: {other} ({place})"),
        (false, true) => format!("Perhaps short for {other}: they stand side by side in {place}"),
        (false, false) => {
            format!("Perhaps {other} for short: they stand side by side in {place}")
        }
    };
    Some(Line::of(words))
}

/// "First in ¶1: “…”".
fn first_place(document: &Document, first: &Mention) -> Line {
    let place = place::name(document, first.name.start);
    let sentence = place::sentence(document, first.name);
    Line::of(format!("First in {place}: ")).then(quoted(&sentence, QUOTE_CHARS))
}
