//! What names are known where a repeat of one is looked for: those that the document tags, and
//! those of the gazetteer.

use rustc_hash::FxHashMap;

use crate::model::boundary::{WordEnd, end_of_word, first_word};
use crate::model::{Document, Gazetteer, bare};
use crate::rules::support::names::{Name, Names};
use crate::syntax::{LabelSet, portion_mark};
use crate::text::Span;

/// So many words may a name of the gazetteer have to be found in text.
const WORDS: usize = 8;

/// Words that are capitalised for other reasons, or that no name is alone.
const NO_NAMES: [&str; 65] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "the",
    "they",
    "their",
    "this",
    "that",
    "these",
    "those",
    "his",
    "her",
    "she",
    "our",
    "its",
    "you",
    "him",
    "hers",
    "them",
    "theirs",
    "ours",
    "mine",
    "yours",
    "your",
    "himself",
    "herself",
    "itself",
    "themselves",
    "ourselves",
    "myself",
    "yourself",
    "who",
    "whom",
    "whose",
    "what",
    "which",
    "there",
];

/// How far behind a name the word of an office is looked for, in bytes.
const OFFICE: usize = 20;

/// Words that make an office of the name before them: `Justice Minister`.
const OFFICES: [&str; 8] = [
    "minister",
    "ministers",
    "secretary",
    "undersecretary",
    "deputy",
    "commissioner",
    "adviser",
    "advisor",
];

/// The names that are known.
pub(super) struct Known<'n> {
    /// What is written for the tagged ones, by its first word, the longest first.
    by_stem: FxHashMap<&'n str, Vec<(&'n str, usize)>>,
    gazetteer: &'n Gazetteer,
    labels: &'n LabelSet,
}

/// A name at the start of a text.
pub(super) struct Hit<'t> {
    pub(super) text: &'t str,
    pub(super) end: WordEnd,
    pub(super) source: Source<'t>,
}

/// Where a name is known from.
#[derive(Clone, Copy)]
pub(super) enum Source<'t> {
    /// It is the document's name with this number.
    Tagged(usize),
    /// The gazetteer lists it with this label.
    Listed(&'t str),
}

impl<'n> Known<'n> {
    pub(super) fn new(names: &'n Names, document: &'n Document, gazetteer: &'n Gazetteer) -> Self {
        let mut by_stem = FxHashMap::<_, Vec<_>>::default();
        for (text, name) in names.texts().filter(|(text, _)| is_telling(text)) {
            if is_office(document, &names.list[name]) {
                continue;
            }
            by_stem
                .entry(first_word(text))
                .or_default()
                .push((text, name));
        }
        #[expect(
            clippy::iter_over_hash_type,
            reason = "each list is put in order by itself"
        )]
        for texts in by_stem.values_mut() {
            texts.sort_unstable_by_key(|(text, _)| (std::cmp::Reverse(text.len()), *text));
        }
        Self {
            by_stem,
            gazetteer,
            labels: document.labels(),
        }
    }

    /// The longest known name that `text` begins with; of the document and the gazetteer, the
    /// document's.
    pub(super) fn longest<'t>(&self, text: &'t str) -> Option<Hit<'t>>
    where
        'n: 't,
    {
        let tagged = self.tagged(text);
        let length = tagged.as_ref().map_or(0, |hit| hit.text.len());
        let listed = self.listed(text).filter(|hit| hit.text.len() > length);
        listed.or(tagged)
    }

    fn tagged<'t>(&self, text: &'t str) -> Option<Hit<'t>> {
        let known = self.by_stem.get(first_word(text))?;
        known.iter().find_map(|(name, number)| {
            let rest = text.strip_prefix(name)?;
            Some(Hit {
                text: &text[..name.len()],
                end: end_of_word(rest)?,
                source: Source::Tagged(*number),
            })
        })
    }

    fn listed<'t>(&self, text: &'t str) -> Option<Hit<'t>>
    where
        'n: 't,
    {
        if self.gazetteer.is_empty() {
            return None;
        }
        self.gazetteer.starting_with(first_word(text)).next()?;
        let line = text.split(['\n', '\r', '[', ']', '<']).next()?;
        let ends = line.char_indices().zip(line.chars().skip(1));
        let ends = ends.filter(|((_, c), next)| c.is_alphanumeric() && !next.is_alphanumeric());
        let ends = ends.map(|((at, c), _)| at + c.len_utf8());
        let ends: Vec<usize> = ends.chain([line.len()]).take(WORDS).collect();
        ends.into_iter().rev().find_map(|length| {
            let (name, rest) = text.split_at(length);
            let end = end_of_word(rest).filter(|_| is_telling(name))?;
            let mut known = self.gazetteer.written(name);
            let known = known.find(|known| self.labels.id(known.label.as_bytes()).is_some())?;
            // The label lives as long as the gazetteer.
            let source = Source::Listed(self.gazetteer.labels().find(|own| *own == known.label)?);
            Some(Hit {
                text: name,
                end,
                source,
            })
        })
    }
}

/// Whether `name` is tagged once, as a part of an office: `[ORG Justice  ] Minister`. Elsewhere
/// it is a word.
fn is_office(document: &Document, name: &Name) -> bool {
    let behind = || document.text().slice(Span::at(name.first.span.end, OFFICE));
    name.count == 1 && !name.form.contains(' ') && {
        let behind = behind();
        let word = behind.split_whitespace().next().unwrap_or_default();
        OFFICES
            .iter()
            .any(|office| office.eq_ignore_ascii_case(word))
    }
}

/// Whether a repeat of `text` most likely names the same.
fn is_telling(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let words = text.split_whitespace().count();
    let capital = text.starts_with(char::is_uppercase);
    let ends = text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ')'));
    let bare = bare(text) == text;
    let word = || NO_NAMES.contains(&text.to_lowercase().as_str()) || portion_mark(text).is_some();
    capital && ends && bare && (letters >= 3 || words >= 2) && (words > 1 || !word())
}
