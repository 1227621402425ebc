//! The editing commands that apply at a cursor or a selection, most wanted first: the edges of a
//! mention are moved outwards more often than anything else.
//!
//! A command that would be refused is not offered. Requested at every move of the cursor, so
//! commands that walk the whole document are offered in small documents only.

use crate::edits;
use crate::edits::{Change, Refusal};
use crate::model::name_at::{is_name_like, name_at};
use crate::model::{Document, Entity};
use crate::syntax::{LabelId, Mention};
use crate::text::{Offset, Span};

/// An editing command that applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The command's name: `tag`, `extendRight`.
    pub command: &'static str,
    /// The label to pass to the command.
    pub label: Option<String>,
    /// The cursor to pass to the command.
    pub cursor: Offset,
    /// The effect, in the user's words.
    pub title: String,
    /// True for the command that is most likely wanted.
    pub preferred: bool,
}

/// Largest document searched for untagged repeats and nested mentions, in bytes.
const MAX_SEARCHED_BYTES: usize = 1 << 20;

/// Most labels offered. A document may have as many labels as mentions, too many for a menu.
const MAX_LABELS: usize = 64;

type AtCursor = fn(&Document, Offset) -> Result<Change, Refusal>;

/// Commands that widen a mention; offered before labels.
const OUTWARDS: [(&str, AtCursor); 2] = [
    ("extendRight", edits::extend_right),
    ("extendLeft", edits::extend_left),
];
/// Other commands on a mention; offered behind labels.
const INWARDS: [(&str, AtCursor); 6] = [
    ("trimMention", edits::trim_mention),
    ("shrinkRight", edits::shrink_right),
    ("shrinkLeft", edits::shrink_left),
    ("merge", edits::merge),
    ("split", edits::split),
    ("unwrap", edits::unwrap),
];

/// The commands that apply to the selection `span`, or to the cursor if `span` is empty.
pub fn offers(document: &Document, span: Span) -> Vec<Offer> {
    let mut offers = match edits::mention_around(document, span) {
        Some(mention) => of_mention(document, &mention, span.start.max(mention.span.start)),
        None => of_text(document, span),
    };
    if document.text().len() <= MAX_SEARCHED_BYTES
        && let Ok(change) = crate::features::flatten::flatten(document, span.start)
    {
        offers.push(offer("flatten", span.start, change.title));
    }
    offers
}

fn of_mention(document: &Document, mention: &Mention, cursor: Offset) -> Vec<Offer> {
    let at_cursor = |(command, edit): &(&'static str, AtCursor)| {
        let change = edit(document, cursor).ok()?;
        Some(offer(command, cursor, change.title))
    };
    let mut offers: Vec<Offer> = OUTWARDS.iter().filter_map(at_cursor).collect();
    let name = document.text().slice(mention.name);
    let entity = document.entities().get(&name);
    for label in document.labels().labels().take(MAX_LABELS) {
        if let Ok(change) = edits::relabel(document, cursor, label) {
            offers.push(labelled("relabel", cursor, label, change.title));
        }
    }
    let repeated = entity.filter(|entity| entity.count() > 1);
    if let Some(entity) = repeated {
        for label in document.labels().labels().take(MAX_LABELS) {
            let id = document.labels().id(label.as_bytes());
            if let Some(title) = relabel_all(entity, id, &name, label) {
                offers.push(labelled("relabelAll", cursor, label, title));
            }
        }
    }
    offers.extend(INWARDS.iter().filter_map(at_cursor));
    if let Some(entity) = repeated {
        let title = format!("Unwrap all {} {}", entity.count(), edits::quoted(&name));
        offers.push(offer("unwrapAll", cursor, title));
    }
    offers.extend(tag_all(document, cursor));
    offers
}

/// The title of relabelling all mentions of `entity`; `None` if all have the label already.
fn relabel_all(entity: &Entity, id: Option<LabelId>, name: &str, label: &str) -> Option<String> {
    let others = entity.labels().iter().any(|(held, _)| Some(*held) != id);
    others.then(|| {
        format!(
            "Relabel all {} {} as {label}",
            entity.count(),
            edits::quoted(name)
        )
    })
}

/// The commands that apply to plain text: to a selection, or to the name at the cursor.
fn of_text(document: &Document, span: Span) -> Vec<Offer> {
    let name = name_at(document, span.start).filter(|name| is_name_like(document, *name));
    if span.is_empty() && name.is_none() {
        return Vec::new();
    }
    // A selection says exactly what is to be tagged, so no entity is guessed for it.
    let at_cursor = name.filter(|_| span.is_empty());
    let entity = at_cursor.and_then(|name| document.entities().get(&document.text().slice(name)));
    let most_frequent = entity.and_then(|entity| entity.usual_labels(1).first().copied());
    let usual = most_frequent.and_then(|(label, _)| document.labels().text(label));
    let mut labels: Vec<&str> = document.labels().labels().collect();
    labels.sort_by_key(|label| Some(*label) != usual);
    let tags = labels.into_iter().take(MAX_LABELS).filter_map(|label| {
        let change = edits::tag(document, span, label).ok()?;
        let preferred = Some(label) == usual;
        Some(Offer {
            preferred,
            ..labelled("tag", span.start, label, change.title)
        })
    });
    let all = entity.and_then(|_| tag_all(document, span.start));
    tags.chain(all).collect()
}

