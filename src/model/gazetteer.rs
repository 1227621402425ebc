//! Lists of known names with their labels, given by a project.
//!
//! One string holds all names and entries point into it, so that millions fit into memory. Names
//! are looked up in the form in which entities are counted ([`normalised`]).

use std::fmt;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::name::normalised;
use crate::syntax::{LabelSet, MAX_MENTION_BYTES};

/// Known names with their labels.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Gazetteer {
    text: String,
    labels: Vec<String>,
    /// The index of each label: a hostile list may have as many labels as names.
    places: FxHashMap<String, u16>,
    /// In the order of their normalised names once [sorted](Self::sort).
    entries: Vec<NameEntry>,
}

#[derive(Clone, PartialEq, Eq)]
struct NameEntry {
    /// The place of the normalised name in the text; the name as written follows it.
    start: u32,
    /// The length of the normalised name in bytes.
    form: u16,
    /// The length of the name in bytes.
    name: u16,
    /// The index of the label.
    label: u16,
}

/// A known name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownName<'a> {
    /// The name as the list writes it.
    pub name: &'a str,
    /// Its label.
    pub label: &'a str,
}

/// The error for a line without label, tab and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MalformedLine {
    /// The line, counted from 1.
    pub line: usize,
    /// Its fault, in words for users.
    pub message: String,
}

/// Longest name, in bytes: a mention must hold it.
const MAX_NAME_BYTES: usize = MAX_MENTION_BYTES;

impl Gazetteer {
    /// Adds the names of `text`: lines of `LABEL`, a tab and a name. Skips empty lines and those
    /// that begin with `#`. Call [`Self::sort`] behind the last list.
    ///
    /// # Errors
    /// Fails at the first line of another form. The names before it are added.
    pub fn add(&mut self, text: &str) -> Result<(), MalformedLine> {
        for (at, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            self.add_line(line).map_err(|message| MalformedLine {
                line: at + 1,
                message,
            })?;
        }
        Ok(())
    }

    fn add_line(&mut self, line: &str) -> Result<(), String> {
        let Some((label, name)) = line.split_once('\t') else {
            return Err("there is no tab between a label and a name".to_owned());
        };
        let (label, name) = (label.trim(), name.trim());
        if !LabelSet::is_label(label) {
            return Err(format!("“{label}” is no label"));
        }
        if name.is_empty() || name.len() > MAX_NAME_BYTES {
            return Err("the name is empty or too long".to_owned());
        }
        let label = self.label(label)?;
        let form = normalised(name);
        let start = u32::try_from(self.text.len()).map_err(|_| "there are too many names")?;
        self.entries.push(NameEntry {
            start,
            form: form.len() as u16,
            name: name.len() as u16,
            label,
        });
        self.text.push_str(&form);
        self.text.push_str(name);
        Ok(())
    }

    /// The index of `label`, which is added if it is new.
    fn label(&mut self, label: &str) -> Result<u16, String> {
        if let Some(place) = self.places.get(label) {
            return Ok(*place);
        }
        let place = u16::try_from(self.labels.len());
        let place = place.map_err(|_| "there are too many labels".to_owned())?;
        self.labels.push(label.to_owned());
        self.places.insert(label.to_owned(), place);
        Ok(place)
    }

    /// Sorts the names and drops repetitions. Look-ups are right only behind it.
    pub fn sort(&mut self) {
        let mut entries = std::mem::take(&mut self.entries);
        entries.sort_by_key(|entry| (self.form(entry), entry.label));
        entries.dedup_by_key(|entry| (self.form(entry), entry.label));
        entries.shrink_to_fit();
        self.entries = entries;
    }

