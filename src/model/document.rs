//! An open document: text, tree and entities, as of one version.

use std::sync::Arc;

use super::entities::Entities;
use super::labels::{LabelChoice, LabelUsage};
use crate::syntax::{
    Anomaly, Block, InTurn, Join, LabelSet, Mark, MarkKind, Mention, OrderKey, RawMention,
    Reparsed, Summary, Tree, read_blocks, reparse,
};
use crate::text::{Edit, Offset, Span, Text};

/// A document as of one version. A clone is the snapshot a request works on: it shares all data
/// and never changes.
#[derive(Clone, Debug)]
pub struct Document {
    text: Text,
    tree: Tree,
    entities: Entities,
    labels: Arc<LabelSet>,
    choice: LabelChoice,
    /// The counts by which the label set is recognised; `None` if it is given.
    usage: Option<LabelUsage>,
    version: i32,
}

impl Document {
    /// Reads `text` as version `version`, with the label set recognised from it.
    pub fn new(text: &str, version: i32) -> Self {
        Self::with_labels(text, version, LabelChoice::Recognised)
    }

    /// Reads `text` as version `version`.
    pub fn with_labels(text: &str, version: i32, choice: LabelChoice) -> Self {
        Self::read(text, version, choice, InTurn)
    }

    /// Reads `text` as version `version`. What can be done at the same time is left to `join`.
    pub fn read(text: &str, version: i32, choice: LabelChoice, join: impl Join) -> Self {
        let (labels, usage) = match &choice {
            LabelChoice::Given(labels) => (Arc::clone(labels), None),
            LabelChoice::Recognised => {
                let mut usage = LabelUsage::of(text, join);
                (usage.label_set(), Some(usage))
            }
        };
        let blocks = read_blocks(text, &labels, join);
        let (entities, (tree, rope)) = join.both(
            || entities(&blocks, text),
            || (Tree::new(blocks.clone()), Text::from(text)),
        );
        Self {
            entities,
            text: rope,
            tree,
            labels,
            choice,
            usage,
            version,
        }
    }

    /// The text.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The tree of its blocks.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The counts of its items.
    pub fn summary(&self) -> &Summary {
        self.tree.summary()
    }

    /// The entities that its mentions name.
    pub fn entities(&self) -> &Entities {
        &self.entities
    }

    /// The label set it is read with.
    pub fn labels(&self) -> &Arc<LabelSet> {
        &self.labels
    }

    /// The way in which its label set was chosen.
    pub fn choice(&self) -> &LabelChoice {
        &self.choice
    }

    /// The last version number from the client.
    pub fn version(&self) -> i32 {
        self.version
    }

    /// Sets the version number that the applied edits lead to.
    pub fn set_version(&mut self, version: i32) {
        self.version = version;
    }

    /// Reads it anew with labels by `choice`, if that is another choice.
    pub fn set_labels(&mut self, choice: LabelChoice) {
        if self.choice != choice {
            *self = Self::with_labels(&self.text.slice(self.text.span()), self.version, choice);
        }
    }

    /// Applies `edit` and updates all data derived from the text. A span that reaches past the end
    /// or into a character is cut back.
    pub fn apply(&mut self, edit: &Edit) {
        self.apply_next(edit);
        self.finish_editing();
    }

    /// Applies one of several edits. Call [`Document::finish_editing`] behind the last one: until
    /// then the document may be read with a label set that it no longer uses.
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

    /// Reads it anew if the edits have changed the label set that it uses.
    pub fn finish_editing(&mut self) {
        let usage = self.usage.as_mut();
        if let Some(labels) = usage.and_then(|usage| usage.changed_from(&self.labels)) {
            let text = self.text.slice(self.text.span());
            let blocks = read_blocks(&text, &labels, InTurn);
            self.entities = entities(&blocks, &text);
            self.tree = Tree::new(blocks);
            self.labels = labels;
        }
    }

