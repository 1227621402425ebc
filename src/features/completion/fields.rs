//! Keywords of header fields at the head of a cable: those that it does not have yet.

use super::site::Site;
use super::{Completion, Item, ItemKind};
use crate::model::Header;
use crate::model::gloss::field::Field;
use crate::syntax::Field as Written;
use crate::text::{Edit, Offset};

/// A header ends before this, in bytes.
const REACH: usize = 16 << 10;

/// The fields that stand in every cable.
const OFFERED: [(Field, Written); 6] = [
    (Field::Eo, Written::Eo),
    (Field::Tags, Written::Tags),
    (Field::Subject, Written::Subject),
    (Field::Ref, Written::Ref),
    (Field::ClassifiedBy, Written::ClassifiedBy),
    (Field::DerivedFrom, Written::DerivedFrom),
];

pub(super) fn items(site: &Site<'_>) -> Completion {
    let typed = typed(&site.before);
    if !at_the_head(site, typed) {
        return Completion::default();
    }
    let header = site.document.header();
    let missing = OFFERED
        .iter()
        .filter(|(_, field)| !has(header.as_ref(), *field, site.offset.back(typed.len())));
    let items = missing.filter_map(|(field, _)| {
        let keyword = field.keyword()?;
        let fits = keyword.to_uppercase().starts_with(&typed.to_uppercase());
        let edit = Edit::new(site.last(typed.len()), format!("{keyword} "));
        let mut item = Item::new(ItemKind::Field, keyword, edit);
        field.name().clone_into(&mut item.detail);
        fits.then_some(item)
    });
    Completion {
        items: items.collect(),
        incomplete: false,
    }
}

/// The word before the cursor, if it is in capitals or there is none.
fn typed(before: &str) -> &str {
    let of_word = |c: char| c.is_ascii_uppercase() || c == '.';
    &before[before.trim_end_matches(of_word).len()..]
}

/// Whether the cursor stands where a field may begin: before any paragraph, at a line's start or,
/// since headers may stand on one line, behind a blank.
fn at_the_head(site: &Site<'_>, typed: &str) -> bool {
    let before = &site.before[..site.before.len() - typed.len()];
    let begins = before.trim().is_empty() || (before.ends_with(' ') && !typed.is_empty());
    begins
        && site.offset < Offset::new(REACH)
        && site.document.is_cable()
        && site
            .document
            .paragraph_at(site.offset)
            .is_none_or(|paragraph| paragraph.number.is_none())
}

/// Whether the header has the field, but for one that is just being typed at `at`.
fn has(header: Option<&Header>, field: Written, at: Offset) -> bool {
    let mut fields = header.into_iter().flat_map(|header| &header.fields);
    fields.any(|held| held.field == field && held.keyword.start != at)
}
