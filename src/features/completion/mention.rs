//! Names inside a mention, first those with its label: from the open documents, then from the
//! gazetteer. An open mention is closed.

use std::cmp::Reverse;

use super::cursor_line::{CursorLine, TypedName};
use super::known::{Bounded, known};
use super::listed::listed;
use super::{Completion, Item, ItemKind, ItemSubject, MAX_ITEMS};
use crate::features::fuzzy::distance;
use crate::model::normalised;
use crate::text::{Edit, Span};

/// The names that fit `name`, the name that is being typed.
pub(super) fn items(line: &CursorLine<'_>, name: &TypedName) -> Completion {
    let text = line.document.text();
    let typed = text.slice(name.typed).to_lowercase();
    let span = Span::new(name.typed.start, name.end);
    let whole = text.slice(span);
    let own = normalised(&whole);
    let (mut all, bounded) = known(line, |form| distance(&typed, form));
    // The name that is being typed already counts as an entity.
    all.retain(|known| known.form != own || known.count > 1);
    all.sort_by_cached_key(|known| {
        let has_other_label = known
            .labels
            .first()
            .is_none_or(|(label, _)| !label.eq_ignore_ascii_case(&name.label));
        let rank = (known.home, known.rank, has_other_label);
        (rank, Reverse(known.count), known.form)
    });
    let (mut listed, more) = listed(line, &typed, &all);
    listed.sort_by_key(|found| !found.label.eq_ignore_ascii_case(&name.label));
    let incomplete = bounded == Bounded::Yes || all.len() > MAX_ITEMS || more;
    let closing = if name.closed {
        String::new()
    } else {
        let behind = &line.behind[name.end - line.offset..];
        line.site.closing_before(behind.chars().next())
    };
    let item = |written: &str, detail: String| {
        let edit = Edit::new(span, format!("{written}{closing}"));
        let mut item = Item::new(ItemKind::Name, written, edit);
        item.detail = detail;
        item
    };
    let known = all.iter().take(MAX_ITEMS).filter_map(|known| {
        let mut item = item(&known.written()?, known.summary());
        item.subject = Some(ItemSubject::Entity(known.form.to_owned()));
        Some(item)
    });
    let listed = listed
        .iter()
        .map(|found| item(found.name, format!("{}, gazetteer", found.label)));
    Completion {
        items: known.chain(listed).collect(),
        incomplete,
    }
}

impl super::known::KnownEntity<'_> {
    /// "ORG 6, MISC 1".
    pub(super) fn summary(&self) -> String {
        let labels = self
            .labels
            .iter()
            .map(|(label, count)| format!("{label} {count}"));
        labels.collect::<Vec<_>>().join(", ")
    }
}
