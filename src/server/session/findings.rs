//! The findings of each document, kept while it is edited and read by all who show, count, walk or
//! fix them.
//!
//! Findings hold for one revision of a document and one of the settings and gazetteers. Nothing is
//! done here when either changes: what is kept is brought up to date when somebody asks, which
//! costs what has changed since. Who asks while that is done waits for it.
//!
//! Invariants: what is kept is complete, so a run that was cancelled leaves nothing; and findings
//! of at most [`MAX_DOCUMENTS`] documents are kept, those of the others that were asked for last.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use tower_lsp::ls_types::Uri;

use super::documents::Revision;
use super::projects::Projects;
use crate::model::Document;
use crate::rules::policy::Rules;
use crate::rules::store::Store;
use crate::rules::{Code, CodeSet, Finding, Findings, Layer};
use crate::server::convert::columns::KeptColumns;

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
    slot: Slot,
    columns: Arc<Mutex<KeptColumns>>,
    /// When it was asked for last.
    used: u64,
}

/// Locked while findings are being looked for.
type Slot = Arc<Mutex<Kept>>;

/// What is known of one document.
#[derive(Debug, Default)]
struct Kept {
    store: Option<Store>,
    /// What is found in the latest state that somebody asked for.
    found: Option<(State, Arc<Found>)>,
}

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
    /// The findings of a document by what holds for it now. `None` if `cancelled` turned true before
    /// anything was known of it.
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
        let slot = self.slot(subject.uri);
        let mut kept = slot.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.found.as_ref();
        if let Some((_, found)) = known.filter(|(known, _)| *known == state) {
            return Some(Arc::clone(found));
        }
        let is_old = known.is_some_and(|(known, _)| *known > state);
        let rules = projects.effective_settings(subject.uri).rules;
        #[cfg(test)]
        self.runs.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        if is_old {
            // Who asks for what was there before must not undo what is kept.
            let own = rules.left(subject.document, &|_| true, cancelled).findings;
            return (!cancelled()).then(|| Arc::new(Found::new(own, rules, Weak::new(), state)));
        }
        let store = kept.up_to_date(subject.document, &rules, cancelled)?;
        let own = rules.left_of(store, rules.settings().codes).findings;
        let found = Arc::new(Found::new(own, rules, Arc::downgrade(&slot), state));
        kept.found = Some((state, Arc::clone(&found)));
        Some(found)
    }

    /// The lines and columns at which findings of the document `uri` were shown last.
    pub(crate) fn columns(&self, uri: &Uri) -> Arc<Mutex<KeptColumns>> {
        let entries = self.lock();
        let entry = entries.of.get(uri);
        entry.map_or_else(Arc::default, |entry| Arc::clone(&entry.columns))
    }

    /// A document was closed.
    pub(crate) fn forget(&self, uri: &Uri) {
        self.lock().of.remove(uri);
    }

    /// Where the findings of the document `uri` are kept.
    fn slot(&self, uri: &Uri) -> Slot {
        let mut entries = self.lock();
        entries.clock += 1;
        let used = entries.clock;
        if let Some(entry) = entries.of.get_mut(uri) {
            entry.used = used;
            return Arc::clone(&entry.slot);
        }
        entries.make_room();
        let slot = Slot::default();
        let entry = Entry {
            slot: Arc::clone(&slot),
            columns: Arc::default(),
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

impl Kept {
    /// The store of the findings of `document` by `rules`: that which is kept, brought up to date,
    /// or a new one. `None` if `cancelled` turned true.
    fn up_to_date(
        &mut self,
        document: &Document,
        rules: &Rules,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<&Store> {
        let settings = rules.settings();
        let mut store = match self.store.take() {
            Some(store) if *store.settings() == settings => store,
            _ => Store::new(document, settings, cancelled)?,
        };
        store.update(document);
        Some(self.store.insert(store))
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
    /// Where the store is that these are of, as long as it is in `state`.
    slot: Weak<Mutex<Kept>>,
    state: State,
    /// What was listed on its own because the list is too short.
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
    fn new(own: Findings, rules: Rules, slot: Weak<Mutex<Kept>>, state: State) -> Self {
        let own = Arc::new(own);
        let reported = if rules.change_levels(&own.list) {
            Arc::new(Findings {
                list: rules.levelled(own.list.clone()),
                total: own.total,
            })
        } else {
            Arc::clone(&own)
        };
        Self {
            rules,
            own,
            reported,
            slot,
            state,
            parts: Mutex::default(),
        }
    }

    /// The findings as the project takes them.
    pub(crate) fn reported(&self) -> &Findings {
        &self.reported
    }

    /// The findings of `document`, in which all these were found, with the codes of `part`, as
    /// severe as they are by themselves.
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
            self.listed(part, document, cancelled).into()
        } else {
            self.own.list.iter().filter(of_part).cloned().collect()
        };
        if !cancelled() {
            parts.insert(part, Arc::clone(&found));
        }
        found
    }

    /// The findings of `part`, from the store as long as that holds those of this state.
    fn listed(
        &self,
        part: Part,
        document: &Document,
        cancelled: &dyn Fn() -> bool,
    ) -> Vec<Finding> {
        let wanted = |code| part.holds(code);
        if let Some(slot) = self.slot.upgrade() {
            let kept = slot.lock().unwrap_or_else(PoisonError::into_inner);
            let state = kept.found.as_ref().map(|(state, _)| *state);
            if let Some(store) = kept.store.as_ref().filter(|_| state == Some(self.state)) {
                let codes = CodeSet::of(|code| wanted(code) && self.rules.is_on(code));
                return self.rules.left_of(store, codes).findings.list;
            }
        }
        self.rules.left(document, &wanted, cancelled).findings.list
    }
}

#[cfg(test)]
mod tests;
