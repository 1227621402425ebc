//! An open document: text, tree and entities, as of one version.

use std::sync::Arc;

use super::entities::Entities;
use super::labels::LabelChoice;
use crate::syntax::{Anomaly, LabelSet, Mark, Mention, Reparsed, Summary, Tree, parse, reparse};
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
    version: i32,
}

impl Document {
    /// Reads `text` as version `version`, with the label set it seems to use.
    pub fn new(text: &str, version: i32) -> Self {
        Self::with_labels(text, version, LabelChoice::Recognised)
    }

    /// Reads `text` as version `version`.
    pub fn with_labels(text: &str, version: i32, choice: LabelChoice) -> Self {
        let labels = choice.for_text(text);
        let tree = parse(text, &labels);
        let mentions = tree.blocks().flat_map(|(at, block)| {
            let key = block.summary().key;
            let at = at.get();
            block.mentions().iter().map(move |raw| {
                let name = at + raw.start as usize + usize::from(raw.name);
                (
                    &text[name..name + usize::from(raw.name_len)],
                    raw.label,
                    key,
                )
            })
        });
        Self {
            entities: Entities::new(mentions),
            text: Text::from(text),
            tree,
            labels,
            choice,
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
        let end = self.text.floor(edit.span.end);
        let edit = &Edit::new(
            Span::new(self.text.floor(edit.span.start).min(end), end),
            edit.text.as_str(),
        );
        // A text that is replaced as a whole may use other labels.
        if edit.span.len() * 2 >= self.text.len() && self.choice == LabelChoice::Recognised {
            self.replace_most(edit);
            return;
        }
        let change = reparse(&mut self.tree, &self.text, edit, &self.labels);
        self.text.apply(edit);
        self.recount(&change, edit.span, edit.text.len());
    }

    fn replace_most(&mut self, edit: &Edit) {
        let mut text = self.text.clone();
        text.apply(edit);
        *self = Self::with_labels(&text.slice(text.span()), self.version, self.choice.clone());
    }

    /// Counts by difference the mentions that `change` took and brought.
    fn recount(&mut self, change: &Reparsed, replaced: Span, inserted: usize) {
        if change.rekeyed {
            self.entities.forget_places();
        }
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
        let (removed_end, added_end) = (removed.len() - tail, added.len() - tail);
        for (mention, key) in &added[head..added_end] {
            self.entities
                .add(change.after.slice(mention.name), mention.label, *key);
        }
        for (mention, _) in &removed[head..removed_end] {
            self.entities
                .remove(change.before.slice(mention.name), mention.label);
        }
        // A mention that stayed may lie in another block now.
        let kept = removed[..head].iter().zip(&added[..head]);
        let kept = kept.chain(removed[removed_end..].iter().zip(&added[added_end..]));
        for ((_, old), (mention, key)) in kept {
            if key < old {
                self.entities
                    .found_at(change.after.slice(mention.name), *key);
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
        let entity = self.entities.get(name);
        let start = entity.and_then(|entity| self.tree.block_from_key(entity.not_before()));
        let form = super::normalised(name).into_owned();
        let count = entity.map_or(0, |entity| entity.count() as usize);
        let from = start.map_or(self.text.end(), |(at, _)| at);
        self.mentions_from(from)
            .filter(move |mention| super::normalised(&self.text.slice(mention.name)) == form)
            .take(count)
    }
}

/// How many pairs of mentions at the start of `pairs` are the same but for their place, which
/// `in_place` compares.
fn common<'a>(
    pairs: impl Iterator<Item = (&'a Keyed, &'a Keyed)>,
    in_place: impl Fn(&Mention, &Mention) -> bool,
) -> usize {
    let same = |old: &Mention, new: &Mention| {
        let lengths = |mention: &Mention| (mention.span.len(), mention.name.len());
        old.label == new.label && lengths(old) == lengths(new) && in_place(old, new)
    };
    pairs
        .take_while(|((old, _), (new, _))| same(old, new))
        .count()
}

/// A mention with the key of its block.
type Keyed = (Mention, crate::syntax::OrderKey);

fn mentions_of(start: Offset, blocks: &[Arc<crate::syntax::Block>]) -> Vec<Keyed> {
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
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::model::Entity;
    use crate::syntax::LabelId;

    /// Counts by label, and the first mention.
    type Counted = (Vec<(LabelId, u32)>, Option<Span>);

    /// Every entity with its counts and its first mention.
    fn entities(document: &Document) -> BTreeMap<String, Counted> {
        let entity = |(name, entity): (&str, &Entity)| {
            let first = document.first_mention(name).map(|mention| mention.span);
            (name.to_owned(), (entity.labels(), first))
        };
        document.entities().iter().map(entity).collect()
    }

    fn text() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "[ORG Oru  ] ",
            "[LOC Oru’s  ] ",
            "[PER Ida Oru  ] ",
            "[LOC Ada Bay.  ] ",
            "[ORG ",
            "  ] ",
            "[",
            " and so on , ",
            ". \n",
            "\r\n",
        ]);
        prop::collection::vec(pieces, 0..30).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn counts_by_difference_are_counts_anew(
            start in text(),
            edits in prop::collection::vec((any::<usize>(), 0..12usize, text()), 1..12),
        ) {
            let labels = LabelChoice::Given(Arc::new(LabelSet::conll4()));
            let mut document = Document::with_labels(&start, 0, labels.clone());
            for (at, length, inserted) in edits {
                let before = document.clone();
                let known = entities(&before);
                let at = Offset::new(at % (document.text().len() + 1));
                document.apply(&Edit::new(Span::at(at, length), inserted));
                let text = document.text().slice(document.text().span()).into_owned();
                let anew = Document::with_labels(&text, 0, labels.clone());
                prop_assert_eq!(entities(&document), entities(&anew), "{:?}", text);
                prop_assert_eq!(entities(&before), known, "a snapshot changed");
            }
        }
    }
}
