//! Known names in plain text: `DBWG` ⇒ `[ORG DBWG  ]`.

use std::cmp::Reverse;

use super::known::{Bounded, Known, known};
use super::listed::listed;
use super::site::{Site, word_at_start};
use super::{Completion, Item, ItemKind, MOST, Subject};
use crate::features::fuzzy::distance;
use crate::text::{Edit, Span};

/// So many words before the cursor may be the beginning of one name.
const WORDS: usize = 4;

/// A word of fewer letters is no reason to offer names, unless it is in capitals.
const LETTERS: usize = 3;

/// Bytes before the cursor, and what stands there in small letters.
struct Typed {
    length: usize,
    letters: String,
    /// Whether it is written in capitals.
    capitals: bool,
}

pub(super) fn items(site: &Site<'_>) -> Completion {
    let in_markup = site.before.rfind(['<', '>']);
    if in_markup.is_some_and(|at| site.before[at..].starts_with('<')) {
        return Completion::default();
    }
    let runs = runs(&site.before);
    let (mut names, bounded) = known(site, |form| rank(&runs, form));
    let order = |known: &Known<'_>| (known.home, known.rank, Reverse(known.count));
    names.sort_by_cached_key(|known| (order(known), known.form));
    let incomplete = bounded == Bounded::Yes || names.len() > MOST || !runs.is_empty();
    let mut items = Vec::new();
    for known in names.iter().take(MOST) {
        let Some(name) = known.written() else {
            continue;
        };
        // Of the name that stands there already, every label it has.
        let labels = if known.rank == 0 {
            known.labels.len()
        } else {
            1
        };
        let labels = known.labels.iter().take(labels);
        let length = run_of(&runs, known.form).map_or(0, |run| run.length);
        items.extend(labels.map(|(label, count)| {
            let mut item = item(site, length, &name, label);
            item.detail = format!("tag as {label} ({count}×)");
            item.subject = Some(Subject::Entity(known.form.to_owned()));
            item
        }));
    }
    // The most words that a name there begins with.
    let telling = runs
        .iter()
        .filter(|run| run.letters.chars().count() >= LETTERS);
    let found = telling
        .map(|run| (run, listed(site, &run.letters, &names).0))
        .find(|(_, found)| !found.is_empty());
    if let Some((run, found)) = found {
        items.extend(found.iter().map(|found| {
            let mut item = item(site, run.length, found.name, found.label);
            item.detail = format!("tag as {} (gazetteer)", found.label);
            item
        }));
    }
    Completion { items, incomplete }
}

/// The mention of `name` in place of the last `length` bytes before the cursor.
fn item(site: &Site<'_>, length: usize, name: &str, label: &str) -> Item {
    let start = site.offset.back(length);
    // Words behind the cursor that complete the name are part of it.
    let rest = name.len().saturating_sub(length);
    let goes_on = site.behind.get(..rest).is_some_and(|behind| {
        let whole = format!("{}{behind}", &site.before[site.before.len() - length..]);
        whole.to_lowercase() == name.to_lowercase()
    });
    let rest = if goes_on {
        rest
    } else {
        word_at_start(&site.behind).len()
    };
    let span = Span::new(start, site.offset + rest);
    let before = site.before[..site.before.len() - length]
        .chars()
        .next_back();
    let blank = site.style.blank(before.filter(|c| *c != '('));
    let closing = site.style.closing(&site.behind[rest..]);
    let edit = Edit::new(span, format!("{blank}[{label} {name}{closing}"));
    Item::new(ItemKind::Mention, name, edit)
}

/// The last words before the cursor, the most words first. Empty where no word stands there, and
/// where one does that is no reason to offer names.
fn runs(before: &str) -> Vec<Typed> {
    let from = before
        .rfind(['[', ']', '<', '>', '(', ',', ';', '"', '“'])
        .map_or(0, |at| {
            at + before[at..].chars().next().map_or(1, char::len_utf8)
        });
    let near = &before[from..];
    let starts = near.rmatch_indices(' ').map(|(blank, _)| blank + 1);
    let starts = starts.chain([0]).take(WORDS);
    let runs = starts.map(|start| &near[start..]).filter(|run| {
        !run.is_empty() && !run.starts_with(' ') && !run.ends_with(' ') && !run.contains("  ")
    });
    let mut runs: Vec<Typed> = runs
        .map(|run| Typed {
            length: run.len(),
            letters: run.to_lowercase(),
            capitals: !run.contains(char::is_lowercase),
        })
        .collect();
    runs.reverse();
    runs
}

/// The longest run of words that `form` begins with, else the last word.
fn run_of<'r>(runs: &'r [Typed], form: &str) -> Option<&'r Typed> {
    let begins = runs.iter().find(|run| form.starts_with(&run.letters));
    begins.or_else(|| runs.last())
}

/// How well a name fits the words before the cursor: less is better.
fn rank(runs: &[Typed], form: &str) -> Option<u32> {
    let Some(word) = runs.last() else {
        return Some(1);
    };
    let run = run_of(runs, form)?;
    if run.length > word.length || run.letters == form {
        return Some(u32::from(run.letters != form));
    }
    let letters = word.letters.chars().count();
    if letters < LETTERS && !(letters > 1 && word.capitals) {
        return None;
    }
    // In running text a few letters from anywhere in a name are chance.
    let most = if letters < LETTERS { 1 } else { 4 };
    distance(&word.letters, form).filter(|distance| *distance <= most)
}
