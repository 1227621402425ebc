//! Labels behind a `[`, first those that the name behind them has in the documents or the
//! gazetteer.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::cursor_line::CursorLine;
use super::{Completion, Item, ItemKind, ItemSubject, MAX_ITEMS, Snippet};
use crate::features::fuzzy::distance;
use crate::model::gloss::label::label_meaning;
use crate::model::name_at::name_at;
use crate::model::normalised;
use crate::syntax::{LabelSet, Mention};
use crate::text::{Edit, Offset, Span};

/// Text before the cursor that shows the labels in use, in bytes.
const NEAR_BYTES: usize = 16 << 10;

/// Most mentions of that text that are counted.
const MAX_NEAR_MENTIONS: usize = 400;

/// Most labels of a set that are searched at every key. Behind them, only labels that begin with
/// the letters typed, and those of the name or of a mention near the cursor, are offered.
const MAX_SEARCHED_LABELS: usize = if cfg!(test) { 40 } else { 2_000 };

/// Most labels of a name that are counted in one document, most frequent first.
const MAX_OWN_LABELS: usize = 64;

/// Labels with how often each occurs.
type Counts<'a> = FxHashMap<&'a str, u32>;

/// The way to insert a label. The first span is the text that the label replaces.
enum Insertion {
    /// The label alone, in a mention that is there.
    Alone(Span),
    /// The label and a blank, before a name and a `]` that are there.
    WithBlank(Span),
    /// The label, a blank, and a `]` behind the name, which is the second span.
    Around(Span, Span),
    /// The label with room for a name. The second span ends behind a `]` that is there already.
    Open(Span, Span),
}

