//! The open documents, as the client has them.
//!
//! Everything here is synchronous and is called in the order of the messages. The lock is held
//! for a look-up or a swap, not while text is read or edited; only the dispatcher changes texts,
//! so nothing happens to them in between.
//!
//! Invariant: a document is in step, its text the client's byte by byte, or it is marked as out
//! of step until the client sends the whole text again. A panic while editing leaves the document
//! of before.

mod snapshot;
mod threads;

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tower_lsp::ls_types::{TextDocumentContentChangeEvent, Uri};

use crate::model::{Document, LabelChoice};
use crate::server::convert::from_lsp;
use crate::text::{Edit, Encoding, NoSuchLine};

pub(crate) use self::snapshot::{Change, Revision, Snapshot, SyncState};
use self::threads::read;

/// All open documents by their URI, compared as the client spells it.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    open: HashMap<Uri, Open>,
    revision: Revision,
    /// The document and line, from 0, that is being edited: of the last edit, until it is saved.
    edited: Option<(Uri, usize)>,
}

#[derive(Clone, Debug)]
struct Open {
    document: Document,
    sync: SyncState,
    revision: Revision,
    /// Its first state since it was opened.
    opened: Revision,
}

impl Documents {
    /// Opens a document, or opens it anew, with labels chosen by `labels`.
    pub(crate) fn open(&self, uri: &Uri, text: &str, version: i32, labels: LabelChoice) {
        let document = read(text, version, labels);
        let mut state = self.lock();
        let before = state.open.remove(uri);
        state.store(uri, document, SyncState::InSync);
        drop(state);
        if before.is_some() {
            tracing::warn!("{} was open already", uri.as_str());
        }
    }

    /// Carries out `changes` in order, each on the text that the one before it left.
    pub(crate) fn change(
        &self,
        uri: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) -> Change {
        let Some(before) = self.snapshot(uri) else {
            tracing::warn!("{} is edited but not open", uri.as_str());
            return Change::NotOpen;
        };
        let (mut document, mut sync) = (before.document, before.sync);
        let mut edited = None;
        if version <= document.version() {
            let last = document.version();
            tracing::warn!("{}: version {version} follows {last}", uri.as_str());
        }
        for change in changes {
            match edit(&document, change, encoding) {
                Ok(Replacement::Whole(text)) => {
                    let labels = document.choice().clone();
                    document = read(&text, version, labels);
                    sync = SyncState::InSync;
                    edited = None;
                }
                Ok(Replacement::Part(edit)) => {
                    document.apply_next(&edit);
                    let end = edit.span.start + edit.text.len();
                    edited = Some(document.text().line_at(end));
                }
                Err(error) => {
                    tracing::warn!("{}: edit left out: {error}", uri.as_str());
                    sync = SyncState::Diverged;
                }
            }
        }
        document.finish_editing();
        document.set_version(version);
        self.store_edited(uri, document, sync);
        self.lock().edited = edited.map(|line| (uri.clone(), line));
        match (before.sync, sync) {
            (_, SyncState::InSync) => Change::Done,
            (SyncState::InSync, SyncState::Diverged) => Change::Diverged,
            (SyncState::Diverged, SyncState::Diverged) => Change::StillDiverged,
        }
    }

    /// Marks a document as out of step: an edit of it is lost.
    pub(crate) fn mark_diverged(&self, uri: &Uri) -> Change {
        let Some(before) = self.snapshot(uri) else {
            return Change::NotOpen;
        };
        self.store_edited(uri, before.document, SyncState::Diverged);
        match before.sync {
            SyncState::InSync => Change::Diverged,
            SyncState::Diverged => Change::StillDiverged,
        }
    }

    /// Closes a document.
    pub(crate) fn close(&self, uri: &Uri) {
        self.finish_editing(uri);
        let closed = self.lock().open.remove(uri);
        if closed.is_none() {
            tracing::warn!("{} is closed but was not open", uri.as_str());
        }
    }

    /// No line of the document is being edited any more. Returns whether one was.
    pub(crate) fn finish_editing(&self, uri: &Uri) -> bool {
        let mut state = self.lock();
        let edited = state.edited.take_if(|(edited, _)| edited == uri);
        edited.is_some()
    }

    /// The line of the document, from 0, that is being edited.
    pub(crate) fn edited_line(&self, uri: &Uri) -> Option<usize> {
        let state = self.lock();
        let (_, line) = state.edited.as_ref().filter(|(edited, _)| edited == uri)?;
        Some(*line)
    }

    /// Has a document read with labels chosen by `choice`. This may be done on any thread.
    pub(crate) fn set_labels(&self, uri: &Uri, choice: &LabelChoice) {
        // A document that is edited without a pause is read between two edits in the end.
        const TRIES: usize = 3;
        for _ in 0..TRIES {
            let Some(before) = self.snapshot(uri) else {
                return;
            };
            if before.document.choice() == choice {
                return;
            }
            let mut document = before.document;
            document.set_labels(choice.clone());
            let mut state = self.lock();
            let now = state.open.get(uri).map(|open| open.revision);
            if now == Some(before.revision) {
                let before = state.store(uri, document, before.sync);
                drop(state);
                drop(before);
                return;
            }
        }
        let mut state = self.lock();
        if let Some(open) = state.open.get(uri).cloned() {
            let mut document = open.document;
            document.set_labels(choice.clone());
            state.store(uri, document, open.sync);
        }
    }

    /// Puts a document in the place of what it was before an edit. It may have been read with
    /// other labels meanwhile; then so is this.
    fn store_edited(&self, uri: &Uri, mut document: Document, sync: SyncState) {
        loop {
            let mut state = self.lock();
            let now = state.open.get(uri).map(|open| open.document.choice());
            let Some(choice) = now.filter(|choice| *choice != document.choice()).cloned() else {
                let before = state.store(uri, document, sync);
                drop(state);
                drop(before);
                return;
            };
            drop(state);
            document.set_labels(choice);
        }
    }

    /// The document as it is now.
    pub(crate) fn snapshot(&self, uri: &Uri) -> Option<Snapshot> {
        let state = self.lock();
        let open = state.open.get(uri)?.clone();
        Some(Snapshot {
            document: open.document,
            sync: open.sync,
            revision: open.revision,
            opened: open.opened,
        })
    }

    /// Which state the document is in now.
    pub(crate) fn revision(&self, uri: &Uri) -> Option<Revision> {
        self.lock().open.get(uri).map(|open| open.revision)
    }

    /// All open documents, in the order of their URIs.
    pub(crate) fn uris(&self) -> Vec<Uri> {
        let mut uris: Vec<_> = self.lock().open.keys().cloned().collect();
        uris.sort();
        uris
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Puts the document in place of what was there, and returns that: it is dropped by the
    /// caller, without the lock.
    fn store(&mut self, uri: &Uri, document: Document, sync: SyncState) -> Option<Open> {
        self.revision += 1;
        let known = self.open.get(uri).map(|open| open.opened);
        let open = Open {
            document,
            sync,
            revision: self.revision,
            opened: known.unwrap_or(self.revision),
        };
        self.open.insert(uri.clone(), open)
    }
}

enum Replacement {
    Whole(String),
    Part(Edit),
}

fn edit(
    document: &Document,
    change: TextDocumentContentChangeEvent,
    encoding: Encoding,
) -> Result<Replacement, NoSuchLine> {
    let Some(range) = change.range else {
        return Ok(Replacement::Whole(change.text));
    };
    let span = from_lsp::span(document.text(), range, encoding)?;
    Ok(Replacement::Part(Edit::new(span, change.text)))
}

#[cfg(test)]
mod tests;
