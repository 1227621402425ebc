//! Looks through stretches of the document and keeps what is found in the leaves.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Store;
use super::leaf::{Kept, Part};
use crate::rules::draft::Draft;
use crate::rules::lookups::Lookups;
use crate::rules::rule::Scope;
use crate::rules::scans::SCANS;
use crate::rules::stretch::Stretch;
use crate::syntax::{Block, OrderKey};
use crate::text::{Offset, Span};

impl Store {
    /// Looks through the block at `at` for what all scans of a window find.
    pub(super) fn look_near(&mut self, at: Offset, block: &Arc<Block>) {
        let lookups = Lookups::default();
        let (span, key) = (Span::at(at, block.len()), block.summary().key);
        let is_near = |part: &Part| matches!(SCANS[part.scan].0.scope, Scope::Near(..));
        self.take_parts(key, is_near);
        for (scan, (of, _)) in SCANS.iter().enumerate() {
            let Scope::Near(counted, _) = of.scope else {
                continue;
            };
            if self.holds[scan].is_some() && counted(block.summary()) {
                let part = self.part(scan, span, &lookups);
                self.put(key, part);
            }
        }
        self.keep_lookups(key, &lookups);
    }

    /// Looks through the block at `at` for what `scan` finds. The names it looks up are kept with
    /// those of the others.
    pub(super) fn look_at_block(&mut self, scan: usize, at: Offset, block: &Arc<Block>) {
        let lookups = Lookups::default();
        let key = block.summary().key;
        self.take_part(key, scan);
        let part = self.part(scan, Span::at(at, block.len()), &lookups);
        self.put(key, part);
        if let Some(known) = self.lookups.get(&key) {
            lookups.add_all(known);
        }
        self.keep_lookups(key, &lookups);
    }

    /// Looks through the whole document for what `scan` finds.
    pub(super) fn look_wide(&mut self, number: usize) {
        for key in std::mem::take(&mut self.placed[number]) {
            self.take_part(key, number);
        }
        self.failed[number] = 0;
        if self.holds[number].is_none() {
            return;
        }
        let span = self.document.text().span();
        match self.drafts(number, span, &Lookups::default()) {
            Some(drafts) => self.place(number, drafts),
            None => self.failed[number] = 1,
        }
    }

    /// Puts each of `drafts` into the leaf of the block in which it begins.
    fn place(&mut self, scan: usize, drafts: Vec<Draft>) {
        let mut of_blocks: BTreeMap<OrderKey, (Offset, Vec<Draft>)> = BTreeMap::new();
        for draft in drafts {
            if let Some((at, block)) = self.document.tree().block_at(draft.finding.span.start) {
                let of_block = of_blocks.entry(block.summary().key);
                let (_, drafts) = of_block.or_insert_with(|| (at, Vec::new()));
                drafts.push(draft);
            }
        }
        for (key, (at, drafts)) in of_blocks {
            self.placed[scan].push(key);
            let relative = drafts.into_iter().map(|draft| draft.relative_to(at));
            self.put(key, Part::whole(scan, relative.collect()));
        }
    }

    fn part(&self, number: usize, span: Span, lookups: &Lookups) -> Option<Part> {
        match self.drafts(number, span, lookups) {
            Some(drafts) => Part::new(number, span.start, drafts),
            None => Some(Part {
                scan: number,
                found: Kept::Failure,
            }),
        }
    }

    /// The findings of `scan` that begin in `span`; `None` where it fails.
    pub(super) fn drafts(
        &self,
        number: usize,
        span: Span,
        lookups: &Lookups,
    ) -> Option<Vec<Draft>> {
        let stretch = self.stretch(span, lookups);
        SCANS[number].0.run(&stretch, &self.settings.codes).ok()
    }

    pub(super) fn stretch<'s>(&'s self, span: Span, lookups: &'s Lookups) -> Stretch<'s> {
        Stretch {
            document: &self.document,
            span,
            conditions: &self.conditions,
            gazetteer: &self.settings.gazetteer,
            names: &self.names,
            lookups,
        }
    }

    fn keep_lookups(&mut self, key: OrderKey, lookups: &Lookups) {
        let lookups = lookups.take();
        if lookups.is_empty() {
            self.lookups.remove(&key);
        } else {
            self.lookups.insert(key, lookups);
        }
    }
}
