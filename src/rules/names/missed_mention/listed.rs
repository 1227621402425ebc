//! Names of the gazetteer in a text.

use crate::model::Gazetteer;
use crate::model::boundary::{WordEnd, end_of_word, first_word};
use crate::rules::support::names::is_telling;
use crate::syntax::LabelSet;

/// Most words of a name of the gazetteer that is looked for in text.
const MAX_WORDS: usize = 8;

/// A name of the gazetteer at the start of a text.
pub(super) struct Listed<'t> {
    pub(super) text: &'t str,
    pub(super) end: WordEnd,
    pub(super) label: &'t str,
}

/// The longest name of `gazetteer` with one of `labels` that `text` begins with.
pub(super) fn longest_listed<'t>(
    gazetteer: &'t Gazetteer,
    labels: &LabelSet,
    text: &'t str,
) -> Option<Listed<'t>> {
    if gazetteer.is_empty() {
        return None;
    }
    gazetteer.starting_with(first_word(text)).next()?;
    let line = text.split(['\n', '\r', '[', ']', '<']).next()?;
    let ends = line.char_indices().zip(line.chars().skip(1));
    let ends = ends.filter(|((_, c), next)| c.is_alphanumeric() && !next.is_alphanumeric());
    let ends = ends.map(|((at, c), _)| at + c.len_utf8());
    let ends: Vec<usize> = ends.chain([line.len()]).take(MAX_WORDS).collect();
    ends.into_iter().rev().find_map(|length| {
        let (name, rest) = text.split_at(length);
        let end = end_of_word(rest).filter(|_| is_telling(name))?;
        let mut known = gazetteer.written(name);
        let known = known.find(|known| labels.id(known.label.as_bytes()).is_some())?;
        // The label lives as long as the gazetteer.
        let label = gazetteer.labels().find(|own| *own == known.label)?;
        Some(Listed {
            text: name,
            end,
            label,
        })
    })
}
