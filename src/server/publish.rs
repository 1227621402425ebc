//! Publishes diagnostics (LSP 3.17 `textDocument/publishDiagnostics`) without ever being in the
//! way.
//!
//! Scheduling returns at once and the newest wins: twenty edits sent together cost about what one
//! costs. A small document is looked at without delay, a large one when its edits pause. What was
//! computed for a state that is no more is dropped. A client that asks for diagnostics itself is
//! never sent any.
//!
//! Invariant: at most one task a document, and at most one message of it on its way; no task
//! holds a thread while it waits.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep};
use tower_lsp::Client;
use tower_lsp::ls_types::{Diagnostic, Uri};

use super::abilities::Abilities;
use super::session::{Session, Snapshot, Step};
use super::transport::{Cancel, Pool};
use crate::model::Document;

/// Finds what is to be shown of a document, for a client with these abilities.
pub(crate) type Source =
    Box<dyn Fn(&Uri, &Document, &Abilities, &Cancel) -> Vec<Diagnostic> + Send + Sync>;

/// The documents whose diagnostics are due.
#[derive(Clone, Debug)]
pub(crate) struct Publisher {
    shared: Arc<Shared>,
}

struct Shared {
    session: Arc<Session>,
    client: Client,
    pool: Pool,
    source: Source,
    jobs: Mutex<HashMap<Uri, Job>>,
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
    /// Publishes what `source` finds in the documents of `session`.
    pub(crate) fn new(session: Arc<Session>, client: Client, pool: Pool, source: Source) -> Self {
        let jobs = Mutex::default();
        Self {
            shared: Arc::new(Shared {
                session,
                client,
                pool,
                source,
                jobs,
            }),
        }
    }

    /// What there is to show of `document`, for a client that asks for it.
    pub(crate) fn diagnostics(
        &self,
        uri: &Uri,
        document: &Document,
        abilities: &Abilities,
        cancel: &Cancel,
    ) -> Vec<Diagnostic> {
        (self.shared.source)(uri, document, abilities, cancel)
    }

    /// Has the diagnostics of a document published that was opened, edited or closed.
    pub(crate) fn schedule(&self, uri: &Uri, abilities: &Arc<Abilities>) {
        if abilities.diagnostics_pull {
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
        tokio::spawn(shared.care_for(uri, Arc::clone(abilities)));
    }
}

impl Shared {
    /// Publishes until nothing is due any more.
    async fn care_for(self: Arc<Self>, uri: Uri, abilities: Arc<Abilities>) {
        loop {
            self.settle(&uri).await;
            let generation = self.generation(&uri);
            self.publish(&uri, &abilities).await;
            let mut jobs = self.jobs();
            let due = jobs.get(&uri).map(|job| job.generation);
            if due.is_none_or(|due| due == generation) {
                jobs.remove(&uri);
                return;
            }
        }
    }

    /// Waits for a pause of the edits that suits the document's size, but not for ever.
    async fn settle(&self, uri: &Uri) {
        let bytes = |snapshot: Snapshot| snapshot.document.text().len();
        let pause = pause(self.session.snapshot(uri).map_or(0, bytes));
        if pause.is_zero() {
            return;
        }
        let latest = Instant::now() + 4 * pause;
        loop {
            let generation = self.generation(uri);
            sleep(pause).await;
            if self.generation(uri) == generation || Instant::now() >= latest {
                return;
            }
        }
    }

    async fn publish(self: &Arc<Self>, uri: &Uri, abilities: &Arc<Abilities>) {
        let Some(snapshot) = self.session.snapshot(uri) else {
            self.send(uri, Vec::new(), None).await;
            return;
        };
        let (version, revision) = (snapshot.document.version(), snapshot.revision);
        let found = match snapshot.step {
            Step::In => self.find(uri, snapshot.document, abilities).await,
            Step::Out => Some(Vec::new()),
        };
        let Some(found) = found else {
            return;
        };
        if self.session.revision(uri) == Some(revision) {
            self.send(uri, found, Some(version)).await;
        }
    }

    async fn find(
        self: &Arc<Self>,
        uri: &Uri,
        document: Document,
        abilities: &Arc<Abilities>,
    ) -> Option<Vec<Diagnostic>> {
        let cancel = self.jobs().get(uri)?.cancel.clone();
        let (shared, abilities) = (Arc::clone(self), Arc::clone(abilities));
        let (uri, flag) = (uri.clone(), cancel.clone());
        let work = move |cancel: &Cancel| Ok((shared.source)(&uri, &document, &abilities, cancel));
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
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Publisher").finish_non_exhaustive()
    }
}

/// How long the edits of a document of `bytes` bytes are to pause.
fn pause(bytes: usize) -> Duration {
    const SMALL: usize = 64 << 10;
    const LONGEST: Duration = Duration::from_millis(500);
    if bytes <= SMALL {
        return Duration::ZERO;
    }
    let megabytes = (bytes >> 20) as u64;
    Duration::from_millis(20 + 40 * megabytes).min(LONGEST)
}

#[cfg(test)]
#[path = "publish_tests.rs"]
mod tests;
