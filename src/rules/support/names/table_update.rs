//! Keeps the names of a document by difference: what an edit did to the mentions of some blocks,
//! and which findings elsewhere that changes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::{NameEntry, NameTable, is_telling};
use crate::model::boundary::first_word;
use crate::model::names::parts::{heads, tails};
use crate::model::{Document, Entity, bare, normalised};
use crate::rules::conditions::Conditions;
use crate::rules::lookups::{Fact, NameHash};
use crate::rules::rule::HEAD_BYTES;
use crate::syntax::{AnomalyKind, Block, ChangedRun, LabelId, Mention, OrderKey};
use crate::text::{Offset, Span, is_blank};

/// What an edit has done to names.
#[derive(Debug, Default)]
pub(crate) struct NameChanges {
    /// The names that have a mention in or near changed text, or are near one that has changed.
    pub(crate) touched: BTreeSet<Box<str>>,
    /// The facts that are others now.
    pub(crate) lookups: Vec<NameHash>,
}

/// A document with its conditions.
type State<'d> = (&'d Document, &'d Conditions);

/// Blocks with their starts.
type Placed = BTreeMap<OrderKey, (Offset, Arc<Block>)>;

impl NameTable {
    /// Adds the names of `document`, which has none in here yet.
    pub(super) fn add_all(&mut self, document: &Document, conditions: &Conditions) {
        let mut changes = NameChanges::default();
        for (at, block) in document.tree().blocks() {
            let names = mentions((document, conditions), at, block);
            for (mention, _) in names.filter(|(_, is_name)| *is_name) {
                let text = document.text().slice(mention.name);
                self.add(&text, mention.label, &mut changes);
            }
        }
        let forms: Vec<Box<str>> = self.entries.keys().cloned().collect();
        for form in &forms {
            self.set_facts(form, (document, conditions), &mut changes);
        }
    }

    /// Brings it from `before` to `now`, which differ by `runs`.
    pub(crate) fn update(
        &mut self,
        before: State<'_>,
        now: State<'_>,
        runs: &[ChangedRun],
    ) -> NameChanges {
        let (old, new) = changed_blocks(before, now, runs);
        let mut touched: BTreeSet<Box<str>> = BTreeSet::new();
        touched.extend(touched_names(before.0, &old));
        touched.extend(touched_names(now.0, &new));
        touched.extend(runs.iter().flat_map(|run| names_around(now.0, run.new)));
        let mut changes = NameChanges::default();
        for (at, block) in old.values() {
            for (mention, _) in mentions(before, *at, block).filter(|(_, is_name)| *is_name) {
                let text = before.0.text().slice(mention.name);
                self.remove(&text, mention.label, &mut changes);
            }
        }
        for (at, block) in new.values() {
            for (mention, _) in mentions(now, *at, block).filter(|(_, is_name)| *is_name) {
                let text = now.0.text().slice(mention.name);
                self.add(&text, mention.label, &mut changes);
            }
        }
        for form in &touched {
            self.set_facts(form, now, &mut changes);
            let usual = |document: &Document| {
                let entity = document.entities().get(form);
                entity.map(Entity::usual_label)
            };
            if usual(before.0) != usual(now.0) {
                changes.lookups.push(NameHash::of_form(form));
            }
        }
        changes.touched.extend(touched);
        self.update_small_words((before.0, now.0), runs, &mut changes);
        changes.lookups.sort_unstable();
        changes.lookups.dedup();
        changes
    }

    fn add(&mut self, text: &str, label: LabelId, changes: &mut NameChanges) {
        let form = normalised(text);
        let written = bare(text.trim());
        let entry = self.entries.get_mut(&*form);
        let is_new = if let Some(entry) = entry {
            entry.add(text, label) && !entry.facts.is_office
        } else {
            let entry = NameEntry::one(text, label);
            self.entries.insert(form.as_ref().into(), entry);
            self.parts.add(&form);
            changes.note_parts(&form);
            changes.note_near(self.near.add(&form));
            changes.lookups.push(NameHash::of_form(&form));
            true
        };
        if is_new && is_telling(written) && self.spellings.add(written) {
            changes.note_first_word(written);
        }
    }

    fn remove(&mut self, text: &str, label: LabelId, changes: &mut NameChanges) {
        let form = normalised(text);
        let written = bare(text.trim());
        let Some(entry) = self.entries.get_mut(&*form) else {
            return;
        };
        let is_gone = entry.remove(text, label) && !entry.facts.is_office;
        if is_gone && is_telling(written) && self.spellings.remove(written) {
            changes.note_first_word(written);
        }
    }

    /// Finds out the facts about the name `form`, and drops it if it has no mention any more.
    fn set_facts(&mut self, form: &str, now: State<'_>, changes: &mut NameChanges) {
        let Some(entry) = self.entries.get_mut(form) else {
            return;
        };
        if entry.count == 0 {
            self.entries.remove(form);
            self.parts.remove(form);
            changes.note_parts(form);
            changes.note_near(self.near.remove(form));
            changes.lookups.push(NameHash::of_form(form));
            return;
        }
        let facts = entry.facts_in(form, now.0, now.1);
        let before = std::mem::replace(&mut entry.facts, facts);
        if before.is_office != facts.is_office {
            for written in entry.telling() {
                let is_other = if facts.is_office {
                    self.spellings.remove(written)
                } else {
                    self.spellings.add(written)
                };
                if is_other {
                    changes.note_first_word(written);
                }
            }
        }
        // Names whose first mentions stand in the same block are all looked at where that changes.
        if before.to_near_names() != facts.to_near_names() {
            let near = self.near.near(form).into_iter();
            changes.touched.extend(near.map(|near| near.other));
        }
        if before.without_rank() != facts.without_rank() {
            changes.lookups.push(NameHash::of_form(form));
        }
    }

