//! Publishes diagnostics (LSP 3.17 `textDocument/publishDiagnostics`) without ever being in the
//! way.
//!
//! Scheduling returns at once and the newest wins: twenty edits sent together cost about what one
//! costs. What is to be shown is found out after each edit, and sent if it differs from what was
//! sent last: errors at once, anything else when the edits rest, so that nobody's eye is drawn away
//! while they type. What was computed for a state that is no more is dropped. A client that asks
//! for diagnostics itself is never sent any.
//!
//! Invariant: at most one task a document, and at most one message of it on its way; no task
//! holds a thread while it waits.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::sleep;
use tower_lsp::Client;
use tower_lsp::ls_types::{Diagnostic, DiagnosticSeverity, Uri};

use crate::server::convert::columns::Columns;
use crate::server::convert::diagnostics::{self, DiagnosticsHash};
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::server::session::documents::{Documents, Revision, Snapshot, SyncState};
use crate::server::session::findings::{FindingsStore, Subject};
use crate::server::session::projects::{Projects, is_settings, path_of};
use crate::server::transport::{Cancel, Pool};

/// Finds what is to be shown of a document, for a client with these capabilities.
pub(crate) type Source =
    Box<dyn Fn(&Uri, &Snapshot, &ClientCapabilities, &Cancel) -> Vec<Diagnostic> + Send + Sync>;

/// What is found in documents and settings. The latter are no annotated text, though they may be
/// open: what is wrong with them as they stand in the editor is shown, which is never asked for.
pub(crate) fn source(projects: Arc<Projects>, findings: Arc<FindingsStore>) -> Source {
    Box::new(move |uri, snapshot, capabilities, _| {
        let document = &snapshot.document;
        if is_settings(uri) {
            let project = path_of(uri).map(|path| projects.cache().written(&path, document.text()));
            return project.map_or(Vec::new(), |project| {
                diagnostics::problems(&project, capabilities.encoding)
            });
        }
        let subject = Subject {
            uri,
            document,
            revision: snapshot.revision,
        };
        // What is begun is of use for the next state of the document, too: it is not cancelled.
        let found = findings.found(subject, &projects, &|| false);
        found.map_or(Vec::new(), |found| {
            let list = &found.reported().list;
            let kept = findings.columns(uri);
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            let mut columns = Columns::new(document, capabilities.encoding, &mut kept);
            let shown = diagnostics::diagnostics(list, uri, capabilities, &mut columns);
            *kept = columns.finish();
            shown
        })
    })
}

/// The documents whose diagnostics are due.
#[derive(Clone, Debug)]
pub(crate) struct Publisher {
    shared: Arc<Shared>,
}

/// What is to be sent now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Due {
    /// What differs in errors.
    Errors,
    /// What differs in anything.
    All,
}

/// What came of publishing.
enum Outcome {
    /// All is sent that is to be shown, or the document has changed since.
    Done,
    /// It waits for the edits to rest.
    Waits,
}

struct Shared {
    documents: Arc<Documents>,
    client: Client,
    pool: Pool,
    source: Source,
    jobs: Mutex<HashMap<Uri, Job>>,
    /// What was sent last of the open documents.
    sent: Mutex<HashMap<Uri, Sent>>,
}

/// The rest of the edits after which more than errors is sent. Errors are not waited for.
const REST: Duration = Duration::from_millis(120);

/// The longest time for which anything waits, in rests: some people never stop typing.
const MAX_RESTS: u32 = 8;

/// Diagnostics that were sent, as hashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sent {
    /// The first state of the document since it was opened.
    opened: Revision,
    all: DiagnosticsHash,
    errors: DiagnosticsHash,
}

impl Sent {
    fn of(diagnostics: &[Diagnostic], opened: Revision) -> Self {
        let is_error = |shown: &&Diagnostic| shown.severity == Some(DiagnosticSeverity::ERROR);
        Self {
            opened,
            all: DiagnosticsHash::of(diagnostics),
            errors: DiagnosticsHash::of(diagnostics.iter().filter(is_error)),
        }
    }
}

/// A document that a task takes care of.
#[derive(Debug, Default)]
struct Job {
    /// Grows with everything that makes the diagnostics due.
    generation: u64,
    /// Stops what is being computed for an older one.
    cancel: Cancel,
}

impl Publisher {
    /// Publishes what `source` finds in the documents of `documents`.
    pub(crate) fn new(
        documents: Arc<Documents>,
        client: Client,
        pool: Pool,
        source: Source,
    ) -> Self {
        Self {
            shared: Arc::new(Shared {
                documents,
                client,
                pool,
                source,
                jobs: Mutex::default(),
                sent: Mutex::default(),
            }),
        }
    }