/// The command that tags all repeats, in small documents.
fn tag_all(document: &Document, cursor: Offset) -> Option<Offer> {
    if document.text().len() > MAX_SEARCHED_BYTES {
        return None;
    }
    let change = edits::tag_all(document, cursor).ok()?;
    Some(offer("tagAll", cursor, change.title))
}

fn offer(command: &'static str, cursor: Offset, title: String) -> Offer {
    Offer {
        command,
        label: None,
        cursor,
        title,
        preferred: false,
    }
}

fn labelled(command: &'static str, cursor: Offset, label: &str, title: String) -> Offer {
    Offer {
        label: Some(label.to_owned()),
        ..offer(command, cursor, title)
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[expect(clippy::needless_pass_by_value, reason = "as `expect!` gives it")]
    fn check(fixture: &str, expected: Expect) {
        let start = fixture.find("$0").unwrap_or_default();
        let text = fixture.replacen("$0", "", 1);
        let end = text.find("$1").unwrap_or(start);
        let document = Document::new(&text.replacen("$1", "", 1), 0);
        let offers = offers(&document, Span::new(Offset::new(start), Offset::new(end)));
        let lines = offers.iter().map(|offer| {
            let preferred = if offer.preferred { " (preferred)" } else { "" };
            format!("{}: {}{preferred}\n", offer.command, offer.title)
        });
        expected.assert_eq(&lines.collect::<String>());
    }

    #[test]
    fn on_a_mention() {
        check(
            "The [ORG Oru W$0orks  ] Office of Oru Works in [LOC Oru Works  ] . ",
            expect![[r"
                extendRight: Extend right to “Office”
                extendLeft: Extend left to “The”
                relabel: Relabel “Oru Works” as PER
                relabel: Relabel “Oru Works” as LOC
                relabel: Relabel “Oru Works” as MISC
                relabelAll: Relabel all 2 “Oru Works” as PER
                relabelAll: Relabel all 2 “Oru Works” as ORG
                relabelAll: Relabel all 2 “Oru Works” as LOC
                relabelAll: Relabel all 2 “Oru Works” as MISC
                shrinkRight: Shrink right by “Works”
                shrinkLeft: Shrink left by “Oru”
                split: Split before “Works”
                unwrap: Unwrap “Oru Works”
                unwrapAll: Unwrap all 2 “Oru Works”
                tagAll: Tag the untagged “Oru Works” as ORG
            "]],
        );
        check(
            "[PER I$0da  ]",
            expect![[r"
            relabel: Relabel “Ida” as ORG
            relabel: Relabel “Ida” as LOC
            relabel: Relabel “Ida” as MISC
            unwrap: Unwrap “Ida”
        "]],
        );
    }

    #[test]
    fn on_a_name_or_a_selection() {
        check(
            "the D$0BWG can help",
            expect![[r"
            tag: Tag “DBWG” as PER
            tag: Tag “DBWG” as ORG
            tag: Tag “DBWG” as LOC
            tag: Tag “DBWG” as MISC
        "]],
        );
        check(
            "[LOC Oru  ] , O$0ru , Oru",
            expect![[r"
            tag: Tag “Oru” as LOC (preferred)
            tag: Tag “Oru” as PER
            tag: Tag “Oru” as ORG
            tag: Tag “Oru” as MISC
            tagAll: Tag all 2 untagged “Oru” as LOC
        "]],
        );
        check(
            "a $0wo$1rd",
            expect![[r"
            tag: Tag “word” as PER
            tag: Tag “word” as ORG
            tag: Tag “word” as LOC
            tag: Tag “word” as MISC
        "]],
        );
    }

    #[test]
    fn a_menu_of_labels_has_an_end() {
        let labels = (0..500).map(|n| format!("[Q{n} Ida  ] . \n"));
        let text = labels.collect::<String>();
        let document = Document::new(&text, 0);
        assert!(document.labels().labels().count() > MAX_LABELS);
        for place in [4, text.len() - 8] {
            let offers = offers(&document, Span::empty(Offset::new(place)));
            let count = |command| {
                offers
                    .iter()
                    .filter(|offer| offer.command == command)
                    .count()
            };
            assert!(
                (MAX_LABELS - 1..=MAX_LABELS).contains(&count("relabel")),
                "{}",
                count("relabel")
            );
            assert_eq!(count("relabelAll"), MAX_LABELS);
        }
    }

    #[test]
    fn nothing_where_nothing_can_be_done() {
        for fixture in [
            "a w$0ord",
            "$0",
            "<a href='/t$0ag/X.html'>",
            "$0one\ntwo$1",
            "[PER A$0da",
        ] {
            check(fixture, expect![[""]]);
        }
    }
}
