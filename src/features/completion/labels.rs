//! Labels behind a `[`: those first that the name behind them usually has, or has in the gazetteer.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::site::Site;
use super::{Completion, Item, ItemKind, MOST, Snippet, Subject};
use crate::features::fuzzy::distance;
use crate::model::gloss::label::label_meaning;
use crate::model::name_at::name_at;
use crate::model::normalised;
use crate::syntax::{LabelSet, Mention};
use crate::text::{Edit, Offset, Span};

/// So much text before the cursor, in bytes, and so many mentions of it show which labels are in
/// use.
const NEAR: usize = 16 << 10;
const NEAR_MENTIONS: usize = 400;

/// So many labels of a set are looked through at every key; of those behind them, some that begin
/// with what is typed, and those that the name or a mention near the cursor has.
const LOOKED_THROUGH: usize = if cfg!(test) { 40 } else { 2_000 };

/// So many labels of a name in one document count, the most frequent ones.
const USUAL: usize = 64;

/// Labels with how often each occurs.
type Counts<'a> = FxHashMap<&'a str, u32>;

/// What becomes of the text around a label that is put in.
enum Shape {
    /// The label alone: its mention is there.
    Alone(Span),
    /// A blank behind it: the name is there, the `]` is there.
    WithBlank(Span),
    /// Around the name that stands there.
    Around(Span, Span),
    /// With room for a name, before a `]` that is there already or is not.
    Open(Span, Span),
}

