//! The names that have several labels in the document itself: one finding for each, at the first
//! place of its rarest label; the other places belong to it.

use super::{Labelled, finding};
use crate::model::{Document, Entity, bare, scan};
use crate::rules::draft::{Draft, Far};
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::syntax::{LabelId, MarkKind, Mention};
use crate::text::Span;

/// Most labels of a name that are told apart, the rarest among them: nobody reads more.
const MAX_LABELS: usize = 9;

/// Most places of other labels that are shown.
const MAX_PLACES: usize = 2;

pub(super) const SCAN: Scan =
    Scan::of_any_text("inconsistent_label::conflicts", Scope::Names(check));

fn check(stretch: &Stretch<'_>, form: &str) -> Option<Draft> {
    let document = stretch.document;
    let entity = document.entities().get(form)?;
    if !entity.is_ambiguous() || !form.chars().any(char::is_alphabetic) {
        return None;
    }
    let conflict = Conflict::of(document, entity, form)?;
    // The station of a page marker is no name, and that is said of it.
    if in_page_marker(document, conflict.here.name) {
        return None;
    }
    let draft = conflict.draft(document, form)?;
    let label = stretch.gazetteer.label_in(form, document.labels());
    let label = label.map(str::to_owned);
    Some(Draft {
        finding: crate::rules::Finding {
            label,
            ..draft.finding
        },
        ..draft
    })
}

fn in_page_marker(document: &Document, name: Span) -> bool {
    const LONGEST: usize = 160;
    let marks = document.marks_from(name.start.back(LONGEST), |summary| summary.page_markers > 0);
    let mut marks = marks.take_while(|mark| mark.span.start < name.end);
    marks.any(|mark| mark.kind == MarkKind::PageMarker && mark.span.overlaps(name))
}

/// A name with several labels.
struct Conflict {
    /// The rarest label with its count; of several, that which begins last.
    rarest: (LabelId, u32),
    /// The first mention with that label.
    here: Mention,
    /// The other labels, the most frequent first.
    others: Vec<(LabelId, u32)>,
    /// How many more labels it has.
    more: usize,
}

impl Conflict {
    fn of(document: &Document, entity: &Entity, form: &str) -> Option<Self> {
        let labels = entity.labels().into_iter();
        let mut labels: Vec<(LabelId, u32)> = labels
            .filter(|(label, _)| label.index().is_some())
            .collect();
        let more = labels.len().saturating_sub(MAX_LABELS);
        if more > 0 {
            labels.drain(MAX_LABELS - 1..labels.len() - 1);
        }
        if labels.len() < 2 {
            return None;
        }
        let least = labels.iter().map(|(_, count)| *count).min()?;
        let rare = labels.iter().filter(|(_, count)| *count == least);
        let first = rare.filter_map(|(label, _)| {
            let mut mentions = document.mentions_of(form);
            mentions.find(|mention| mention.label == *label)
        });
        let here = first.max_by_key(|mention| mention.span.start)?;
        let others = labels.into_iter();
        let others = others.filter(|(label, _)| *label != here.label);
        Some(Self {
            rarest: (here.label, least),
            here,
            others: others.collect(),
            more,
        })
    }

    fn draft(&self, document: &Document, form: &str) -> Option<Draft> {
        let written = scan::text(document, self.here.name);
        // In small letters it is a word, which may well be of several kinds.
        if !written.contains(char::is_uppercase) {
            return None;
        }
        let labels = document.labels();
        let labelled = |(label, count): (LabelId, u32)| {
            let label = labels.text(label)?;
            Some(Labelled { label, count })
        };
        let usual = self.others.iter().filter_map(|other| labelled(*other));
        let usual: Vec<_> = usual.collect();
        let here = labelled(self.rarest)?;
        let finding = finding(self.here.name, bare(&written), (&usual, self.more), &here);
        let places = self.others.iter().zip(&usual).take(MAX_PLACES);
        let draft = places.fold(Draft::of(finding), |draft, ((label, _), other)| {
            let far = Far::FirstWithLabel(form.into(), *label);
            draft.with(far, format!("{} here", other.label))
        });
        Some(draft)
    }
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::model::{Document, LabelChoice};
    use crate::rules::fixes::fixes;
    use crate::rules::testing::{found, found_in};
    use crate::syntax::LabelSet;

    #[test]
    fn of_many_labels_some_are_told_apart() {
        let mentions = |count: usize| {
            let all = (1..=count).map(|label| format!("[Q{label} Ida  ] .\n"));
            all.collect::<Vec<_>>().concat()
        };
        for count in [9, 10, 2_000] {
            let labels = (1..=count).map(|label| format!("Q{label}"));
            let labels = LabelChoice::Given(LabelSet::new("own", labels).into());
            let document = Document::with_labels(&mentions(count), 0, labels);
            let found = found_in(&SCAN, &document);
            assert_eq!(found.len(), 1, "{count}");
            assert_eq!(found[0].related.len(), 2, "{count}");
            let message = &found[0].message;
            assert_eq!(message.matches('×').count(), 8, "{message}");
            let rest = match count {
                9 => " 1×, Q9 here",
                10 => " 1×, 1 other label, Q",
                _ => " 1×, 1991 other labels, Q",
            };
            assert!(message.contains(rest), "{message}");
            let fixes = fixes(&document, &found[0]);
            // Of a name with very many mentions, few labels are offered for all of them.
            let offered = if count < 100 { 9 } else { 3 };
            assert_eq!(fixes.len(), offered, "{count}");
        }
    }

    #[test]
    fn spellings_of_other_lengths() {
        let name = "Ada Bay of the Old Quay";
        let wide = name.replace(' ', "\u{3000}");
        for (one, other) in [(name, wide.as_str()), (name, &name.replace(' ', "  "))] {
            let text = format!("[LOC {one}  ] , [LOC {one}  ] , [ORG {other}’s.  ]");
            let found = found(&SCAN, &text);
            let places: usize = found.iter().map(|found| 1 + found.related.len()).sum();
            assert_eq!(places, 2, "{text}");
            assert!(found[0].message.ends_with("is LOC 2×, ORG here"), "{text}");
        }
        let text = "[LOC ⱥⱥⱥⱥ oru  ] , [LOC ⱥⱥⱥⱥ oru  ] , [ORG ȺȺȺȺ Oru  ]";
        assert_eq!(found(&SCAN, text).len(), 1);
    }
}
