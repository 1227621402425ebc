//! Mentions, with what is wrong with their labels.

use crate::syntax::LabelId;

/// A mention, `[LABEL name  ]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawMention {
    /// The place of its `[`.
    pub start: u32,
    /// Bytes from the `[` to the first byte of the name.
    pub name: u16,
    /// Bytes of the name.
    pub name_len: u16,
    /// Bytes from the `[` to behind the `]`.
    pub len: u16,
    /// Its label.
    pub label: LabelId,
    /// Bytes of the label, which stands right behind the `[`.
    pub label_len: u8,
    /// The fault of the label.
    pub fault: LabelFault,
}

impl RawMention {
    /// The byte behind its `]`.
    pub fn end(&self) -> u32 {
        self.start + u32::from(self.len)
    }

    /// The number of blanks before the `]`.
    pub fn padding(&self) -> u16 {
        self.len - 1 - self.name - self.name_len
    }
}

/// The fault of a mention's label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LabelFault {
    /// Nothing.
    None,
    /// The label set does not hold it.
    Unknown,
    /// It differs from a label of the set in case.
    Case,
    /// It starts with a label of the set, which readers would take instead (format §1.4).
    Prefix,
    /// No blank separates it from the name.
    Glued,
}
