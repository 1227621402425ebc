//! The findings of each document, looked for once and read by all who show, count, walk or fix
//! them.
//!
//! Findings hold for one revision of a document and one of the settings and gazetteers. Nothing is
//! done here when either changes: what is known of an older state is replaced when somebody asks.
//! Who asks while the same is being looked for waits for that.
//!
//! Invariants: what is stored is complete, so a run that was cancelled leaves nothing; and findings
//! of at most [`MAX_DOCUMENTS`] documents are kept, those of the others that were asked for last.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tower_lsp::ls_types::Uri;

use super::documents::Revision;
use super::projects::Projects;
use crate::model::Document;
use crate::rules::policy::Rules;
use crate::rules::{Code, Finding, Findings, Layer};

/// Of so many documents findings are kept. One holds about a thousand at most.
const MAX_DOCUMENTS: usize = 64;

/// The findings of documents.
#[derive(Debug, Default)]
pub(crate) struct FindingsStore {
    entries: Mutex<Entries>,
    #[cfg(test)]
    runs: std::sync::atomic::AtomicUsize,
}

#[derive(Debug, Default)]
struct Entries {
    of: HashMap<Uri, Entry>,
    /// Grows with everything that is asked for.
    clock: u64,
}

#[derive(Debug)]
struct Entry {
    state: State,
    slot: Slot,
    /// When it was asked for last.
    used: u64,
}

/// Locked while findings are being looked for; empty until they are complete.
type Slot = Arc<Mutex<Option<Arc<Found>>>>;

/// Which revision of a document, and which of the settings and gazetteers. Later ones are greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    document: Revision,
    settings: u64,
}

/// A document as it is in one revision.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject<'a> {
    pub(crate) uri: &'a Uri,
    pub(crate) document: &'a Document,
    pub(crate) revision: Revision,
}

impl FindingsStore {
    /// The findings of a document by what holds for it now. `None` if `cancelled` turned true.
    pub(crate) fn found(
        &self,
        subject: Subject<'_>,
        projects: &Projects,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Arc<Found>> {
        // Read before the settings themselves: what these say is at least as new.
        let state = State {
            document: subject.revision,
            settings: projects.generation(),
        };
        let slot = self.slot(subject.uri, state);
        let mut found = slot.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = &*found {
            return Some(Arc::clone(found));
        }
        let rules = projects.effective_settings(subject.uri).rules;
        #[cfg(test)]
        self.runs.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let own = rules.left(subject.document, &|_| true, cancelled).findings;
        if cancelled() {
            return None;
        }
        *found = Some(Arc::new(Found::new(own, rules)));
        found.clone()
    }

    /// A document was closed.
    pub(crate) fn forget(&self, uri: &Uri) {
        self.lock().of.remove(uri);
    }

    /// Where the findings in `state` are kept, or nowhere if later ones are.
    fn slot(&self, uri: &Uri, state: State) -> Slot {
        let mut entries = self.lock();
        entries.clock += 1;
        let used = entries.clock;
        if let Some(entry) = entries.of.get_mut(uri) {
            if entry.state > state {
                return Slot::default();
            }
            if entry.state < state {
                entry.state = state;
                entry.slot = Slot::default();
            }
            entry.used = used;
            return Arc::clone(&entry.slot);
        }
        entries.make_room();
        let slot = Slot::default();
        let entry = Entry {
            state,
            slot: Arc::clone(&slot),
            used,
        };
        entries.of.insert(uri.clone(), entry);
        slot
    }

    fn lock(&self) -> MutexGuard<'_, Entries> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How often rules ran on whole documents.
    #[cfg(test)]
    pub(crate) fn runs(&self) -> usize {
        self.runs.load(std::sync::atomic::Ordering::Relaxed)
    }
}

impl Entries {
    fn make_room(&mut self) {
        if self.of.len() < MAX_DOCUMENTS {
            return;
        }
        let oldest = self.of.iter().min_by_key(|(_, entry)| entry.used);
        if let Some(uri) = oldest.map(|(uri, _)| uri.clone()) {
            self.of.remove(&uri);
        }
    }
}

/// What was found in one state of a document.
#[derive(Debug)]
pub(crate) struct Found {
    rules: Rules,
    /// As severe as findings are by themselves.
    own: Arc<Findings>,
    /// As severe as the project takes them.
    reported: Arc<Findings>,
    /// What was looked for on its own because the list is too short.
    parts: Mutex<HashMap<Part, Arc<[Finding]>>>,
}

/// Some of the codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    /// One.
    Code(Code),
    /// Those about annotation.
    Annotation,
}

impl Part {
    fn holds(self, code: Code) -> bool {
        match self {
            Self::Code(own) => code == own,
            Self::Annotation => code.layer() == Layer::Annotation,
        }
    }
}

impl Found {
    fn new(own: Findings, rules: Rules) -> Self {
        let own = Arc::new(own);
        let levelled = rules.levelled(own.list.clone());
        let reported = if levelled == own.list {
            Arc::clone(&own)
        } else {
            Arc::new(Findings {
                list: levelled,
                total: own.total,
            })
        };
        Self {
            rules,
            own,
            reported,
            parts: Mutex::default(),
        }
    }

    /// The findings as the project takes them.
    pub(crate) fn reported(&self) -> &Findings {
        &self.reported
    }

    /// The findings of `document`, in which all these were found, with the codes of `part`, as
    /// severe as they are by themselves. Where the list is cut, rules of these codes run again.
    pub(crate) fn part(
        &self,
        part: Part,
        document: &Document,
        cancelled: &dyn Fn() -> bool,
    ) -> Arc<[Finding]> {
        let mut parts = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = parts.get(&part) {
            return Arc::clone(known);
        }
        let of_part = |finding: &&Finding| part.holds(finding.code);
        let found: Arc<[Finding]> = if self.own.is_cut() {
            let wanted = |code| part.holds(code);
            let found = self.rules.left(document, &wanted, cancelled).findings;
            found.list.into()
        } else {
            self.own.list.iter().filter(of_part).cloned().collect()
        };
        if !cancelled() {
            parts.insert(part, Arc::clone(&found));
        }
        found
    }
}

#[cfg(test)]
mod tests;
