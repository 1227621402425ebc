//! A document at one moment, and how far it is what the client has.

use crate::model::Document;

/// Counts the states that documents went through. Unlike a version, which the client may use
/// again after reopening, it never comes twice.
pub(crate) type Revision = u64;

/// Whether our text is the client's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SyncState {
    /// It is.
    InSync,
    /// It is not: an edit was lost.
    Diverged,
}

/// A document as a request meets it.
#[derive(Clone, Debug)]
pub(crate) struct Snapshot {
    /// The document.
    pub(crate) document: Document,
    /// Whether it is what the client has.
    pub(crate) sync: SyncState,
    /// Which of its states it is.
    pub(crate) revision: Revision,
    /// Its first state since it was opened: what a client was given of a document that it has
    /// closed, it has no more.
    pub(crate) opened: Revision,
}

/// What a change of a document led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// The document is as the client has it.
    Done,
    /// It just fell out of step. The user is to be told.
    Diverged,
    /// It was out of step before and still is.
    StillDiverged,
    /// There is no such document.
    NotOpen,
}