/// The labels that fit `typed`, the letters before the cursor.
pub(super) fn items(line: &CursorLine<'_>, typed: Span) -> Completion {
    let letters = line.document.text().slice(typed).to_lowercase();
    let insertion = insertion(line, typed);
    let name = following(line, &insertion);
    let own = name
        .as_deref()
        .map_or_else(Counts::default, |name| usual(line, name));
    let near = in_use(line);
    let listed: Vec<&str> = match (line.gazetteer, name.as_deref()) {
        (Some(gazetteer), Some(name)) => gazetteer.labels_of(name).collect(),
        _ => Vec::new(),
    };
    let set = line.document.labels();
    let known = own.keys().chain(near.keys()).chain(&listed).copied();
    let others = behind(set, &letters, known);
    let labels = set.labels().enumerate().take(MAX_SEARCHED_LABELS);
    let mut ranked: Vec<_> = labels
        .chain(others)
        .filter_map(|(place, label)| {
            let distance = distance(&letters, &label.to_lowercase())?;
            let count = |counts: &Counts<'_>| counts.get(label).copied().unwrap_or_default();
            let unlisted = !listed.contains(&label);
            let rank = (
                distance,
                Reverse(count(&own)),
                unlisted,
                Reverse(count(&near)),
                place,
            );
            Some((rank, label))
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let incomplete = ranked.len() > MAX_ITEMS || set.len() > MAX_SEARCHED_LABELS;
    ranked.truncate(MAX_ITEMS);
    let items = ranked
        .into_iter()
        .map(|((_, Reverse(usual), unlisted, ..), label)| Item {
            detail: match name.as_deref() {
                Some(name) if usual > 0 => format!("“{name}” {usual}×"),
                Some(name) if !unlisted => format!("“{name}” in the gazetteer"),
                _ => short_meaning(label),
            },
            ..item(line, label, &insertion)
        });
    Completion {
        items: items.collect(),
        incomplete,
    }
}

/// The labels behind the first [`MAX_SEARCHED_LABELS`] of `set`, with their places, that are
/// `known`, and some that begin with `letters`.
fn behind<'a>(
    set: &'a LabelSet,
    letters: &str,
    known: impl Iterator<Item = &'a str>,
) -> BTreeSet<(usize, &'a str)> {
    let placed = known.filter_map(|label| {
        let id = set.id(label.as_bytes())?;
        Some((id.index()?, set.text(id)?))
    });
    let behind = placed.filter(|(place, _)| *place >= MAX_SEARCHED_LABELS);
    let begins = |(_, label): &(usize, &str)| {
        let start = label.as_bytes().get(..letters.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(letters.as_bytes()))
    };
    let rest = set.labels().enumerate().skip(MAX_SEARCHED_LABELS);
    let begun = rest.filter(begins).take(MAX_ITEMS);
    behind.chain(begun).collect()
}

/// The meaning of `label` up to the first sign of punctuation.
fn short_meaning(label: &str) -> String {
    let meaning = label_meaning(label).unwrap_or_default();
    let short = meaning.split([':', ';', '.']).next();
    short.unwrap_or_default().to_owned()
}

/// The item that inserts `label`.
fn item(line: &CursorLine<'_>, label: &str, insertion: &Insertion) -> Item {
    let (span, text) = match insertion {
        Insertion::Alone(span) => (*span, label.to_owned()),
        Insertion::WithBlank(span) | Insertion::Around(span, _) | Insertion::Open(span, _) => {
            (*span, format!("{label} "))
        }
    };
    let mut item = Item::new(ItemKind::Label, label, Edit::new(span, text));
    item.subject = Some(ItemSubject::Label(label.to_owned()));
    match insertion {
        Insertion::Around(_, name) => {
            let at = name.end - line.offset;
            let behind = line.behind[at..].chars().next();
            let closing = line.site.closing_before(behind);
            item.also = Some(Edit::new(Span::empty(name.end), closing));
        }
        Insertion::Open(_, span) => {
            let behind = &line.behind[span.end - line.offset..];
            item.snippet = Some(Snippet {
                span: *span,
                before: format!("{label} "),
                behind: line.site.closing_before(behind.chars().next()),
            });
        }
        Insertion::Alone(_) | Insertion::WithBlank(_) => {}
    }
    item
}

/// The insertion that fits the text behind the cursor.
fn insertion(line: &CursorLine<'_>, typed: Span) -> Insertion {
    let behind = line.behind.as_str();
    if let Some(span) = label_of_mention(line, typed) {
        return Insertion::Alone(span);
    }
    let bracket = behind.find(['[', ']']);
    match bracket.filter(|at| behind[*at..].starts_with(']')) {
        Some(close) if behind[..close].trim().is_empty() => {
            let span = Span::new(typed.start, line.offset + close + 1);
            Insertion::Open(typed, span)
        }
        Some(_) if behind.starts_with(' ') => Insertion::Alone(typed),
        Some(_) => Insertion::WithBlank(typed),
        None => name_behind(line, line.offset).map_or(Insertion::Open(typed, typed), |name| {
            Insertion::Around(typed, name)
        }),
    }
}

/// The label of the mention at the cursor, if the cursor stands in it and it is to be replaced.
/// Letters behind the cursor that make no known label with it belong to the name.
fn label_of_mention(line: &CursorLine<'_>, typed: Span) -> Option<Span> {
    let mention: Mention = line.document.mention_at(line.offset)?;
    let label = mention.label_span;
    let written = line.document.text().slice(label);
    let known = line.document.labels().id_in_any_case(written.as_bytes());
    let whole = label.start == typed.start && (known.is_some() || label.end == line.offset);
    (whole && !label.is_empty() && (known.is_some() || !typed.is_empty())).then_some(label)
}

/// The name in plain text that begins at `at`.
fn name_behind(line: &CursorLine<'_>, at: Offset) -> Option<Span> {
    name_at(line.document, at).filter(|name| {
        let end = name.end.get().checked_sub(line.offset.get());
        name.start == at && end.is_some_and(|end| end <= line.behind.len())
    })
}

/// The name that will have the label, if it is there already.
fn following(line: &CursorLine<'_>, insertion: &Insertion) -> Option<String> {
    let text = line.document.text();
    match insertion {
        Insertion::Around(_, name) => Some(text.slice(*name).into_owned()),
        Insertion::Alone(label) if !label.is_empty() => {
            let mention = line.document.mention_at(line.offset)?;
            Some(text.slice(mention.name).into_owned())
        }
        Insertion::Alone(_) | Insertion::WithBlank(_) => {
            let inside = line.behind.split(']').next()?;
            Some(inside.trim().to_owned())
        }
        Insertion::Open(..) => None,
    }
}

/// The labels of `name` in the open documents, without the mention at the cursor, whose label is
/// being typed.
fn usual<'a>(line: &CursorLine<'a>, name: &str) -> Counts<'a> {
    let mut counts = Counts::default();
    for document in std::iter::once(line.document).chain(line.others) {
        let entity = document.entities().get(name).into_iter();
        let labels = entity.flat_map(|entity| entity.usual_labels(MAX_OWN_LABELS));
        for (label, count) in labels {
            add(&mut counts, document.labels().text(label), count);
        }
    }
    let here = line.document.mention_at(line.offset).filter(|here| {
        let written = line.document.text().slice(here.name);
        normalised(&written) == normalised(name)
    });
    let own = here.and_then(|here| line.document.labels().text(here.label));
    if let Some(count) = own.and_then(|own| counts.get_mut(own)) {
        *count = count.saturating_sub(1);
    }
    counts
}

/// The labels of the last mentions before the cursor.
fn in_use<'a>(line: &CursorLine<'a>) -> Counts<'a> {
    let text = line.document.text();
    let near = Span::new(text.floor(line.offset.back(NEAR_BYTES)), line.offset);
    let mut counts = Counts::default();
    for mention in line.document.mentions_in(near).take(MAX_NEAR_MENTIONS) {
        add(&mut counts, line.document.labels().text(mention.label), 1);
    }
    counts
}

fn add<'a>(counts: &mut Counts<'a>, label: Option<&'a str>, count: u32) {
    if let Some(label) = label {
        *counts.entry(label).or_default() += count;
    }
}
