//! What a document means: its outline, mentions and entities.

mod document;

pub use document::Document;
