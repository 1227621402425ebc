//! Findings about names as a whole: each belongs to one mention of its name, and is looked for
//! again where one of the mentions, or a name near it, has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use rustc_hash::FxHashMap;

use super::Store;
use super::leaf::Part;
use crate::rules::draft::Draft;
use crate::rules::lookups::Lookups;
use crate::rules::rule::{NameCheck, Scope};
use crate::rules::scans::SCANS;
use crate::syntax::OrderKey;
use crate::text::Span;

/// The findings about names of one scan.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// The finding about a name, in the block with this key.
    of_names: FxHashMap<Box<str>, (OrderKey, Draft)>,
    /// The names with findings in a block.
    in_blocks: BTreeMap<OrderKey, BTreeSet<Box<str>>>,
    /// The names at which the scan failed.
    failed: BTreeSet<Box<str>>,
}

impl Named {
    /// Takes the finding about `name` out, and returns the key of its block.
    fn take(&mut self, name: &str) -> Option<OrderKey> {
        let (key, _) = self.of_names.remove(name)?;
        if let Some(names) = self.in_blocks.get_mut(&key) {
            names.remove(name);
            if names.is_empty() {
                self.in_blocks.remove(&key);
            }
        }
        Some(key)
    }

    fn put(&mut self, name: &str, key: OrderKey, draft: Draft) {
        self.of_names.insert(name.into(), (key, draft));
        self.in_blocks.entry(key).or_default().insert(name.into());
    }

    /// The findings in the block with `key`, by name.
    fn in_block(&self, key: OrderKey) -> Vec<Draft> {
        let names = self.in_blocks.get(&key).into_iter().flatten();
        let drafts = names.filter_map(|name| self.of_names.get(name));
        drafts.map(|(_, draft)| draft.clone()).collect()
    }
}

impl Store {
    /// Looks at all names of the document.
    pub(super) fn look_at_all_names(&mut self) {
        let names = self.all_names();
        self.look_at_names(&names);
    }

    /// The normalised names of all mentions, those in the header among them.
    fn all_names(&self) -> Vec<Box<str>> {
        let entities = self.document.entities().iter();
        entities.map(|(form, _)| form.into()).collect()
    }

    /// Looks at `names`, in their normalised forms, again.
    pub(super) fn look_at_names<'n>(&mut self, names: impl IntoIterator<Item = &'n Box<str>>) {
        let names: Vec<&str> = names.into_iter().map(|name| &**name).collect();
        for (scan, (of, _)) in SCANS.iter().enumerate() {
            if let Scope::Names(check) = of.scope {
                self.look_at_names_for(scan, check, &names);
            }
        }
    }

    /// Drops all findings about names of `scan`, and looks for them again.
    pub(super) fn look_at_names_again(&mut self, scan: usize, check: NameCheck) {
        self.take_all_of(scan);
        self.named.remove(&scan);
        let names = self.all_names();
        let names: Vec<&str> = names.iter().map(|name| &**name).collect();
        self.look_at_names_for(scan, check, &names);
    }

    fn look_at_names_for(&mut self, scan: usize, check: NameCheck, names: &[&str]) {
        if self.holds[scan].is_none() {
            return;
        }
        let mut found = self.named.remove(&scan).unwrap_or_default();
        let mut stale = BTreeSet::new();
        for name in names {
            stale.extend(found.take(name));
            found.failed.remove(*name);
            match self.finding_about(check, name) {
                Ok(Some((key, draft))) => {
                    found.put(name, key, draft);
                    stale.insert(key);
                }
                Ok(None) => {}
                Err(()) => {
                    found.failed.insert((*name).into());
                }
            }
        }
        self.failed[scan] = found.failed.len() as u32;
        for key in stale {
            self.take_part(key, scan);
            self.put(key, Part::whole(scan, found.in_block(key)));
        }
        self.named.insert(scan, found);
    }

    /// The finding about `name`, with the key of the block in which it begins; an error where the
    /// check fails.
    fn finding_about(&self, check: NameCheck, name: &str) -> Result<Option<(OrderKey, Draft)>, ()> {
        let lookups = Lookups::default();
        let stretch = self.stretch(Span::default(), &lookups);
        let found = catch_unwind(AssertUnwindSafe(|| check(&stretch, name))).map_err(|_| ())?;
        let wanted = found.filter(|draft| self.settings.codes.holds(draft.finding.code));
        let placed = wanted.and_then(|draft| {
            let tree = self.document.tree();
            let (at, block) = tree.block_at(draft.finding.span.start)?;
            Some((block.summary().key, draft.relative_to(at)))
        });
        Ok(placed)
    }
}
