//! Names that differ in accents only.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::members::{self, Members};
use super::slip::without_accents;

/// Names that are not ASCII, by what they are without accents.
#[derive(Clone, Debug, Default)]
pub(super) struct Accents(FxHashMap<Box<str>, Members>);

impl Accents {
    /// Adds `form`, and returns the others that may not be compared any more with some others.
    pub(super) fn add(&mut self, form: &Arc<str>) -> Vec<Arc<str>> {
        if form.is_ascii() {
            return Vec::new();
        }
        let plain = without_accents(form);
        let pushed = members::add(&mut self.0, plain.clone().into(), form);
        self.moved(pushed, plain)
    }

    /// Removes `form`, and returns the others that may be compared now with some others.
    pub(super) fn remove(&mut self, form: &str) -> Vec<Arc<str>> {
        if form.is_ascii() {
            return Vec::new();
        }
        let plain = without_accents(form);
        let entered = members::remove(&mut self.0, plain.clone().into(), form);
        self.moved(entered, plain)
    }

    /// The other texts that `form` is compared with: accented names, and what it is without
    /// accents, if that is a name.
    pub(super) fn beside(&self, form: &str) -> Vec<Arc<str>> {
        if form.is_ascii() {
            let accented = self.0.get(form);
            return accented.map_or_else(Vec::new, |members| members.first().to_vec());
        }
        let plain = without_accents(form);
        let members = self.0.get(&*plain);
        let first = members.map_or(&[][..], |members| members.first_with(form));
        if first.is_empty() {
            return Vec::new();
        }
        let others = first.iter().cloned().chain([Arc::from(plain)]);
        others.filter(|other| **other != *form).collect()
    }

    /// All that are compared with a name of `plain`, if `moved` is or was one.
    fn moved(&self, moved: Option<Arc<str>>, plain: String) -> Vec<Arc<str>> {
        let Some(moved) = moved else {
            return Vec::new();
        };
        let members = self.0.get(&*plain);
        let first = members.map_or(&[][..], Members::first).iter().cloned();
        first.chain([moved, Arc::from(plain)]).collect()
    }
}
