//! An open document: text, tree and entities, as of one version.

use std::sync::Arc;

use super::entities::Entities;
use super::labels::{LabelChoice, Usage};
use crate::syntax::{
    Anomaly, Block, LabelSet, Mark, Mention, OrderKey, RawMention, Reparsed, Summary, Tree, parse,
    reparse,
};
use crate::text::{Edit, Offset, Span, Text};

/// A document as of one version. A clone is the snapshot a request works on: it shares
/// everything and never changes.
#[derive(Clone, Debug)]
pub struct Document {
    text: Text,
    tree: Tree,
    entities: Entities,
    labels: Arc<LabelSet>,
    choice: LabelChoice,
    /// Which labels it seems to use, where nobody chose.
    usage: Option<Usage>,
    version: i32,
}

impl Document {
    /// Reads `text` as version `version`, with the label set it seems to use.
    pub fn new(text: &str, version: i32) -> Self {
        Self::with_labels(text, version, LabelChoice::Recognised)
    }

    /// Reads `text` as version `version`.
    pub fn with_labels(text: &str, version: i32, choice: LabelChoice) -> Self {
        let (labels, usage) = match &choice {
            LabelChoice::Given(labels) => (Arc::clone(labels), None),
            LabelChoice::Recognised => {
                let mut usage = Usage::of(text);
                (usage.label_set(), Some(usage))
            }
        };
        let tree = parse(text, &labels);
        Self {
            entities: entities(&tree, text),
            text: Text::from(text),
            tree,
            labels,
            choice,
            usage,
            version,
        }
    }

    /// Its text.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// Its blocks.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// What it holds, in numbers.
    pub fn summary(&self) -> &Summary {
        self.tree.summary()
    }

    /// Its entities.
    pub fn entities(&self) -> &Entities {
        &self.entities
    }

    /// The labels it is read with.
    pub fn labels(&self) -> &Arc<LabelSet> {
        &self.labels
    }

    /// How its labels were chosen.
    pub fn choice(&self) -> &LabelChoice {
        &self.choice
    }

    /// The version the client gave it last.
    pub fn version(&self) -> i32 {
        self.version
    }

    /// Sets the version that the edits just applied lead to.
    pub fn set_version(&mut self, version: i32) {
        self.version = version;
    }

    /// Reads it anew with labels chosen by `choice`.
    pub fn set_labels(&mut self, choice: LabelChoice) {
        if self.choice != choice {
            *self = Self::with_labels(&self.text.slice(self.text.span()), self.version, choice);
        }
    }

    /// Carries out `edit` and brings everything derived from the text up to date. A span that
    /// reaches past the end or into a character is cut back.
    pub fn apply(&mut self, edit: &Edit) {
        self.apply_next(edit);
        self.settle();
    }

    /// Carries out one of several edits. [`Document::settle`] is to follow the last one: until
    /// then the document may be read with labels that it does not use any more.
    pub fn apply_next(&mut self, edit: &Edit) {
        let end = self.text.floor(edit.span.end);
        let edit = &Edit::new(
            Span::new(self.text.floor(edit.span.start).min(end), end),
            edit.text.as_str(),
        );
        let most = edit.span.len().max(edit.text.len()) * 2 >= self.text.len();
        if most {
            self.replace_most(edit);
            return;
        }
        let change = reparse(&mut self.tree, &self.text, edit, &self.labels);
        self.text.apply(edit);
        self.recount(&change, edit.span, edit.text.len());
        if let Some(usage) = &mut self.usage {
            let base = change.before.start();
            let (start, end) = (edit.span.start - base, edit.span.end - base);
            let before = (change.before.text(), end);
            usage.recount(
                before,
                (change.after.text(), start + edit.text.len()),
                start,
            );
        }
    }

    /// Has it read with the labels it uses now, where the edits have changed that.
    pub fn settle(&mut self) {
        let usage = self.usage.as_mut();
        if let Some(labels) = usage.and_then(|usage| usage.other_than(&self.labels)) {
            let text = self.text.slice(self.text.span());
            self.tree = parse(&text, &labels);
            self.entities = entities(&self.tree, &text);
            self.labels = labels;
        }
    }

    /// Carries out an edit of so much that all is best read anew.
    fn replace_most(&mut self, edit: &Edit) {
        let mut text = self.text.clone();
        text.apply(edit);
        *self = Self::with_labels(&text.slice(text.span()), self.version, self.choice.clone());
    }

    /// Counts by difference the mentions that `change` took and brought.
    fn recount(&mut self, change: &Reparsed, replaced: Span, inserted: usize) {
        let removed = mentions_of(change.start, &change.removed);
        let added = mentions_of(change.start, &change.added);
        let shift = |offset: Offset| Offset::new(offset.get() + inserted - replaced.len());
        let head = common(removed.iter().zip(&added), |old, new| {
            old.span.end <= replaced.start && old.span == new.span
        });
        let rest = (removed.len() - head).min(added.len() - head);
        let tail = common(
            removed.iter().rev().zip(added.iter().rev()).take(rest),
            |old, new| old.span.start >= replaced.end && shift(old.span.start) == new.span.start,
        );
        // What comes first: a name that stays never counts as gone.
        for (mention, key) in &added[head..added.len() - tail] {
            let name = change.after.slice(mention.name);
            self.entities.add(name, mention.label, *key);
        }
        for (mention, key) in &removed[head..removed.len() - tail] {
            let name = change.before.slice(mention.name);
            self.entities.remove(name, mention.label, *key);
        }
        for moved in &change.moved {
            let key = moved.block.summary().key;
            for raw in moved.block.mentions() {
                let name = Mention::new(moved.start, raw).name;
                let name = self.text.slice(name);
                self.entities.rekey(&name, moved.key_before, key);
            }
        }
    }