/// The labels, where `typed` of one stands before the cursor.
pub(super) fn items(site: &Site<'_>, typed: Span) -> Completion {
    let letters = site.document.text().slice(typed).to_lowercase();
    let shape = shape(site, typed);
    let name = following(site, &shape);
    let counts = name.as_deref().map(|name| usual(site, name));
    let counts = counts.unwrap_or_default();
    let near = in_use(site);
    let listed: Vec<&str> = match (site.gazetteer, name.as_deref()) {
        (Some(gazetteer), Some(name)) => gazetteer.labels_of(name).collect(),
        _ => Vec::new(),
    };
    let set = site.document.labels();
    let known = counts.keys().chain(near.keys()).chain(&listed).copied();
    let others = behind(set, &letters, known);
    let labels = set.labels().enumerate().take(LOOKED_THROUGH);
    let mut ranked: Vec<_> = labels
        .chain(others)
        .filter_map(|(place, label)| {
            let distance = distance(&letters, &label.to_lowercase())?;
            let usual = counts.get(label).copied().unwrap_or_default();
            let near = near.get(label).copied().unwrap_or_default();
            let unlisted = !listed.contains(&label);
            let rank = (distance, Reverse(usual), unlisted, Reverse(near), place);
            Some((rank, label))
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let incomplete = ranked.len() > MOST || set.len() > LOOKED_THROUGH;
    ranked.truncate(MOST);
    let items = ranked.into_iter().map(|(rank, label)| Item {
        detail: detail(name.as_deref(), rank.1.0, !rank.2, label),
        ..item(site, label, &shape)
    });
    Completion {
        items: items.collect(),
        incomplete,
    }
}

/// Labels with their places behind those that are looked through: those that are `known`, and some
/// that begin with `letters`.
fn behind<'a>(
    set: &'a LabelSet,
    letters: &str,
    known: impl Iterator<Item = &'a str>,
) -> BTreeSet<(usize, &'a str)> {
    let known = known.filter_map(|label| {
        let id = set.id(label.as_bytes())?;
        Some((id.index()?, set.text(id)?))
    });
    let known = known.filter(|(place, _)| *place >= LOOKED_THROUGH);
    let begins = |(_, label): &(usize, &str)| {
        let start = label.as_bytes().get(..letters.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(letters.as_bytes()))
    };
    let rest = set.labels().enumerate().skip(LOOKED_THROUGH);
    let begun = rest.filter(begins).take(MOST);
    known.chain(begun).collect()
}

fn detail(name: Option<&str>, usual: u32, listed: bool, label: &str) -> String {
    match name {
        Some(name) if usual > 0 => format!("“{name}” {usual}×"),
        Some(name) if listed => format!("“{name}” in the gazetteer"),
        _ => {
            let meaning = label_meaning(label).unwrap_or_default();
            let short = meaning.split([':', ';', '.']).next();
            short.unwrap_or_default().to_owned()
        }
    }
}

fn item(site: &Site<'_>, label: &str, shape: &Shape) -> Item {
    let style = site.style;
    let (span, text) = match shape {
        Shape::Alone(span) => (*span, label.to_owned()),
        Shape::WithBlank(span) | Shape::Around(span, _) | Shape::Open(span, _) => {
            (*span, format!("{label} "))
        }
    };
    let mut item = Item::new(ItemKind::Label, label, Edit::new(span, text));
    item.subject = Some(Subject::Label(label.to_owned()));
    match shape {
        Shape::Around(_, name) => {
            let at = name.end - site.offset;
            let closing = style.closing(&site.behind[at..]);
            item.also = Some(Edit::new(Span::empty(name.end), closing));
        }
        Shape::Open(_, span) => {
            let behind = &site.behind[span.end - site.offset..];
            item.snippet = Some(Snippet {
                span: *span,
                before: format!("{label} "),
                behind: style.closing(behind),
            });
        }
        Shape::Alone(_) | Shape::WithBlank(_) => {}
    }
    item
}

fn shape(site: &Site<'_>, typed: Span) -> Shape {
    let behind = site.behind.as_str();
    if let Some(span) = label_of_mention(site, typed) {
        return Shape::Alone(span);
    }
    let close = behind.find(['[', ']']);
    let close = close.filter(|close| behind[*close..].starts_with(']'));
    match close {
        Some(close) if behind[..close].trim().is_empty() => {
            let span = Span::new(typed.start, site.offset + close + 1);
            Shape::Open(typed, span)
        }
        Some(_) if behind.starts_with(' ') => Shape::Alone(typed),
        Some(_) => Shape::WithBlank(typed),
        None => name_behind(site, site.offset)
            .map_or(Shape::Open(typed, typed), |name| Shape::Around(typed, name)),
    }
}

/// The label to replace, where the cursor stands in that of a mention. Letters behind the cursor
/// that are no label are the name's.
fn label_of_mention(site: &Site<'_>, typed: Span) -> Option<Span> {
    let mention: Mention = site.document.mention_at(site.offset)?;
    let label = mention.label_span;
    let written = site.document.text().slice(label);
    let known = site.document.labels().id_in_any_case(written.as_bytes());
    let whole = label.start == typed.start && (known.is_some() || label.end == site.offset);
    (whole && !label.is_empty() && (known.is_some() || !typed.is_empty())).then_some(label)
}

/// The name that begins at `at`.
fn name_behind(site: &Site<'_>, at: Offset) -> Option<Span> {
    name_at(site.document, at).filter(|name| {
        let end = name.end.get().checked_sub(site.offset.get());
        name.start == at && end.is_some_and(|end| end <= site.behind.len())
    })
}

/// The name that the label will be of.
fn following(site: &Site<'_>, shape: &Shape) -> Option<String> {
    let text = site.document.text();
    match shape {
        Shape::Around(_, name) => Some(text.slice(*name).into_owned()),
        Shape::Alone(label) if !label.is_empty() => {
            let mention = site.document.mention_at(site.offset)?;
            Some(text.slice(mention.name).into_owned())
        }
        Shape::Alone(_) | Shape::WithBlank(_) => {
            let inside = site.behind.split(']').next()?;
            Some(inside.trim().to_owned())
        }
        Shape::Open(..) => None,
    }
}

/// The labels that `name` has in the open documents. The mention that is being typed does not
/// count.
fn usual<'a>(site: &Site<'a>, name: &str) -> Counts<'a> {
    let mut counts = Counts::default();
    for document in std::iter::once(site.document).chain(site.others) {
        let entity = document.entities().get(name).into_iter();
        let labels = entity.flat_map(|entity| entity.usual_labels(USUAL));
        for (label, count) in labels {
            add(&mut counts, document.labels().text(label), count);
        }
    }
    let here = site.document.mention_at(site.offset).filter(|here| {
        let written = site.document.text().slice(here.name);
        normalised(&written) == normalised(name)
    });
    let own = here.and_then(|here| site.document.labels().text(here.label));
    if let Some(count) = own.and_then(|own| counts.get_mut(own)) {
        *count = count.saturating_sub(1);
    }
    counts
}

/// The labels of the mentions before the cursor.
fn in_use<'a>(site: &Site<'a>) -> Counts<'a> {
    let text = site.document.text();
    let near = Span::new(text.floor(site.offset.back(NEAR)), site.offset);
    let mut counts = Counts::default();
    for mention in site.document.mentions_in(near).take(NEAR_MENTIONS) {
        add(&mut counts, site.document.labels().text(mention.label), 1);
    }
    counts
}

fn add<'a>(counts: &mut Counts<'a>, label: Option<&'a str>, count: u32) {
    if let Some(label) = label {
        *counts.entry(label).or_default() += count;
    }
}
