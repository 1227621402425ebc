//! The names of a document as the rules that compare them need them, kept by difference: with their
//! labels and spellings, the words that begin or end longer ones, and those that are near others.
//!
//! Names are those of mentions in prose: not among the codes of a header, not over marks.

mod entry;
mod table_update;
mod telling;

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use crate::model::Document;
use crate::model::names::near::NearNames;
use crate::model::names::parts::NameParts;
use crate::model::names::small_words::SmallWords;
use crate::model::names::spellings::Spellings;
use crate::rules::conditions::Conditions;

pub(crate) use entry::NameEntry;
pub(crate) use telling::is_telling;

/// The names of one document.
#[derive(Debug, Default)]
pub(crate) struct NameTable {
    /// By their normalised forms.
    entries: FxHashMap<Box<str>, NameEntry>,
    /// What is written for those of which a repeat most likely names the same.
    spellings: Spellings,
    parts: NameParts,
    near: NearNames,
    /// Counted when somebody asks: most documents need none.
    small: OnceCell<SmallWords>,
}

impl NameTable {
    /// The name with this normalised form.
    pub(crate) fn get(&self, form: &str) -> Option<&NameEntry> {
        self.entries.get(form)
    }

    /// The spellings of names that most likely name the same wherever they stand.
    pub(crate) fn spellings(&self) -> &Spellings {
        &self.spellings
    }

    /// The words with which longer names begin and end.
    pub(crate) fn parts(&self) -> &NameParts {
        &self.parts
    }

    /// The names that differ from others in a letter.
    pub(crate) fn near(&self) -> &NearNames {
        &self.near
    }

    /// True if the word `form` occurs in small letters in `document`, of which these are the names.
    pub(crate) fn occurs_small(&self, document: &Document, form: &str) -> bool {
        let words = self.small.get_or_init(|| {
            let mut words = SmallWords::default();
            words.add(&document.text().slice(document.text().span()), |_| {});
            words
        });
        words.holds(form)
    }

    /// The names of `document`.
    pub(crate) fn new(document: &Document, conditions: &Conditions) -> Self {
        let mut table = Self::default();
        table.add_all(document, conditions);
        table
    }
}
