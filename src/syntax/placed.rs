//! The items of blocks at their places in the document.

use crate::text::{Offset, Span};

use super::item::{AnomalyKind, LabelFault, MarkKind, RawAnomaly, RawMark, RawMention};
use super::{LabelId, Level};

/// A mention of a document, `[LABEL name  ]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// From the `[` to behind the `]`.
    pub span: Span,
    /// The text of the label.
    pub label_span: Span,
    /// The name, without the blanks around it; never empty.
    pub name: Span,
    /// The label.
    pub label: LabelId,
    /// The fault of the label.
    pub fault: LabelFault,
}

impl Mention {
    /// `raw`, in a block that starts at `block`.
    pub fn new(block: Offset, raw: &RawMention) -> Self {
        let start = block + raw.start as usize;
        Self {
            span: Span::at(start, usize::from(raw.len)),
            label_span: Span::at(start + 1, usize::from(raw.label_len)),
            name: Span::at(start + usize::from(raw.name), usize::from(raw.name_len)),
            label: raw.label,
            fault: raw.fault,
        }
    }

    /// The span of its `[`.
    pub fn open_bracket(&self) -> Span {
        Span::at(self.span.start, 1)
    }

    /// The span of its `]`.
    pub fn close_bracket(&self) -> Span {
        Span::at(self.span.end.back(1), 1)
    }
}

/// A stretch of a document with a role in its structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its kind.
    pub kind: MarkKind,
    /// Its text.
    pub span: Span,
    /// The start of its main part: the number of a paragraph, else the start of the mark.
    pub inner: Offset,
    /// As in [`RawMark::value`].
    value: u32,
}

impl Mark {
    /// `raw`, in a block that starts at `block`.
    pub fn new(block: Offset, raw: &RawMark) -> Self {
        let start = block + raw.start as usize;
        Self {
            kind: raw.kind,
            span: Span::at(start, raw.len as usize),
            inner: start + usize::from(raw.inner),
            value: raw.value,
        }
    }

    /// The number written at a paragraph. Ask only marks of [`MarkKind::Paragraph`].
    pub fn number(&self) -> u32 {
        debug_assert!(matches!(self.kind, MarkKind::Paragraph(_)), "{self:?}");
        self.value
    }

    /// The level of a portion mark or classification; `None` for other kinds.
    pub fn level(&self) -> Option<Level> {
        match self.kind {
            MarkKind::PortionMark | MarkKind::Classification => Level::of_rank(self.value),
            _ => None,
        }
    }

    /// The span of a paragraph's number.
    pub fn number_span(&self) -> Span {
        Span::new(self.inner, self.span.end)
    }

    /// The page of a page marker and the number of pages. Ask only marks of
    /// [`MarkKind::PageMarker`].
    pub fn page(&self) -> (u32, u32) {
        debug_assert!(self.kind == MarkKind::PageMarker, "{self:?}");
        (self.value >> 16, self.value & 0xFFFF)
    }
}

/// A stretch of a document for rules to look into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anomaly {
    /// Its kind.
    pub kind: AnomalyKind,
    /// Its text.
    pub span: Span,
}

impl Anomaly {
    /// `raw`, in a block that starts at `block`.
    pub fn new(block: Offset, raw: &RawAnomaly) -> Self {
        Self {
            kind: raw.kind,
            span: Span::at(block + raw.start as usize, raw.len as usize),
        }
    }
}
