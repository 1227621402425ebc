//! Publishes diagnostics (LSP 3.17 `textDocument/publishDiagnostics`) without ever being in the
//! way.
//!
//! Scheduling returns at once and the newest wins: twenty edits sent together cost about what one
//! costs. A small document is looked at without delay, a large one when its edits pause and at its
//! [`Throttle`]. What was computed for a state that is no more is dropped. A client that asks for
//! diagnostics itself is never sent any, and answered at the same pace.
//!
//! Invariant: at most one task a document, and at most one message of it on its way; no task
//! holds a thread while it waits.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::time::sleep;
use tower_lsp::Client;
use tower_lsp::ls_types::{Diagnostic, Uri};

use crate::server::convert::diagnostics;
use crate::server::session::client::capabilities::ClientCapabilities;
use crate::server::session::documents::{Documents, Snapshot, SyncState};
use crate::server::session::findings::{FindingsStore, Subject};
use crate::server::session::projects::{Projects, is_settings, path_of};
use crate::server::tasks::throttle::{Throttle, pause};
use crate::server::transport::{Cancel, Pool};

/// Finds what is to be shown of a document, for a client with these capabilities.
pub(crate) type Source =
    Box<dyn Fn(&Uri, &Snapshot, &ClientCapabilities, &Cancel) -> Vec<Diagnostic> + Send + Sync>;

/// What is found in documents and settings. The latter are no annotated text, though they may be
/// open: what is wrong with them as they stand in the editor is shown, which is never asked for.
pub(crate) fn source(projects: Arc<Projects>, findings: Arc<FindingsStore>) -> Source {
    Box::new(move |uri, snapshot, capabilities, cancel| {
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
        let found = findings.found(subject, &projects, &|| cancel.is_cancelled());
        found.map_or(Vec::new(), |found| {
            let list = &found.reported().list;
            diagnostics::diagnostics(document.text(), list, uri, capabilities)
        })
    })
}

/// The documents whose diagnostics are due.
#[derive(Clone, Debug)]
pub(crate) struct Publisher {
    shared: Arc<Shared>,
}

struct Shared {
    documents: Arc<Documents>,
    client: Client,
    pool: Pool,
    source: Source,
    jobs: Mutex<HashMap<Uri, Job>>,
    /// Those of the open documents.
    throttles: Mutex<HashMap<Uri, Throttle>>,
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
                throttles: Mutex::default(),
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
        self.shared.find_now(uri, snapshot, capabilities, cancel)
    }

    /// Waits until the diagnostics of a document of `bytes` bytes are to be looked for, for a
    /// client that asks for them. Who gives up waiting costs nothing.
    pub(crate) async fn wait_until_due(&self, uri: &Uri, bytes: usize) {
        let throttle = self.shared.throttles().get(uri).copied();
        let wait = throttle.map_or(Duration::ZERO, |throttle| {
            throttle.wait(bytes, Instant::now())
        });
        if !wait.is_zero() {
            sleep(wait).await;
        }
    }

    /// Has the diagnostics of a document published that was opened, edited or closed.
    pub(crate) fn schedule(&self, uri: &Uri, capabilities: &Arc<ClientCapabilities>) {
        self.shared.note_edit(uri);
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
        loop {
            self.debounce(&uri).await;
            let generation = self.generation(&uri);
            self.publish(&uri, &capabilities).await;
            let mut jobs = self.jobs();
            let due = jobs.get(&uri).map(|job| job.generation);
            if due.is_none_or(|due| due == generation) {
                jobs.remove(&uri);
                return;
            }
        }
    }

    /// A document was opened, edited or closed.
    fn note_edit(&self, uri: &Uri) {
        let now = Instant::now();
        let mut throttles = self.throttles();
        if self.documents.revision(uri).is_none() {
            throttles.remove(uri);
        } else if let Some(throttle) = throttles.get_mut(uri) {
            throttle.edit(now);
        } else {
            throttles.insert(uri.clone(), Throttle::new(now));
        }
    }

    /// Finds what is to be shown, and remembers what that cost.
    fn find_now(
        &self,
        uri: &Uri,
        snapshot: &Snapshot,
        capabilities: &ClientCapabilities,
        cancel: &Cancel,
    ) -> Vec<Diagnostic> {
        let started = Instant::now();
        let found = (self.source)(uri, snapshot, capabilities, cancel);
        if let Some(throttle) = self.throttles().get_mut(uri) {
            let now = Instant::now();
            throttle.spend(now - started, now);
        }
        found
    }

    /// Waits for a pause of the edits that suits the document's size, but not for ever, and until
    /// it is its turn.
    async fn debounce(&self, uri: &Uri) {
        let bytes = |snapshot: Snapshot| snapshot.document.text().len();
        let pause = pause(self.documents.snapshot(uri).map_or(0, bytes));
        if pause.is_zero() {
            return;
        }
        let latest = Instant::now() + 4 * pause;
        loop {
            let generation = self.generation(uri);
            sleep(pause).await;
            if self.generation(uri) == generation || Instant::now() >= latest {
                break;
            }
        }
        let throttle = self.throttles().get(uri).copied();
        sleep(throttle.map_or(Duration::ZERO, |throttle| throttle.debt(Instant::now()))).await;
    }

    async fn publish(self: &Arc<Self>, uri: &Uri, capabilities: &Arc<ClientCapabilities>) {
        let Some(snapshot) = self.documents.snapshot(uri) else {
            self.send(uri, Vec::new(), None).await;
            return;
        };
        let (version, revision) = (snapshot.document.version(), snapshot.revision);
        let found = match snapshot.sync {
            SyncState::InSync => self.find(uri, snapshot, capabilities).await,
            SyncState::Diverged => Some(Vec::new()),
        };
        let Some(found) = found else {
            return;
        };
        if self.documents.revision(uri) == Some(revision) {
            self.send(uri, found, Some(version)).await;
        }
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
            move |cancel: &Cancel| Ok(shared.find_now(&uri, &snapshot, &capabilities, cancel));
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

    fn throttles(&self) -> MutexGuard<'_, HashMap<Uri, Throttle>> {
        self.throttles
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Publisher").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
