//! Names in plain text: `DBWG` ⇒ `[ORG DBWG  ]`.

use std::cmp::Reverse;

use super::cursor_line::{CursorLine, word_at_start};
use super::known::{Bounded, KnownEntity, known};
use super::listed::listed;
use super::{Completion, Item, ItemKind, ItemSubject, MAX_ITEMS};
use crate::features::fuzzy::distance;
use crate::text::{Edit, Span};

/// Most words before the cursor that may begin one name.
const MAX_WORDS: usize = 4;

/// Fewest letters for which names are offered; words in capitals need fewer.
const MIN_LETTERS: usize = 3;

/// The last words before the cursor.
struct Run {
    /// In bytes.
    length: usize,
    /// The words in small letters.
    letters: String,
    /// True if the words are in capitals.
    is_capitals: bool,
}

/// The mentions that could replace the words before the cursor.
pub(super) fn items(line: &CursorLine<'_>) -> Completion {
    let in_markup = line.before.rfind(['<', '>']);
    if in_markup.is_some_and(|at| line.before[at..].starts_with('<')) {
        return Completion::default();
    }
    let runs = runs(&line.before);
    let (mut names, bounded) = known(line, |form| rank(&runs, form));
    let order = |known: &KnownEntity<'_>| (known.home, known.rank, Reverse(known.count));
    names.sort_by_cached_key(|known| (order(known), known.form));
    let incomplete = bounded == Bounded::Yes || names.len() > MAX_ITEMS || !runs.is_empty();
    let mut items = Vec::new();
    for known in names.iter().take(MAX_ITEMS) {
        let Some(name) = known.written() else {
            continue;
        };
        // A name that is typed in full is offered with every label it has.
        let labels = if known.rank == 0 {
            known.labels.len()
        } else {
            1
        };
        let labels = known.labels.iter().take(labels);
        let length = run_of(&runs, known.form).map_or(0, |run| run.length);
        items.extend(labels.map(|(label, count)| {
            let mut item = item(line, length, &name, label);
            item.detail = format!("tag as {label} ({count}×)");
            item.subject = Some(ItemSubject::Entity(known.form.to_owned()));
            item
        }));
    }
    // The longest run of words with which a name of the gazetteer begins.
    let long_enough = runs
        .iter()
        .filter(|run| run.letters.chars().count() >= MIN_LETTERS);
    let found = long_enough
        .map(|run| (run, listed(line, &run.letters, &names).0))
        .find(|(_, found)| !found.is_empty());
    if let Some((run, found)) = found {
        items.extend(found.iter().map(|found| {
            let mut item = item(line, run.length, found.name, found.label);
            item.detail = format!("tag as {} (gazetteer)", found.label);
            item
        }));
    }
    Completion { items, incomplete }
}

/// The mention of `name` in place of the last `length` bytes before the cursor.
fn item(line: &CursorLine<'_>, length: usize, name: &str, label: &str) -> Item {
    let start = line.offset.back(length);
    // Words behind the cursor that complete the name are part of it.
    let missing = name.len().saturating_sub(length);
    let goes_on = line.behind.get(..missing).is_some_and(|behind| {
        let whole = format!("{}{behind}", &line.before[line.before.len() - length..]);
        whole.to_lowercase() == name.to_lowercase()
    });
    let rest = if goes_on {
        missing
    } else {
        word_at_start(&line.behind).len()
    };
    let span = Span::new(start, line.offset + rest);
    let before = line.before[..line.before.len() - length]
        .chars()
        .next_back();
    let blank = line.site.blank_at_bracket(before.filter(|c| *c != '('));
    let behind = line.behind[rest..].chars().next();
    let closing = line.site.closing_before(behind);
    let edit = Edit::new(span, format!("{blank}[{label} {name}{closing}"));
    Item::new(ItemKind::Mention, name, edit)
}

/// The runs of words that end at the cursor, longest first. Empty if no word stands there.
fn runs(before: &str) -> Vec<Run> {
    let from = before
        .rfind(['[', ']', '<', '>', '(', ',', ';', '"', '“'])
        .map_or(0, |at| {
            at + before[at..].chars().next().map_or(1, char::len_utf8)
        });
    let near = &before[from..];
    let starts = near.rmatch_indices(' ').map(|(blank, _)| blank + 1);
    let starts = starts.chain([0]).take(MAX_WORDS);
    let texts = starts.map(|start| &near[start..]).filter(|run| {
        !run.is_empty() && !run.starts_with(' ') && !run.ends_with(' ') && !run.contains("  ")
    });
    let mut runs: Vec<Run> = texts
        .map(|run| Run {
            length: run.len(),
            letters: run.to_lowercase(),
            is_capitals: !run.contains(char::is_lowercase),
        })
        .collect();
    runs.reverse();
    runs
}

/// The longest run of words that `form` begins with, else the last word.
fn run_of<'r>(runs: &'r [Run], form: &str) -> Option<&'r Run> {
    let begins = runs.iter().find(|run| form.starts_with(&run.letters));
    begins.or_else(|| runs.last())
}

/// The rank of the name `form` beside the words before the cursor, less is better; `None` if it
/// does not fit. 0: typed in full.
fn rank(runs: &[Run], form: &str) -> Option<u32> {
    let Some(word) = runs.last() else {
        return Some(1);
    };
    let run = run_of(runs, form)?;
    if run.length > word.length || run.letters == form {
        return Some(u32::from(run.letters != form));
    }
    let letters = word.letters.chars().count();
    if letters < MIN_LETTERS && !(letters > 1 && word.is_capitals) {
        return None;
    }
    // In running text, scattered letters of a name match by chance.
    let farthest = if letters < MIN_LETTERS { 1 } else { 4 };
    distance(&word.letters, form).filter(|distance| *distance <= farthest)
}