    /// Its labels, in the order they first occur.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.labels.iter().map(String::as_str)
    }

    /// The labels of `name`, in any spelling of it.
    pub fn labels_of(&self, name: &str) -> impl Iterator<Item = &str> {
        self.spellings(name).map(|known| known.label)
    }

    /// The first label of `name` that is in `labels`.
    pub fn label_in(&self, name: &str, labels: &LabelSet) -> Option<&str> {
        let mut known = self.labels_of(name);
        known.find(|label| labels.id(label.as_bytes()).is_some())
    }

    /// The names written exactly as `name`, with their labels.
    pub fn written<'a>(&'a self, name: &'a str) -> impl Iterator<Item = KnownName<'a>> {
        self.spellings(name).filter(move |known| known.name == name)
    }

    /// The names that have the normalised form of `name`.
    fn spellings(&self, name: &str) -> impl Iterator<Item = KnownName<'_>> + use<'_> {
        let form = normalised(name).into_owned();
        let entries = self.entries[self.first(&form)..].iter();
        let same = entries.take_while(move |entry| self.form(entry) == form);
        same.map(|entry| self.known(entry))
    }

    /// The names that begin with `prefix` in any case, in alphabetical order.
    pub fn starting_with(&self, prefix: &str) -> impl Iterator<Item = KnownName<'_>> {
        let prefix = prefix.trim_start().to_lowercase();
        let from = self.first(&prefix);
        let begun = self.entries[from..]
            .iter()
            .take_while(move |entry| self.form(entry).starts_with(&prefix));
        begun.map(|entry| self.known(entry))
    }

    /// The number of names.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True if there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The index of the first name whose form is `form` or a later one.
    fn first(&self, form: &str) -> usize {
        self.entries
            .partition_point(|entry| self.form(entry) < form)
    }

    fn form(&self, entry: &NameEntry) -> &str {
        &self.text[entry.form_range()]
    }

    fn known(&self, entry: &NameEntry) -> KnownName<'_> {
        let start = entry.form_range().end;
        KnownName {
            name: &self.text[start..start + usize::from(entry.name)],
            label: &self.labels[usize::from(entry.label)],
        }
    }
}

impl NameEntry {
    fn form_range(&self) -> Range<usize> {
        let start = self.start as usize;
        start..start + usize::from(self.form)
    }
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gazetteer({} names)", self.entries.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gazetteer(text: &str) -> Gazetteer {
        let mut names = Gazetteer::default();
        names.add(text).unwrap();
        names.sort();
        names
    }

    #[test]
    fn names_are_found_however_they_are_written() {
        let names = gazetteer("# people\nPER\tAda  Quill\n\nLOC\tOru\nORG\tORU \nLOC\tOru\r\n");
        assert_eq!(names.len(), 3);
        assert_eq!(names.labels_of("oru’s").collect::<Vec<_>>(), ["LOC", "ORG"]);
        assert_eq!(names.labels_of("Ada Quill").collect::<Vec<_>>(), ["PER"]);
        assert_eq!(names.labels_of("Ada").count(), 0);
        let written =
            |name| -> Vec<&str> { names.written(name).map(|known| known.label).collect() };
        assert_eq!(written("Oru"), ["LOC"]);
        assert_eq!(written("ORU"), ["ORG"]);
        assert_eq!(written("oru"), [""; 0]);
        assert_eq!(Gazetteer::default().labels_of("Ada").count(), 0);
    }

    #[test]
    fn names_are_found_by_their_beginnings() {
        let names = gazetteer("PER\tAda Quill\nPER\tAda Bay\nPER\tIda\n");
        let found: Vec<&str> = names.starting_with("ADA").map(|known| known.name).collect();
        assert_eq!(found, ["Ada Bay", "Ada Quill"]);
        assert_eq!(names.starting_with("Adam").count(), 0);
    }

    #[test]
    fn malformed_lines_are_reported() {
        let fault = |text| Gazetteer::default().add(text).unwrap_err();
        assert_eq!(fault("PER\tIda\nPER Ada").line, 2);
        assert_eq!(fault("two words\tAda").message, "“two words” is no label");
        assert_eq!(fault("PER\t ").line, 1);
    }
}
