//! The answer: items to choose, each with the edit that puts it in.

use crate::text::{Edit, Span};

/// Most items of an answer.
pub const MAX_ITEMS: usize = 200;

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
    pub(super) fn new(kind: ItemKind, label: impl Into<String>, edit: Edit) -> Self {
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
