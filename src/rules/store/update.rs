//! Brings a store up to date: finds out what an edit made stale, and looks through that again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Store;
use super::stale::ScanSet;
use crate::model::Document;
use crate::rules::conditions::Conditions;
use crate::rules::rule::{Counted, HEAD_BYTES, Scope};
use crate::rules::scans::SCANS;
use crate::rules::settings::RuleSettings;
use crate::rules::support::names::NameTable;
use crate::syntax::{Block, ChangedRun, OrderKey};
use crate::text::{Offset, Span};

impl Store {
    /// The findings of `document` by `settings`; `None` where `cancelled` turned true.
    pub fn new(
        document: &Document,
        settings: RuleSettings,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let mut store = Self::empty(document, settings);
        for (at, block) in document.tree().blocks() {
            if cancelled() {
                return None;
            }
            store.look_near(at, block);
            store.look_along_block(at, block);
        }
        for scan in 0..SCANS.len() {
            if cancelled() {
                return None;
            }
            if SCANS[scan].0.scope.is_wide() {
                store.look_wide(scan);
            }
        }
        store.look_at_all_names();
        Some(store)
    }

    /// Looks through what has changed since the last time.
    pub fn update(&mut self, document: &Document) {
        let runs = self.document.tree().changed_runs(document.tree());
        if self.is_mostly_stale(document, &runs) {
            self.document = document.clone();
            self.look_anew();
            return;
        }
        let before = std::mem::replace(&mut self.document, document.clone());
        if runs.is_empty() {
            return;
        }
        let conditions = self.conditions.next(document, &runs);
        let old_conditions = std::mem::replace(&mut self.conditions, conditions);
        let mut again = self.drop_removed(&runs);
        if old_conditions.lines != self.conditions.lines {
            self.look_anew();
            return;
        }
        let mut near = self.near_blocks(&runs);
        let is_other_header = old_conditions.header != self.conditions.header;
        if is_other_header {
            // What is a name there is another matter now.
            near.extend(self.keys_in(Span::at(Offset::default(), HEAD_BYTES)));
        }
        let names = self.names.update(
            (&before, &old_conditions),
            (&self.document, &self.conditions),
            &runs,
        );
        near.extend(self.looking_up(&names.lookups));
        again.join(self.change_conditions());
        for (at, block) in self.blocks(&near) {
            self.look_near(at, &block);
        }
        self.look_along(&runs, &near);
        self.look_wide_again(&runs, &near, (again, is_other_header));
        self.look_at_names(&names.touched);
    }

    fn look_anew(&mut self) {
        let settings = self.settings.clone();
        if let Some(new) = Self::new(&self.document, settings, &|| false) {
            *self = new;
        }
    }

    /// True where it is as well to look through the whole document.
    fn is_mostly_stale(&self, document: &Document, runs: &[ChangedRun]) -> bool {
        let changed: usize = runs.iter().map(|run| run.new.len()).sum();
        let same_labels = Arc::ptr_eq(self.document.labels(), document.labels());
        !same_labels || changed * 2 > document.text().len()
    }

    /// Drops the leaves of blocks that are gone. Returns the scans that had findings in them.
    fn drop_removed(&mut self, runs: &[ChangedRun]) -> ScanSet {
        let mut scans = ScanSet::default();
        for block in runs.iter().flat_map(|run| &run.removed) {
            let key = block.summary().key;
            self.lookups.remove(&key);
            for part in self.take_leaf(key) {
                scans.add(part.scan);
            }
        }
        scans
    }

    /// Finds out what holds for each scan now. Where that differs, what is found in blocks is
    /// looked for again; returns the scans that look at the whole document.
    fn change_conditions(&mut self) -> ScanSet {
        let holding = self.holding();
        let held = std::mem::replace(&mut self.holds, holding);
        let mut again = ScanSet::default();
        for (scan, (of, _)) in SCANS.iter().enumerate() {
            if held[scan] == self.holds[scan] {
                continue;
            }
            match of.scope {
                Scope::Near(counted, _) | Scope::Along(counted, ..) => {
                    self.take_all_of(scan);
                    self.look_everywhere(scan, counted);
                }
                Scope::Names(check) => self.look_at_names_again(scan, check),
                _ => again.add(scan),
            }
        }
        again
    }

    /// Looks through all blocks for what `scan` finds.
    fn look_everywhere(&mut self, scan: usize, counted: Counted) {
        if self.holds[scan].is_none() {
            return;
        }
        let document = self.document.clone();
        for (at, block) in document.tree().blocks_where(Offset::default(), counted) {
            self.look_at_block(scan, at, block);
        }
    }

    /// Looks through a block for what follows from marks and their neighbours.
    fn look_along_block(&mut self, at: Offset, block: &Arc<Block>) {
        for (scan, (of, _)) in SCANS.iter().enumerate() {
            if let Scope::Along(counted, ..) = of.scope
                && self.holds[scan].is_some()
                && counted(block.summary())
            {
                self.look_at_block(scan, at, block);
            }
        }
    }

    /// Looks at the marks whose neighbours have changed.
    fn look_along(&mut self, runs: &[ChangedRun], near: &BTreeSet<OrderKey>) {
        for (scan, (of, _)) in SCANS.iter().enumerate() {
            let Scope::Along(_, affected, _) = of.scope else {
                continue;
            };
            if self.holds[scan].is_none() {
                continue;
            }
            let spans = runs
                .iter()
                .flat_map(|run| affected(&self.document, run.new));
            let mut keys = near.clone();
            keys.extend(spans.flat_map(|span| self.keys_in(span)));
            for (at, block) in self.blocks(&keys) {
                self.look_at_block(scan, at, &block);
            }
        }
    }

    fn look_wide_again(
        &mut self,
        runs: &[ChangedRun],
        near: &BTreeSet<OrderKey>,
        (again, is_other_header): (ScanSet, bool),
    ) {
        let in_head = runs.iter().any(|run| {
            Conditions::is_in_head(run.new.start) || Conditions::is_in_head(run.old.start)
        });
        for (scan, (of, _)) in SCANS.iter().enumerate() {
            let is_stale = match of.scope {
                Scope::Head(_) => in_head || is_other_header,
                Scope::Whole(_) => true,
                Scope::All(counted, _) => self.touches(runs, near, counted),
                Scope::Near(..) | Scope::Along(..) | Scope::Names(_) => continue,
            };
            if is_stale || again.holds(scan) {
                self.look_wide(scan);
            }
        }
    }

    fn empty(document: &Document, settings: RuleSettings) -> Self {
        let conditions = Conditions::of(document);
        let scans = SCANS.len();
        let mut store = Self {
            names: NameTable::new(document, &conditions),
            document: document.clone(),
            settings,
            conditions,
            holds: Vec::new(),
            leaves: BTreeMap::default(),
            errors: BTreeSet::default(),
            lookups: BTreeMap::default(),
            counts: vec![0; crate::rules::Code::ALL.len()],
            by_scan: vec![0; scans],
            placed: vec![Vec::new(); scans],
            named: FxHashMap::default(),
            failed: vec![0; scans],
        };
        store.holds = store.holding();
        store
    }

    /// What holds for each scan of the document as it is now.
    fn holding(&self) -> Vec<Option<u64>> {
        let (document, conditions) = (&self.document, &self.conditions);
        let holds = SCANS.iter().map(|(scan, codes)| {
            let is_wanted = self.settings.codes.shares(codes);
            let holds = is_wanted.then(|| (scan.condition)(document, conditions));
            holds.flatten()
        });
        holds.collect()
    }
}
