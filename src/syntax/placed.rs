//! The items of blocks at their places in the document.

use crate::text::{Offset, Span};

use super::LabelId;
use super::item::{AnomalyKind, LabelFault, MarkKind, RawAnomaly, RawMark, RawMention};

/// One `[LABEL name  ]` of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// From the `[` to behind the `]`.
    pub span: Span,
    /// The label.
    pub label_span: Span,
    /// The name, without the blanks around it; never empty.
    pub name: Span,
    /// The label.
    pub label: LabelId,
    /// What is wrong with the label.
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

    /// Its `[`.
    pub fn open_bracket(&self) -> Span {
        Span::at(self.span.start, 1)
    }

    /// Its `]`.
    pub fn close_bracket(&self) -> Span {
        Span::at(self.span.end.back(1), 1)
    }
}

/// A stretch of a document that means something for its structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// All of it.
    pub span: Span,
    /// Where its main part starts: the number of a paragraph.
    pub inner: Offset,
    /// The number of a paragraph; `page << 16 | pages` of a page marker; the length in bytes of
    /// its rule for a heading; the rank of a portion mark's or header's level.
    pub value: u32,
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

    /// The number of a paragraph.
    pub fn number_span(&self) -> Span {
        Span::new(self.inner, self.span.end)
    }

    /// Page and pages of a page marker.
    pub fn page(&self) -> (u32, u32) {
        (self.value >> 16, self.value & 0xFFFF)
    }
}

/// Something in a document that a lint looks into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anomaly {
    /// What it is.
    pub kind: AnomalyKind,
    /// Where it is.
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
