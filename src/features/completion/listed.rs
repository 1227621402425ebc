//! The names of the project's gazetteer, offered behind those of the open documents: a name that
//! stands in the text is the likelier one.

use rustc_hash::FxHashSet;

use super::cursor_line::CursorLine;
use super::known::KnownEntity;
use crate::model::{KnownName, normalised};

/// Most names with one beginning that are offered.
const MAX_LISTED: usize = 50;

/// The names of the gazetteer that begin with `typed` and are not among `known`, in alphabetical
/// order, and true if there are more.
pub(super) fn listed<'a>(
    line: &CursorLine<'a>,
    typed: &str,
    known: &[KnownEntity<'_>],
) -> (Vec<KnownName<'a>>, bool) {
    let Some(gazetteer) = line.gazetteer.filter(|_| !typed.trim().is_empty()) else {
        return (Vec::new(), false);
    };
    let known: FxHashSet<&str> = known.iter().map(|known| known.form).collect();
    let mut found = gazetteer
        .starting_with(typed)
        .filter(|found| !known.contains(&*normalised(found.name)));
    let names = found.by_ref().take(MAX_LISTED).collect();
    (names, found.next().is_some())
}
