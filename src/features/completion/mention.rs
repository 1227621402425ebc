//! Names inside a mention, those of its label first: of the open documents, then of the gazetteer.
//! The mention is closed where it is not.

use std::cmp::Reverse;

use super::known::{Bounded, known};
use super::listed::listed;
use super::site::{Named, Site};
use super::{Completion, Item, ItemKind, MOST, Subject};
use crate::features::fuzzy::distance;
use crate::model::normalised;
use crate::text::{Edit, Span};

pub(super) fn items(site: &Site<'_>, name: &Named) -> Completion {
    let text = site.document.text();
    let typed = text.slice(name.typed).to_lowercase();
    let span = Span::new(name.typed.start, name.end);
    let whole = text.slice(span);
    let own = normalised(&whole);
    let (mut all, bounded) = known(site, |form| distance(&typed, form));
    // The name that is being typed is an entity by now.
    all.retain(|known| known.form != own || known.count > 1);
    all.sort_by_cached_key(|known| {
        let other_label = known
            .labels
            .first()
            .is_none_or(|(label, _)| !label.eq_ignore_ascii_case(&name.label));
        let rank = (known.home, known.rank, other_label);
        (rank, Reverse(known.count), known.form)
    });
    let (mut listed, more) = listed(site, &typed, &all);
    listed.sort_by_key(|found| !found.label.eq_ignore_ascii_case(&name.label));
    let incomplete = bounded == Bounded::Yes || all.len() > MOST || more;
    let closing = if name.closed {
        String::new()
    } else {
        site.style.closing(&site.behind[name.end - site.offset..])
    };
    let item = |written: &str, detail: String| {
        let edit = Edit::new(span, format!("{written}{closing}"));
        let mut item = Item::new(ItemKind::Name, written, edit);
        item.detail = detail;
        item
    };
    let known = all.iter().take(MOST).filter_map(|known| {
        let mut item = item(&known.written()?, known.summary());
        item.subject = Some(Subject::Entity(known.form.to_owned()));
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

impl super::known::Known<'_> {
    /// "ORG 6, MISC 1".
    pub(super) fn summary(&self) -> String {
        let labels = self
            .labels
            .iter()
            .map(|(label, count)| format!("{label} {count}"));
        labels.collect::<Vec<_>>().join(", ")
    }
}
