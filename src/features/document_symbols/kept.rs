//! What an outline keeps for the next version of its document.

use std::sync::Arc;

use super::paragraph::{entities, labels, name, own_lines};
use super::symbol::{Caption, EntityList, Symbol, SymbolKind};
use crate::model::kept::{Kept, Shift};
use crate::model::{Document, KeptOutline, Paragraph};
use crate::text::{Offset, Span};

/// Most entities of a document whose entries are kept.
pub(super) const MAX_ENTITIES: usize = if cfg!(test) { 24 } else { 1 << 15 };

/// The entries of one version of a document, and what they were made from. Bounded by the longest
/// outline that lists paragraphs, by [`MAX_ENTITIES`] and by the bounds of [`Kept`].
#[derive(Clone, Debug, Default)]
pub struct KeptSymbols {
    pub(super) document: Option<Document>,
    pub(super) outline: KeptOutline,
    pub(super) titles: Kept<Caption>,
    pub(super) paragraphs: Kept<Arc<ParagraphEntry>>,
}

/// The entry of a paragraph. Its places are counted from the start of the stretch that it is made
/// from.
#[derive(Debug)]
pub(super) struct ParagraphEntry {
    paragraph: Paragraph,
    /// The entry without children.
    symbol: Symbol,
    /// The entries of its entities, if they are listed.
    entities: Option<Vec<Symbol>>,
}

impl ParagraphEntry {
    /// The entry of `paragraph`, in a stretch that starts at `start`.
    pub(super) fn new(
        document: &Document,
        paragraph: &Paragraph,
        list: EntityList,
        start: Offset,
    ) -> Self {
        let from_start = |entity: &Symbol| entity.shifted(start, Offset::default());
        let listed = (list == EntityList::PerParagraph).then(|| {
            let entities = entities(document, paragraph.span);
            entities.iter().map(from_start).collect()
        });
        Self {
            paragraph: paragraph.shifted(start, Offset::default()),
            symbol: from_start(&without_children(document, paragraph)),
            entities: listed,
        }
    }

    /// True if it says of `paragraph`, in a stretch that starts at `start`, what `list` wants.
    pub(super) fn is_of(&self, paragraph: &Paragraph, list: EntityList, start: Offset) -> bool {
        self.paragraph.shifted(Offset::default(), start) == *paragraph
            && (list == EntityList::None || self.entities.is_some())
    }

    /// The entry without children, of a stretch that starts at `start`.
    pub(super) fn symbol(&self, start: Offset) -> Symbol {
        self.symbol.shifted(Offset::default(), start)
    }

    /// The entries of its entities, of a stretch that starts at `start`.
    pub(super) fn entities(&self, start: Offset) -> impl Iterator<Item = Symbol> {
        let entities = self.entities.iter().flatten();
        entities.map(move |entity| entity.shifted(Offset::default(), start))
    }

    /// The number of the entities listed.
    pub(super) fn entity_count(&self) -> usize {
        self.entities.as_ref().map_or(0, Vec::len)
    }
}

/// The entry of `paragraph`.
fn without_children(document: &Document, paragraph: &Paragraph) -> Symbol {
    let lines = own_lines(document, paragraph);
    let selection = if paragraph.opener.is_empty() || lines != paragraph.span {
        Span::empty(lines.start)
    } else {
        paragraph.opener
    };
    Symbol {
        name: name(document, paragraph).into(),
        detail: labels(document, paragraph.span).into(),
        kind: SymbolKind::Paragraph,
        span: paragraph.span,
        lines,
        selection,
        children: Vec::new(),
    }
}

/// Its places count from the start of its stretch, so that it moves with that.
impl Shift for Arc<ParagraphEntry> {
    fn shifted(&self, _: Offset, _: Offset) -> Self {
        Self::clone(self)
    }
}
