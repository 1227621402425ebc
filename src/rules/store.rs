//! The findings of a document, kept while it is edited: an edit costs what it changes, whatever the
//! document's size.
//!
//! Each block has a leaf with the findings that begin in it. A finding knows its place from the
//! start of its block, so one that only moves costs nothing. Which leaves an edit makes stale
//! follows from the difference of the two trees and from what each scan says of its scope.
//!
//! Invariant: a store that was brought up to date any number of times holds what one made anew
//! holds.

mod keep;
mod leaf;
mod listing;
mod look;
mod named;
mod stale;
mod update;

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::conditions::Conditions;
use super::lookups::NameHash;
use super::settings::RuleSettings;
use super::support::names::NameTable;
use crate::model::Document;
use crate::rules::Code;
use crate::syntax::OrderKey;
use leaf::Leaf;
use named::Named;

/// All findings of one document.
#[derive(Debug)]
pub struct Store {
    document: Document,
    settings: RuleSettings,
    conditions: Conditions,
    names: NameTable,
    /// What holds for each scan of the document as a whole; `None` where it finds nothing.
    holds: Vec<Option<u64>>,
    /// The blocks with findings, in order.
    leaves: BTreeMap<OrderKey, Leaf>,
    /// Those among them with errors.
    errors: BTreeSet<OrderKey>,
    /// The names on which the findings of a block depend.
    lookups: BTreeMap<OrderKey, Box<[NameHash]>>,
    /// How many findings there are of each code.
    counts: Vec<u32>,
    /// How many findings there are of each scan.
    by_scan: Vec<u32>,
    /// The blocks with findings of scans that look at the whole document.
    placed: Vec<Vec<OrderKey>>,
    /// The findings about names, by scan.
    named: FxHashMap<usize, Named>,
    /// How many stretches each scan failed in.
    failed: Vec<u32>,
}

impl Store {
    /// The document that was looked through last.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The settings by which findings are looked for.
    pub fn settings(&self) -> &RuleSettings {
        &self.settings
    }

    /// The number of findings with `code`.
    pub fn count(&self, code: Code) -> usize {
        self.counts[code as usize] as usize
    }
}

#[cfg(test)]
mod tests;
