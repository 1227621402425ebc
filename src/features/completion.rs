//! Completion: labels behind a `[`; names from the open documents and the project's gazetteer, in a
//! mention or in plain text; fields and codes of a cable's header; portion marks.
//!
//! Requested at every key, so only the line around the cursor and a bounded number of names are
//! searched; in documents with more names, those near the cursor.

mod codes;
mod cursor_line;
mod explain;
mod fields;
mod known;
mod labels;
mod listed;
mod mention;
mod plain;
mod portions;
mod signature;

use crate::model::{Document, Gazetteer};
use crate::text::{Edit, Offset, Span};

use cursor_line::{Bracket, CursorLine};
pub use explain::explanation;
pub use signature::{Signature, signature};

/// Most items of an answer.
pub const MAX_ITEMS: usize = 200;

/// Longest header of a cable, in bytes from the start of the document.
const MAX_HEADER_BYTES: usize = 16 << 10;

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

/// The items offered at a cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The items, best first; at most [`MAX_ITEMS`].
    pub items: Vec<Item>,
    /// True if more letters may bring up other items.
    pub incomplete: bool,
}

/// An item to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The name of the item.
    pub label: String,
    /// Shown beside the name.
    pub detail: String,
    /// Its kind.
    pub kind: ItemKind,
    /// The text that clients compare with the letters before the cursor.
    pub filter: String,
    /// The edit that puts it in.
    pub edit: Edit,
    /// The same with a place for the cursor, for clients with snippets.
    pub snippet: Option<Snippet>,
    /// A further edit, away from the cursor.
    pub also: Option<Edit>,
    /// The thing to explain when the user looks closer.
    pub subject: Option<ItemSubject>,
}

/// Text with a place for the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The text it replaces.
    pub span: Span,
    /// The text before the cursor.
    pub before: String,
    /// The text behind the cursor.
    pub behind: String,
}

/// The kind of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A label.
    Label,
    /// A name that goes into a mention.
    Name,
    /// A whole mention.
    Mention,
    /// A field of the header.
    Field,
    /// A TAGS code.
    Code,
    /// A portion mark.
    Portion,
}

/// The thing that an item is about, for its explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemSubject {
    /// A label.
    Label(String),
    /// The entity with this name.
    Entity(String),
}

impl Item {
    fn new(kind: ItemKind, label: impl Into<String>, edit: Edit) -> Self {
        let label = label.into();
        Self {
            filter: label.clone(),
            label,
            detail: String::new(),
            kind,
            edit,
            snippet: None,
            also: None,
            subject: None,
        }
    }
}

/// The items offered at `cursor`.
pub fn completion(cursor: &Cursor<'_>) -> Completion {
    let line = CursorLine::of(cursor);
    let is_other_sign = |sign| matches!(cursor.trigger, Trigger::Sign(other) if other != sign);
    let mut found = match line.bracket() {
        _ if cursor.trigger == Trigger::Sign('(') => portions::items(&line),
        Some(Bracket::Label(label)) if !is_other_sign('[') => labels::items(&line, label),
        Some(Bracket::Name(name)) if !is_other_sign(' ') => mention::items(&line, &name),
        None if cursor.trigger == Trigger::Invoked => outside(&line),
        _ => Completion::default(),
    };
    found.incomplete |= found.items.len() > MAX_ITEMS;
    found.items.truncate(MAX_ITEMS);
    found
}

/// The items outside brackets: marks and codes alone, since their places hold nothing else; else
/// fields and names.
fn outside(line: &CursorLine<'_>) -> Completion {
    let portions = portions::items(line);
    if !portions.items.is_empty() {
        return portions;
    }
    let codes = codes::items(line);
    if !codes.items.is_empty() {
        return codes;
    }
    let mut fields = fields::items(line);
    let names = plain::items(line);
    fields.items.extend(names.items);
    fields.incomplete |= names.incomplete;
    fields
}

#[cfg(test)]
mod tests;
