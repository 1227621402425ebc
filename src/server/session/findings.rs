//! The findings of the document that was asked about last, for all that count or walk them.

use std::sync::{Arc, Mutex, PoisonError};

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::Uri;

use crate::model::Document;
use crate::rules::Findings;
use crate::server::Server;
use crate::server::transport::Cancel;

/// The findings of one document, which all answers about one state of it share.
#[derive(Debug, Default)]
pub(crate) struct FindingsStore(Mutex<Option<(State, Arc<Findings>)>>);

/// A document, which of its states, and that of the settings.
type State = (Uri, u64, u64);

impl FindingsStore {
    /// The findings in `state`, looked for by `look` if they are not those known. `None` where it
    /// was stopped: what it had found by then is not all.
    fn findings(
        &self,
        state: State,
        look: impl FnOnce() -> Option<Findings>,
    ) -> Option<Arc<Findings>> {
        let known = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if let Some((_, found)) = known.filter(|(known, _)| *known == state) {
            return Some(found);
        }
        let found = Arc::new(look()?);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *known = Some((state, Arc::clone(&found)));
        Some(found)
    }
}

impl Server {
    /// Finds what is reported of the document as it is now: call it with this very document.
    ///
    /// # Errors
    /// The document is not open; the result's, where it was cancelled.
    pub(crate) fn look(
        &self,
        uri: &Uri,
    ) -> Result<impl FnOnce(&Document, &Cancel) -> Result<Arc<Findings>> + Send + 'static> {
        let revision = self.snapshot(uri)?.revision;
        let state = (uri.clone(), revision, self.projects().generation());
        let (server, rules) = (self.clone(), self.projects().effective_settings(uri).rules);
        Ok(move |document: &Document, cancel: &Cancel| {
            let look = || {
                let found = rules.judge(document, &|| cancel.is_cancelled()).findings;
                (!cancel.is_cancelled()).then_some(found)
            };
            let found = server.shared.findings.findings(state, look);
            found.ok_or_else(Error::request_cancelled)
        })
    }
}
