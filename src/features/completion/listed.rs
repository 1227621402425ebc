//! The names of the project's gazetteer, behind those that the open documents know: what somebody
//! wrote down beforehand is likely meant, and what stands in the text likelier still.

use rustc_hash::FxHashSet;

use super::known::Known;
use super::site::Site;
use crate::model::{KnownName, normalised};

/// So many names with one beginning are offered.
const MOST: usize = 50;

/// The names of the gazetteer that begin with `typed` and are not among `known`, in the order of
/// their letters, and whether there are more.
pub(super) fn listed<'a>(
    site: &Site<'a>,
    typed: &str,
    known: &[Known<'_>],
) -> (Vec<KnownName<'a>>, bool) {
    let Some(gazetteer) = site.gazetteer.filter(|_| !typed.trim().is_empty()) else {
        return (Vec::new(), false);
    };
    let known: FxHashSet<&str> = known.iter().map(|known| known.form).collect();
    let mut found = gazetteer
        .starting_with(typed)
        .filter(|found| !known.contains(&*normalised(found.name)));
    let names = found.by_ref().take(MOST).collect();
    (names, found.next().is_some())
}
