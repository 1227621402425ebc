//! The request: a cursor, and the names to offer there.

use crate::model::{Document, Gazetteer};
use crate::text::Offset;

/// The cursor to complete at, and the names to offer.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'a> {
    /// The document that is edited.
    pub document: &'a Document,
    /// The other open documents; their names are offered, too.
    pub others: &'a [Document],
    /// The names that the project lists.
    pub gazetteer: Option<&'a Gazetteer>,
    /// The cursor.
    pub offset: Offset,
    /// The cause of the request.
    pub trigger: Trigger,
}

/// The cause of a request. Clients send the same request when a letter was typed and when the user
/// asks for all there is; without a letter before the cursor, it must be the latter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// A letter was typed, or the user asked.
    Invoked,
    /// This sign was typed, behind which clients always send a request.
    Sign(char),
}