    /// What there is to show of a document, for a client that asks for it.
    pub(crate) fn diagnostics(
        &self,
        uri: &Uri,
        snapshot: &Snapshot,
        capabilities: &ClientCapabilities,
        cancel: &Cancel,
    ) -> Vec<Diagnostic> {
        (self.shared.source)(uri, snapshot, capabilities, cancel)
    }

    /// Has the diagnostics of a document published that was opened, edited or closed.
    pub(crate) fn schedule(&self, uri: &Uri, capabilities: &Arc<ClientCapabilities>) {
        // Nobody asks for what is wrong with settings.
        if capabilities.diagnostics_pull && !is_settings(uri) {
            return;
        }
        let mut jobs = self.shared.jobs();
        if let Some(job) = jobs.get_mut(uri) {
            job.generation += 1;
            std::mem::take(&mut job.cancel).cancel();
            return;
        }
        jobs.insert(uri.clone(), Job::default());
        drop(jobs);
        let (shared, uri) = (Arc::clone(&self.shared), uri.clone());
        tokio::spawn(shared.care_for(uri, Arc::clone(capabilities)));
    }
}

impl Shared {
    /// Publishes until nothing is due any more.
    async fn care_for(self: Arc<Self>, uri: Uri, capabilities: Arc<ClientCapabilities>) {
        let (mut due, mut waited) = (Due::Errors, 0);
        loop {
            let generation = self.generation(&uri);
            if let Outcome::Waits = self.publish(&uri, &capabilities, due).await {
                sleep(REST).await;
                waited += 1;
                let rests = self.generation(&uri) == generation;
                due = if rests || waited == MAX_RESTS {
                    Due::All
                } else {
                    Due::Errors
                };
                continue;
            }
            (due, waited) = (Due::Errors, 0);
            let mut jobs = self.jobs();
            let latest = jobs.get(&uri).map(|job| job.generation);
            if latest.is_none_or(|latest| latest == generation) {
                jobs.remove(&uri);
                return;
            }
        }
    }

    /// Sends what is to be shown, if that is `due`.
    async fn publish(
        self: &Arc<Self>,
        uri: &Uri,
        capabilities: &Arc<ClientCapabilities>,
        due: Due,
    ) -> Outcome {
        let Some(snapshot) = self.documents.snapshot(uri) else {
            self.sent().remove(uri);
            self.send(uri, Vec::new(), None).await;
            return Outcome::Done;
        };
        let (version, revision) = (snapshot.document.version(), snapshot.revision);
        let opened = snapshot.opened;
        let found = match snapshot.sync {
            SyncState::InSync => self.find(uri, snapshot, capabilities).await,
            SyncState::Diverged => Some(Vec::new()),
        };
        let Some(found) = found.filter(|_| self.documents.revision(uri) == Some(revision)) else {
            return Outcome::Done;
        };
        let now = Sent::of(&found, opened);
        let last = self.sent().get(uri).copied();
        let last = last.filter(|last| last.opened == opened);
        if last == Some(now) {
            return Outcome::Done;
        }
        // Of a document that was just opened, nothing is shown yet.
        let same_errors = last.is_some_and(|last| last.errors == now.errors);
        if same_errors && due == Due::Errors {
            return Outcome::Waits;
        }
        self.sent().insert(uri.clone(), now);
        self.send(uri, found, Some(version)).await;
        Outcome::Done
    }

    async fn find(
        self: &Arc<Self>,
        uri: &Uri,
        snapshot: Snapshot,
        capabilities: &Arc<ClientCapabilities>,
    ) -> Option<Vec<Diagnostic>> {
        let cancel = self.jobs().get(uri)?.cancel.clone();
        let (shared, capabilities) = (Arc::clone(self), Arc::clone(capabilities));
        let (uri, flag) = (uri.clone(), cancel.clone());
        let work =
            move |cancel: &Cancel| Ok((shared.source)(&uri, &snapshot, &capabilities, cancel));
        // Cancelled by what makes it due again; a panic is logged by its hook.
        let found = self.pool.run_with(cancel, work).await.ok();
        found.filter(|_| !flag.is_cancelled())
    }

    async fn send(&self, uri: &Uri, found: Vec<Diagnostic>, version: Option<i32>) {
        self.client
            .publish_diagnostics(uri.clone(), found, version)
            .await;
    }

    fn generation(&self, uri: &Uri) -> u64 {
        self.jobs().get(uri).map_or(0, |job| job.generation)
    }

    fn jobs(&self) -> MutexGuard<'_, HashMap<Uri, Job>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn sent(&self) -> MutexGuard<'_, HashMap<Uri, Sent>> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Publisher").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
