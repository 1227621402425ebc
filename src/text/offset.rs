//! Offsets and spans, in bytes.

use std::fmt;
use std::ops::{Add, Sub};

/// A place in a document: bytes of UTF-8 from its start.
///
/// A column is counted in other units: see [`LineColumn`](super::LineColumn).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Offset(usize);

impl Offset {
    /// The offset `bytes` bytes from the start of the document.
    pub const fn new(bytes: usize) -> Self {
        Self(bytes)
    }

    /// Bytes from the start of the document.
    pub const fn get(self) -> usize {
        self.0
    }

    /// The offset `bytes` before this one, or the start of the document.
    #[must_use]
    pub const fn back(self, bytes: usize) -> Self {
        Self(self.0.saturating_sub(bytes))
    }
}

impl Add<usize> for Offset {
    type Output = Self;

    fn add(self, bytes: usize) -> Self {
        Self(self.0 + bytes)
    }
}

impl Sub for Offset {
    type Output = usize;

    /// The bytes from `other` to `self`; `other` must not be the later one.
    fn sub(self, other: Self) -> usize {
        debug_assert!(other <= self, "{other:?} lies after {self:?}");
        self.0.saturating_sub(other.0)
    }
}

impl fmt::Debug for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A half-open range of byte offsets: `start` belongs to it, `end` does not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: Offset,
    /// The byte after the last.
    pub end: Offset,
}

impl Span {
    /// The span from `start` to `end`.
    pub const fn new(start: Offset, end: Offset) -> Self {
        Self { start, end }
    }

    /// The span of `len` bytes at `start`.
    pub const fn at(start: Offset, len: usize) -> Self {
        Self {
            start,
            end: Offset::new(start.0 + len),
        }
    }

    /// The span of no bytes at `offset`.
    pub const fn empty(offset: Offset) -> Self {
        Self::new(offset, offset)
    }

    /// The length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// True if it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// True if the byte at `offset` belongs to it.
    pub fn contains(self, offset: Offset) -> bool {
        self.start <= offset && offset < self.end
    }

    /// True if a cursor at `offset` stands in it or at one of its edges.
    pub fn touches(self, offset: Offset) -> bool {
        self.start <= offset && offset <= self.end
    }

    /// True if every byte of `other` belongs to it.
    pub fn encloses(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True if the two share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The bytes that both hold; an empty span at the later start if they share none.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        let start = self.start.max(other.start);
        Self::new(start, self.end.min(other.end).max(start))
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start.0, self.end.0)
    }
}
