//! What the signs in a document mean: TAGS codes, portion marks, classifications, header fields,
//! captions and labels.
//!
//! Pure tables and functions from text to words for people: no document, no offsets into one,
//! nothing that changes. The same text always has the same meaning, whichever set or document it
//! stands in. It explains and recognises; whether what it finds is a defect, the lints say.

pub mod field;
pub mod label;
pub mod tags;
