//! Names that a project knows beforehand, with their labels.
//!
//! One text holds them all and entries point into it, so that millions fit into memory. Names are
//! found in the form in which entities are counted ([`normalised`]).

use std::fmt;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::name::normalised;
use crate::syntax::LabelSet;

/// Names with their labels.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Gazetteer {
    text: String,
    labels: Vec<String>,
    /// Where each stands among them: a hostile list has as many labels as names.
    places: FxHashMap<String, u16>,
    /// By their normalised names once they are [sorted](Self::sort).
    entries: Vec<Entry>,
}

#[derive(Clone, PartialEq, Eq)]
struct Entry {
    /// Where the normalised name stands; the name follows it.
    start: u32,
    form: u16,
    name: u16,
    label: u16,
}

/// A name that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownName<'a> {
    /// As it is usually written.
    pub name: &'a str,
    /// Its label.
    pub label: &'a str,
}

/// A line that holds no name, counted from 1, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OddLine {
    /// Which line.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

/// The longest name in bytes, which is that of a mention.
const LONGEST: usize = 1_024;

impl Gazetteer {
    /// Adds the names of `text`: lines of `LABEL`, a tab and a name. Empty lines and those that
    /// begin with `#` are left out. Stops at the first line that is not so.
    ///
    /// # Errors
    /// A line is none of these.
    pub fn add(&mut self, text: &str) -> Result<(), OddLine> {
        for (at, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            self.add_line(line).map_err(|message| OddLine {
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
        if name.is_empty() || name.len() > LONGEST {
            return Err("the name is empty or too long".to_owned());
        }
        let label = self.label(label)?;
        let form = normalised(name);
        let start = u32::try_from(self.text.len()).map_err(|_| "there are too many names")?;
        self.entries.push(Entry {
            start,
            form: form.len() as u16,
            name: name.len() as u16,
            label,
        });
        self.text.push_str(&form);
        self.text.push_str(name);
        Ok(())
    }

    /// The place of `label` among the labels.
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

    /// Brings the names into order: without it they are not found.
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

    /// The labels under which `name` is known, however it is written.
    pub fn labels_of(&self, name: &str) -> impl Iterator<Item = &str> {
        let form = normalised(name).into_owned();
        let from = self.first(&form);
        let same = self.entries[from..]
            .iter()
            .take_while(move |entry| self.form(entry) == form);
        same.map(|entry| self.known(entry).label)
    }

    /// The label of `labels` under which `name` is known first, if it is under any.
    pub fn label_in(&self, name: &str, labels: &LabelSet) -> Option<&str> {
        let mut known = self.labels_of(name);
        known.find(|label| labels.id(label.as_bytes()).is_some())
    }

    /// The names that are written as `name` is, with their labels.
    pub fn written<'a>(&'a self, name: &'a str) -> impl Iterator<Item = KnownName<'a>> {
        let form = normalised(name).into_owned();
        let from = self.first(&form);
        let same = self.entries[from..]
            .iter()
            .take_while(move |entry| self.form(entry) == form);
        let known = same.map(|entry| self.known(entry));
        known.filter(move |known| known.name == name)
    }

    /// The names that begin with `prefix`, in any case, in the order of their letters.
    pub fn starting_with(&self, prefix: &str) -> impl Iterator<Item = KnownName<'_>> {
        let prefix = prefix.trim_start().to_lowercase();
        let from = self.first(&prefix);
        let begun = self.entries[from..]
            .iter()
            .take_while(move |entry| self.form(entry).starts_with(&prefix));
        begun.map(|entry| self.known(entry))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The place of the first name not before `form`.
    fn first(&self, form: &str) -> usize {
        self.entries
            .partition_point(|entry| self.form(entry) < form)
    }

    fn form(&self, entry: &Entry) -> &str {
        &self.text[entry.form_range()]
    }

    fn known(&self, entry: &Entry) -> KnownName<'_> {
        let start = entry.form_range().end;
        KnownName {
            name: &self.text[start..start + usize::from(entry.name)],
            label: &self.labels[usize::from(entry.label)],
        }
    }
}

impl Entry {
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
    fn odd_lines_are_told() {
        let fault = |text| Gazetteer::default().add(text).unwrap_err();
        assert_eq!(fault("PER\tIda\nPER Ada").line, 2);
        assert_eq!(fault("two words\tAda").message, "“two words” is no label");
        assert_eq!(fault("PER\t ").line, 1);
    }
}
