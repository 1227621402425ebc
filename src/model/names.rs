//! The names of a document, as those need them who compare them with each other and with its text.
//!
//! Each of these is a plain value that is kept by difference: adding and removing in any order
//! gives what building anew from the names that are left gives.

mod hash_counts;
pub(crate) mod near;
pub(crate) mod parts;
pub(crate) mod small_words;
pub(crate) mod spellings;

use std::hash::Hasher as _;

use rustc_hash::FxHasher;

/// The hash that stands for `text` where keeping the text itself would cost too much.
pub(crate) fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}
