//! What cannot be done where the cursor is, and why: for clients that show it greyed out when a
//! user asks for just that.

use super::{Offer, edits};
use crate::features::edits::{Change, Refusal};
use crate::model::Document;
use crate::text::Span;

/// An editing command that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The command's name: `merge`.
    pub command: &'static str,
    /// What it would do, in the user's words.
    pub title: &'static str,
    /// Why it cannot.
    pub reason: String,
}

/// Tries a command where something is selected, with a label if it takes one.
type Try = fn(&Document, Span, &str) -> Result<Change, Refusal>;

const ALL: [(&str, &str, Try); 14] = [
    ("tag", "Tag", |document, span, label| {
        edits::tag(document, span, label)
    }),
    ("relabel", "Relabel", |document, span, label| {
        edits::relabel(document, span.start, label)
    }),
    ("relabelAll", "Relabel all", |document, span, label| {
        edits::relabel_all(document, span.start, label)
    }),
    ("unwrap", "Unwrap", |document, span, _| {
        edits::unwrap(document, span.start)
    }),
    ("unwrapAll", "Unwrap all", |document, span, _| {
        edits::unwrap_all(document, span.start)
    }),
    ("tagAll", "Tag all repeats", |document, span, _| {
        edits::tag_all(document, span.start)
    }),
    ("extendLeft", "Extend left", |document, span, _| {
        edits::extend_left(document, span.start)
    }),
    ("extendRight", "Extend right", |document, span, _| {
        edits::extend_right(document, span.start)
    }),
    ("shrinkLeft", "Shrink left", |document, span, _| {
        edits::shrink_left(document, span.start)
    }),
    ("shrinkRight", "Shrink right", |document, span, _| {
        edits::shrink_right(document, span.start)
    }),
    ("merge", "Merge", |document, span, _| {
        edits::merge(document, span.start)
    }),
    ("split", "Split", |document, span, _| {
        edits::split(document, span.start)
    }),
    ("moveOut", "Move signs out", |document, span, _| {
        edits::move_out(document, span.start)
    }),
    (
        "unnest",
        "Make one of nested mentions",
        |document, span, _| edits::unnest(document, span.start),
    ),
];

/// Which commands that pass `wanted` are not among `offered`, because they cannot be used where
/// `span` is selected.
pub fn refused(
    document: &Document,
    span: Span,
    offered: &[Offer],
    wanted: &dyn Fn(&str) -> bool,
) -> Vec<Refused> {
    let label = document.labels().labels().next().unwrap_or_default();
    let is_offered = |command: &str| offered.iter().any(|offer| offer.command == command);
    let commands = ALL.iter();
    let commands = commands.filter(|(command, ..)| wanted(command) && !is_offered(command));
    let refused = commands.filter_map(|(command, title, attempt)| {
        let refusal = attempt(document, span, label).err()?;
        Some(Refused {
            command,
            title,
            reason: refusal.to_string(),
        })
    });
    refused.collect()
}

#[cfg(test)]
mod tests {
    use super::super::offers;
    use super::*;
    use crate::text::Offset;

    #[test]
    fn what_is_refused_is_not_offered_and_has_a_reason() {
        let document = Document::new("met [PER Ida  ] , who said so . \n", 0);
        let at = |place: usize| Span::empty(Offset::new(place));
        let found = |place, wanted: &dyn Fn(&str) -> bool| {
            let offered = offers(&document, at(place));
            let refused = refused(&document, at(place), &offered, wanted);
            let reasons = refused.into_iter();
            reasons
                .map(|refused| (refused.command, refused.reason))
                .collect::<Vec<_>>()
        };
        let split = found(10, &|command| command == "split");
        assert_eq!(split.len(), 1);
        assert_eq!(
            found(0, &|command| command == "unwrap"),
            [("unwrap", "the cursor is in no mention".to_owned())]
        );
        assert_eq!(found(10, &|command| command == "unwrap"), []);
    }

    #[test]
    fn every_command_at_a_place_can_be_refused() {
        let document = Document::new("", 0);
        let all = refused(&document, Span::default(), &[], &|_| true);
        assert_eq!(all.len(), ALL.len());
    }
}
