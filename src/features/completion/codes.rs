//! TAGS codes in the TAGS field, by the beginning of the code or of a word of its title.

use super::cursor_line::{CursorLine, MAX_HEADER_BYTES};
use super::{Completion, Item, ItemKind, MAX_ITEMS};
use crate::model::gloss::tags::tags_codes;
use crate::syntax::Field;
use crate::text::{Edit, Offset, Span};

/// The codes that the field does not hold yet.
pub(super) fn items(line: &CursorLine<'_>) -> Completion {
    let Some(value) = field(line) else {
        return Completion::default();
    };
    let in_code = |c: char| c.is_ascii_alphanumeric();
    let typed = &line.before[line.before.trim_end_matches(in_code).len()..];
    let span = line.last(typed.len());
    let (code, word) = (typed.to_uppercase(), typed.to_lowercase());
    let text = line.document.text().slice(value);
    let held: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let mut ranked: Vec<(u32, _)> = tags_codes()
        .filter(|known| known.code == code || !held.contains(&known.code))
        .filter_map(|known| {
            let title = known.title.to_lowercase();
            let mut words = title.split(' ');
            if known.code.starts_with(&code) {
                Some((0, known))
            } else if word.len() > 2 && words.any(|other| other.starts_with(&word)) {
                Some((1, known))
            } else {
                None
            }
        })
        .collect();
    ranked.sort_by_key(|(rank, known)| (*rank, known.code));
    let incomplete = ranked.len() > MAX_ITEMS || !typed.is_empty();
    let items = ranked.into_iter().take(MAX_ITEMS).map(|(rank, known)| {
        let mut item = Item::new(ItemKind::Code, known.code, Edit::new(span, known.code));
        known.title.clone_into(&mut item.detail);
        // Clients filter by what was typed, which is a word of the title here, not the code.
        if rank > 0 {
            item.filter = format!("{typed} {}", known.code);
        }
        item
    });
    Completion {
        items: items.collect(),
        incomplete,
    }
}

/// The value of the TAGS field, if the cursor stands in it or behind it.
fn field(line: &CursorLine<'_>) -> Option<Span> {
    if line.offset > Offset::new(MAX_HEADER_BYTES) {
        return None;
    }
    let header = line.document.header()?;
    let fields = header.fields.iter();
    let mut tags = fields.filter(|field| field.field == Field::Tags);
    let field = tags.find(|field| field.keyword.end <= line.offset && near(line, field.value))?;
    Some(field.value)
}

/// Returns true if only blanks stand between `value` and the cursor behind it, or if the cursor is
/// in it.
fn near(line: &CursorLine<'_>, value: Span) -> bool {
    let behind = line.offset.get().saturating_sub(value.end.get());
    let gap = line.before.len().checked_sub(behind);
    gap.is_some_and(|gap| line.before[gap..].trim().is_empty())
}
