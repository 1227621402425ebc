//! An open document: text, tree and entities, as of one version.

use crate::text::{Edit, Text};

/// A document as of one version. A clone is the snapshot a request works on: it shares
/// everything and never changes.
#[derive(Clone, Debug)]
pub struct Document {
    text: Text,
    version: i32,
}

impl Document {
    /// Reads `text` as version `version`.
    pub fn new(text: &str, version: i32) -> Self {
        Self {
            text: Text::from(text),
            version,
        }
    }

    /// Its text.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The version the client gave it last.
    pub fn version(&self) -> i32 {
        self.version
    }

    /// Sets the version that the edits just applied lead to.
    pub fn set_version(&mut self, version: i32) {
        self.version = version;
    }

    /// Carries out `edit` and brings everything derived from the text up to date.
    pub fn apply(&mut self, edit: &Edit) {
        self.text.apply(edit);
    }
}
