//! The last answer about the semantic tokens of each document, which the next one is compared
//! with.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tower_lsp::ls_types::Uri;

use crate::model::Document;

/// The documents as they were last answered about, with the ids of these answers.
#[derive(Debug, Default)]
pub(crate) struct LastTokens {
    last: Mutex<HashMap<Uri, (u64, Document)>>,
}

impl LastTokens {
    /// Remembers that `document` was answered about; returns the answer's id and the last one.
    pub(crate) fn next(&self, uri: &Uri, document: &Document) -> (u64, Option<(u64, Document)>) {
        let mut last = self.lock();
        let before = last.get(uri).cloned();
        let id = before.as_ref().map_or(1, |(id, _)| id + 1);
        last.insert(uri.clone(), (id, document.clone()));
        (id, before)
    }

    /// Forgets a document that was closed.
    pub(crate) fn forget(&self, uri: &Uri) {
        self.lock().remove(uri);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Uri, (u64, Document)>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
