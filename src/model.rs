//! What a document means: its outline, mentions and entities.

mod document;
pub mod gloss;

pub use document::Document;