    /// All mentions that end behind `from`, in order.
    pub fn mentions_from(&self, from: Offset) -> impl Iterator<Item = Mention> {
        let wanted = |summary: &Summary| summary.mentions > 0;
        let blocks = self.tree.blocks_where(from, wanted);
        blocks
            .flat_map(|(at, block)| {
                block
                    .mentions()
                    .iter()
                    .map(move |raw| Mention::new(at, raw))
            })
            .skip_while(move |mention| mention.span.end <= from)
    }

    /// All mentions that touch `span`, in order.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = Mention> {
        self.mentions_from(span.start)
            .take_while(move |mention| mention.span.start < span.end)
    }

    /// The mention in which a cursor at `offset` stands, or at the edge of which. Between two
    /// that touch, the later one.
    pub fn mention_at(&self, offset: Offset) -> Option<Mention> {
        let near = Span::new(offset.back(1), offset + 1);
        self.mentions_in(near)
            .filter(|mention| mention.span.touches(offset))
            .last()
    }

    /// All marks that pass `wanted` and end behind `from`, by their starts. `counted` says
    /// whether a summary counts any of them.
    pub fn marks_from(
        &self,
        from: Offset,
        counted: fn(&Summary) -> bool,
    ) -> impl Iterator<Item = Mark> {
        let blocks = self.tree.blocks_where(from, counted);
        blocks
            .flat_map(|(at, block)| block.marks().iter().map(move |raw| Mark::new(at, raw)))
            .filter(move |mark| mark.span.end > from || mark.span.start >= from)
    }

    /// The mark in which a cursor at `offset` stands.
    pub fn mark_at(&self, offset: Offset) -> Option<Mark> {
        let (at, block) = self.tree.block_at(offset)?;
        let mut marks = block.marks().iter().rev().map(|raw| Mark::new(at, raw));
        marks.find(|mark| mark.span.contains(offset))
    }

    /// All anomalies from the block of `from` on, by their starts. `counted` says whether a
    /// summary counts any that are of interest.
    pub fn anomalies_from(
        &self,
        from: Offset,
        counted: fn(&Summary) -> bool,
    ) -> impl Iterator<Item = Anomaly> {
        let blocks = self.tree.blocks_where(from, counted);
        blocks.flat_map(|(at, block)| {
            block
                .anomalies()
                .iter()
                .map(move |raw| Anomaly::new(at, raw))
        })
    }

    /// The first mention of the entity that `name` names.
    pub fn first_mention(&self, name: &str) -> Option<Mention> {
        self.mentions_of(name).next()
    }

    /// All mentions of the entity that `name` names, in order.
    pub fn mentions_of(&self, name: &str) -> impl Iterator<Item = Mention> {
        let form = super::normalised(name).into_owned();
        let entity = self.entities.get(name);
        let keys = entity.into_iter().flat_map(super::Entity::blocks);
        let blocks = keys.filter_map(|key| self.tree.block_from_key(key));
        let mentions = blocks.flat_map(|(at, block)| {
            let mentions = block.mentions().iter();
            mentions.map(move |raw| Mention::new(at, raw))
        });
        mentions.filter(move |mention| super::normalised(&self.text.slice(mention.name)) == form)
    }
}

/// The entities of `text`, which has this tree.
fn entities(tree: &Tree, text: &str) -> Entities {
    Entities::new(tree.blocks().flat_map(|(at, block)| {
        let key = block.summary().key;
        let mention = move |raw: &RawMention| {
            let name = Mention::new(at, raw).name;
            (&text[name.start.get()..name.end.get()], raw.label, key)
        };
        block.mentions().iter().map(mention)
    }))
}

/// How many pairs of mentions at the start of `pairs` are the same, in blocks of the same key, but
/// for their place, which `in_place` compares.
fn common<'a>(
    pairs: impl Iterator<Item = (&'a Keyed, &'a Keyed)>,
    in_place: impl Fn(&Mention, &Mention) -> bool,
) -> usize {
    let same = |old: &Mention, new: &Mention| {
        let lengths = |mention: &Mention| (mention.span.len(), mention.name.len());
        old.label == new.label && lengths(old) == lengths(new) && in_place(old, new)
    };
    pairs
        .take_while(|((old, key), (new, new_key))| key == new_key && same(old, new))
        .count()
}

/// A mention with the key of its block.
type Keyed = (Mention, OrderKey);

fn mentions_of(start: Offset, blocks: &[Arc<Block>]) -> Vec<Keyed> {
    let mut at = start;
    let mut mentions = Vec::new();
    for block in blocks {
        let key = block.summary().key;
        mentions.extend(
            block
                .mentions()
                .iter()
                .map(|raw| (Mention::new(at, raw), key)),
        );
        at = at + block.len();
    }
    mentions
}

#[cfg(test)]
#[path = "document_tests.rs"]
mod tests;