    /// Applies an edit of most of the text: a full parse is faster.
    fn replace_most(&mut self, edit: &Edit) {
        let mut text = self.text.clone();
        text.apply(edit);
        *self = Self::with_labels(&text.slice(text.span()), self.version, self.choice.clone());
    }

    /// Updates the entities by the mentions that `change` removed and added.
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
        // Added ones first, so that a name which stays is never dropped and inserted again.
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

    /// The mentions that end behind `from`, in order.
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

    /// The mentions that overlap `span`, in order.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = Mention> {
        self.mentions_from(span.start)
            .take_while(move |mention| mention.span.start < span.end)
    }

    /// The mention in which, or at whose edge, a cursor at `offset` stands; the later one between
    /// two that touch.
    pub fn mention_at(&self, offset: Offset) -> Option<Mention> {
        let near = Span::new(offset.back(1), offset + 1);
        self.mentions_in(near)
            .filter(|mention| mention.span.touches(offset))
            .last()
    }

    /// The marks that end behind `from`, by their starts, from blocks whose summaries pass
    /// `counted`, as in [`Tree::blocks_where`]. Marks of other kinds in these blocks are included.
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

    /// Those of [`Document::marks_from`] whose kinds pass `wanted`.
    pub(super) fn marks_of_kind(
        &self,
        from: Offset,
        counted: fn(&Summary) -> bool,
        wanted: fn(MarkKind) -> bool,
    ) -> impl Iterator<Item = Mark> {
        let blocks = self.tree.blocks_where(from, counted);
        let marks = blocks.flat_map(move |(at, block)| {
            let marks = block.marks().iter().filter(move |raw| wanted(raw.kind));
            marks.map(move |raw| Mark::new(at, raw))
        });
        marks.filter(move |mark| mark.span.end > from || mark.span.start >= from)
    }

    /// The innermost mark that holds the byte at `offset`.
    pub fn mark_at(&self, offset: Offset) -> Option<Mark> {
        let (at, block) = self.tree.block_at(offset)?;
        let mut marks = block.marks().iter().rev().map(|raw| Mark::new(at, raw));
        marks.find(|mark| mark.span.contains(offset))
    }

    /// The anomalies from the block of `from` on, by their starts, from blocks whose summaries pass
    /// `counted`, as in [`Tree::blocks_where`].
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

    /// The first mention of the entity called `name`, in any spelling of it.
    pub fn first_mention(&self, name: &str) -> Option<Mention> {
        self.mentions_of(name).next()
    }

    /// The mentions of the entity called `name`, in any spelling of it, in order.
    pub fn mentions_of(&self, name: &str) -> impl Iterator<Item = Mention> {
        let form = super::normalised(name).into_owned();
        let keys = self.entities.get(name).into_iter();
        let keys = keys.flat_map(super::Entity::blocks);
        let blocks = keys.filter_map(|key| self.tree.block_from_key(key));
        let mentions = blocks.flat_map(|(at, block)| {
            let mentions = block.mentions().iter();
            mentions.map(move |raw| Mention::new(at, raw))
        });
        mentions.filter(move |mention| super::normalised(&self.text.slice(mention.name)) == form)
    }
}

/// The entities of `text`, which has these blocks.
fn entities(blocks: &[Arc<Block>], text: &str) -> Entities {
    let mut start = Offset::default();
    Entities::new(blocks.iter().flat_map(|block| {
        let (at, key) = (start, block.summary().key);
        start = at + block.len();
        let mention = move |raw: &RawMention| {
            let name = Mention::new(at, raw).name;
            (&text[name.start.get()..name.end.get()], raw.label, key)
        };
        block.mentions().iter().map(mention)
    }))
}

/// The number of pairs at the start of `pairs` that are one mention before and after an edit, in
/// blocks of the same key. `in_place` compares their places.
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

/// The mentions of adjacent blocks, the first of which starts at `start`.
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
