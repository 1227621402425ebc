//! The annotated documents of a folder.

use std::fs;
use std::path::Path;

use glossator::model::Document;
use glossator::rules::{Code, Finding, findings_with};

/// A folder with its documents.
#[derive(Clone)]
pub(crate) struct Folder {
    pub(crate) name: String,
    /// Their texts, in the order of their names.
    pub(crate) texts: Vec<String>,
}

impl Folder {
    /// Reads the documents that have a mention; others in the folder are something else.
    pub(crate) fn read(path: &Path) -> Self {
        let mut files: Vec<_> = fs::read_dir(path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
            .map(|file| file.unwrap().path())
            .collect();
        files.sort();
        let texts = files
            .iter()
            .filter_map(|file| fs::read_to_string(file).ok());
        let annotated = |text: &String| Document::new(text, 0).summary().mentions > 0;
        let name = path.file_name().unwrap_or_default();
        Self {
            name: name.to_string_lossy().into_owned(),
            texts: texts.filter(annotated).collect(),
        }
    }

    pub(crate) fn mentions(&self) -> usize {
        let mentions = |text: &String| Document::new(text, 0).summary().mentions as usize;
        self.texts.iter().map(mentions).sum()
    }
}

/// The findings of `text` with the codes that pass `wanted`, those that are off by default, too.
pub(crate) fn found(text: &str, wanted: impl Fn(Code) -> bool) -> Vec<Finding> {
    findings_with(&Document::new(text, 0), &wanted, &|| false).list
}
