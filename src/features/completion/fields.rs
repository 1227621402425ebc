//! Keywords of the header fields that a cable does not have yet.

use super::cursor_line::{CursorLine, MAX_HEADER_BYTES};
use super::{Completion, Item, ItemKind};
use crate::model::Header;
use crate::model::gloss::field::HeaderPart;
use crate::syntax::Field as Written;
use crate::text::{Edit, Offset};

/// The fields of every cable, by meaning and by keyword.
const OFFERED: [(HeaderPart, Written); 6] = [
    (HeaderPart::Eo, Written::Eo),
    (HeaderPart::Tags, Written::Tags),
    (HeaderPart::Subject, Written::Subject),
    (HeaderPart::Ref, Written::Ref),
    (HeaderPart::ClassifiedBy, Written::ClassifiedBy),
    (HeaderPart::DerivedFrom, Written::DerivedFrom),
];

/// The missing keywords that begin with the word before the cursor.
pub(super) fn items(line: &CursorLine<'_>) -> Completion {
    let typed = typed(&line.before);
    if !at_the_head(line, typed) {
        return Completion::default();
    }
    let header = line.document.header();
    let missing = OFFERED
        .iter()
        .filter(|(_, field)| !has(header.as_ref(), *field, line.offset.back(typed.len())));
    let items = missing.filter_map(|(field, _)| {
        let keyword = field.keyword()?;
        let fits = keyword.to_uppercase().starts_with(&typed.to_uppercase());
        let edit = Edit::new(line.last(typed.len()), format!("{keyword} "));
        let mut item = Item::new(ItemKind::Field, keyword, edit);
        field.name().clone_into(&mut item.detail);
        fits.then_some(item)
    });
    Completion {
        items: items.collect(),
        incomplete: false,
    }
}

/// The word in capitals before the cursor; may be empty.
fn typed(before: &str) -> &str {
    let in_word = |c: char| c.is_ascii_uppercase() || c == '.';
    &before[before.trim_end_matches(in_word).len()..]
}

/// Returns true if a field may begin at the cursor: before all paragraphs, and at a line's start
/// or, since a header may stand on one line, behind a blank.
fn at_the_head(line: &CursorLine<'_>, typed: &str) -> bool {
    let before = &line.before[..line.before.len() - typed.len()];
    let starts_word = before.trim().is_empty() || (before.ends_with(' ') && !typed.is_empty());
    starts_word
        && line.offset < Offset::new(MAX_HEADER_BYTES)
        && line.document.is_cable()
        && line
            .document
            .paragraph_at(line.offset)
            .is_none_or(|paragraph| paragraph.number.is_none())
}

/// Returns true if the header has the field, not counting the one that is being typed at `typed`.
fn has(header: Option<&Header>, field: Written, typed: Offset) -> bool {
    let mut fields = header.into_iter().flat_map(|header| &header.fields);
    fields.any(|held| held.field == field && held.keyword.start != typed)
}
