//! The meanings of TAGS codes, header fields, captions and labels.
//!
//! Constant tables, and pure functions from a text to words for users; no documents and no offsets.
//! A text has the same meaning in every label set and document. Rules decide what is a defect.

pub mod field;
pub mod label;
pub mod tags;
