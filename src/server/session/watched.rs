//! The files that the client watches because settings name them.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// The patterns of the files named by settings that the client watches.
#[derive(Debug, Default)]
pub(crate) struct Watched(Mutex<BTreeSet<String>>);

impl Watched {
    /// Takes `patterns` for those watched; what they were before, if they are others.
    pub(crate) fn replace(&self, patterns: &BTreeSet<String>) -> Option<BTreeSet<String>> {
        let mut watched = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (*watched != *patterns).then(|| std::mem::replace(&mut *watched, patterns.clone()))
    }
}
