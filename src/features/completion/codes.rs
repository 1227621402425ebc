//! TAGS codes in the TAGS field: by the beginning of the code, or by a word of its meaning.

use super::site::Site;
use super::{Completion, Item, ItemKind, MOST};
use crate::model::gloss::tags::tags_codes;
use crate::syntax::Field;
use crate::text::{Edit, Offset, Span};

/// A header ends before this, in bytes.
const REACH: usize = 16 << 10;

pub(super) fn items(site: &Site<'_>) -> Completion {
    let Some(value) = field(site) else {
        return Completion::default();
    };
    let of_code = |c: char| c.is_ascii_alphanumeric();
    let typed = &site.before[site.before.trim_end_matches(of_code).len()..];
    let span = site.last(typed.len());
    let (code, word) = (typed.to_uppercase(), typed.to_lowercase());
    let text = site.document.text().slice(value);
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
    let incomplete = ranked.len() > MOST || !typed.is_empty();
    let items = ranked.into_iter().take(MOST).map(|(rank, known)| {
        let mut item = Item::new(ItemKind::Code, known.code, Edit::new(span, known.code));
        known.title.clone_into(&mut item.detail);
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

/// The value of the TAGS field, if the cursor stands in it or behind it on its line.
fn field(site: &Site<'_>) -> Option<Span> {
    if site.offset > Offset::new(REACH) {
        return None;
    }
    let header = site.document.header()?;
    let fields = header.fields.iter();
    let mut tags = fields.filter(|field| field.field == Field::Tags);
    let field = tags.find(|field| field.keyword.end <= site.offset && near(site, field.value))?;
    Some(field.value)
}

fn near(site: &Site<'_>, value: Span) -> bool {
    let behind = site.offset.get().saturating_sub(value.end.get());
    let gap = site.before.len().checked_sub(behind);
    gap.is_some_and(|gap| site.before[gap..].trim().is_empty())
}