    /// Counts the words in small letters anew where the text has changed.
    fn update_small_words(
        &mut self,
        (before, now): (&Document, &Document),
        runs: &[ChangedRun],
        changes: &mut NameChanges,
    ) {
        let Some(words) = self.small.get_mut() else {
            return;
        };
        let mut hashes = Vec::new();
        let mut last_end = (Offset::default(), Offset::default());
        for run in runs {
            let old = with_whole_words(before, run.old, last_end.0);
            let new = with_whole_words(now, run.new, last_end.1);
            words.add(&now.text().slice(new), |hash| hashes.push(hash));
            words.remove(&before.text().slice(old), |hash| hashes.push(hash));
            last_end = (old.end, new.end);
        }
        let hashes = hashes.into_iter().map(NameHash::of_small_word);
        changes.lookups.extend(hashes);
    }
}

impl NameChanges {
    fn note_parts(&mut self, form: &str) {
        let heads = heads(form).map(|words| NameHash::salted(Fact::Head, words));
        let tails = tails(form).map(|words| NameHash::salted(Fact::Tail, words));
        self.lookups.extend(heads.chain(tails));
    }

    /// Notes that the names near `names` are others now.
    fn note_near(&mut self, names: Vec<Box<str>>) {
        let hashes = names.iter().map(|name| NameHash::of_form(name));
        self.lookups.extend(hashes);
        self.touched.extend(names);
    }

    fn note_first_word(&mut self, written: &str) {
        let first = first_word(written);
        self.lookups.push(NameHash::salted(Fact::FirstWord, first));
    }
}

/// The blocks of `before` that are gone, and those of `now` that came. Where the header is another,
/// all that may be its: what counts as a name depends on it.
fn changed_blocks(before: State<'_>, now: State<'_>, runs: &[ChangedRun]) -> (Placed, Placed) {
    let (mut old, mut new) = (Placed::new(), Placed::new());
    for run in runs {
        place(&mut old, run.old.start, &run.removed);
        place(&mut new, run.new.start, &run.added);
    }
    if before.1.header_form() != now.1.header_form() {
        old.extend(head(before.0));
        new.extend(head(now.0));
    }
    (old, new)
}

/// Adds `blocks`, which stand one behind the other from `start` on.
fn place(placed: &mut Placed, start: Offset, blocks: &[Arc<Block>]) {
    let mut at = start;
    for block in blocks {
        placed.insert(block.summary().key, (at, Arc::clone(block)));
        at = at + block.len();
    }
}

/// The blocks in which the header of `document` may stand.
fn head(document: &Document) -> Placed {
    let blocks = document.tree().blocks();
    let blocks = blocks.take_while(|(at, _)| at.get() < HEAD_BYTES);
    let keyed = blocks.map(|(at, block)| (block.summary().key, (at, Arc::clone(block))));
    keyed.collect()
}

/// The normalised names of all mentions in `blocks` of `document`.
fn touched_names(document: &Document, blocks: &Placed) -> Vec<Box<str>> {
    let mut names = Vec::new();
    for (at, block) in blocks.values() {
        for raw in block.mentions() {
            let name = document.text().slice(Mention::new(*at, raw).name);
            names.push(normalised(&name).into());
        }
    }
    names
}

/// The text around a mention on which facts about its name depend, in bytes.
const CONTEXT_BYTES: usize = 256;

/// The normalised names of the mentions in `span`, and of those that stand so near that it is their
/// context.
fn names_around(document: &Document, span: Span) -> Vec<Box<str>> {
    let around = Span::new(span.start.back(CONTEXT_BYTES), span.end + CONTEXT_BYTES);
    let mentions = document.mentions_in(around);
    let names = mentions.map(|mention| normalised(&document.text().slice(mention.name)).into());
    names.collect()
}

/// The mentions of the block at `at`, each with whether it is a name in prose.
fn mentions<'d>(
    (_, conditions): State<'d>,
    at: Offset,
    block: &'d Block,
) -> impl Iterator<Item = (Mention, bool)> + use<'d> {
    let overlaps = block.anomalies().iter();
    let overlaps = overlaps.filter(|raw| raw.kind == AnomalyKind::Overlap);
    let overlaps: FxHashSet<u32> = overlaps.map(|raw| raw.start).collect();
    let form = conditions.header_form();
    block.mentions().iter().map(move |raw| {
        let mention = Mention::new(at, raw);
        let in_form = form.iter().any(|span| span.contains(mention.span.start));
        (mention, !in_form && !overlaps.contains(&raw.start))
    })
}

/// A word of more bytes is no name.
const MAX_WORD_BYTES: usize = 256;

/// `span` with the words whole that it cuts, but for very long ones; from `from` on at the
/// earliest.
fn with_whole_words(document: &Document, span: Span, from: Offset) -> Span {
    let text = document.text();
    let before = Span::new(text.floor(span.start.back(MAX_WORD_BYTES)), span.start);
    let behind = Span::new(span.end, text.floor(span.end + MAX_WORD_BYTES));
    let (head, tail) = (text.slice(before), text.slice(behind));
    let head = head
        .rfind(is_blank)
        .map_or(head.len(), |at| head.len() - at);
    let tail = tail.find(is_blank).unwrap_or(tail.len());
    Span::new(span.start.back(head).max(from), span.end + tail)
}
