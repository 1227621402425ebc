//! The entries of an outline.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use crate::model::kept::Shift;
use crate::text::{Offset, Span};

/// An entry of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// The name; never empty.
    pub name: Caption,
    /// Shown beside the name.
    pub detail: Caption,
    /// Its kind.
    pub kind: SymbolKind,
    /// All of it.
    pub span: Span,
    /// `span` from its first own line on: a paragraph whose number stands behind another's last
    /// sentence has its text on the next line.
    pub lines: Span,
    /// The part of `lines` to select.
    pub selection: Span,
    /// The entries in it, in order.
    pub children: Vec<Symbol>,
}

/// The kind of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// The header of a cable.
    Header,
    /// A field of it.
    Field,
    /// A section.
    Section,
    /// A paragraph.
    Paragraph,
    /// A summary, comment or note.
    Passage,
    /// An entity, under the paragraph that mentions it.
    Entity,
    /// The name of the signer.
    Signature,
}

/// The entities that an outline lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum EntityList {
    /// None.
    #[default]
    None,
    /// Those of each paragraph, once a paragraph.
    PerParagraph,
}

/// A short text to show. A clone shares it.
#[derive(Clone)]
pub enum Caption {
    /// One of our own words.
    Fixed(&'static str),
    /// Words of the document.
    Shared(Arc<str>),
}

impl Deref for Caption {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Fixed(text) => text,
            Self::Shared(text) => text,
        }
    }
}

impl Default for Caption {
    fn default() -> Self {
        Self::Fixed("")
    }
}

impl From<String> for Caption {
    fn from(text: String) -> Self {
        if text.is_empty() {
            Self::default()
        } else {
            Self::Shared(text.into())
        }
    }
}

impl PartialEq for Caption {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Caption {}

impl fmt::Debug for Caption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &**self)
    }
}

impl fmt::Display for Caption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl Shift for Caption {
    fn shifted(&self, _: Offset, _: Offset) -> Self {
        self.clone()
    }
}

impl Shift for Symbol {
    fn shifted(&self, from: Offset, to: Offset) -> Self {
        let children = self.children.iter();
        Self {
            name: self.name.clone(),
            detail: self.detail.clone(),
            kind: self.kind,
            span: self.span.shifted(from, to),
            lines: self.lines.shifted(from, to),
            selection: self.selection.shifted(from, to),
            children: children.map(|child| child.shifted(from, to)).collect(),
        }
    }
}
