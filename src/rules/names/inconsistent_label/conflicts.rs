//! The names that have several labels in the document itself: one finding for each, at the first
//! place of its rarest label; the other places belong to it.
//!
//! Which names have several labels, the document counts as it is edited; to find where, all
//! mentions are gone over, but only those looked into that have a label and a length in question.

use rustc_hash::FxHashMap;

use super::{Labelled, finding};
use crate::model::{Document, bare, endings, normalised, scan};
use crate::rules::Finding;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::{LabelId, LabelSet, MarkKind, Mention, RawMention, Summary};
use crate::text::{Offset, Span};

/// The most places of each label that are shown.
const SHOWN: usize = 5;

/// The most labels of a name that are told apart, the rarest among them: nobody reads more, and
/// their places would be told again with each fix.
const LABELS: usize = 9;

pub(super) const SCAN: Scan = Scan::of_any_text("inconsistent_label::conflicts", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let mut conflicts = Conflicts::new(document);
    if conflicts.by_form.is_empty() {
        return;
    }
    conflicts.find_places(document, reporter);
    let labels = document.labels();
    let gazetteer = reporter.gazetteer();
    let all = conflicts.by_form.into_iter();
    let mut findings: Vec<Finding> = all
        .filter_map(|(form, conflict)| {
            let label = gazetteer.label_in(&form, labels).map(str::to_owned);
            let finding = conflict.finding(document, labels)?;
            Some(Finding { label, ..finding })
        })
        .collect();
    findings.sort_by_key(|finding| finding.span);
    for finding in findings {
        if !reporter.has_room(finding.span.start) {
            return;
        }
        // The station of a page marker is no name, and that is said of it.
        if !in_page_marker(document, finding.span) {
            reporter.push(finding);
        }
    }
}

fn in_page_marker(document: &Document, name: Span) -> bool {
    const LONGEST: usize = 160;
    let marks = document.marks_from(name.start.back(LONGEST), |summary| summary.page_markers > 0);
    let mut marks = marks.take_while(|mark| mark.span.start < name.end);
    marks.any(|mark| mark.kind == MarkKind::PageMarker && mark.span.overlaps(name))
}

/// A name with several labels.
#[derive(Debug)]
struct Conflict {
    /// Its labels, the most frequent first, with the first places of each.
    labels: Vec<(LabelId, u32, Vec<Mention>)>,
    /// How many more labels it has.
    more: usize,
}

struct Conflicts {
    by_form: FxHashMap<Box<str>, Conflict>,
    /// The lengths of names to look into, by label.
    lengths: FxHashMap<LabelId, Vec<bool>>,
    /// How many places are still to be found.
    missing: usize,
}

impl Conflicts {
    fn new(document: &Document) -> Self {
        let mut conflicts = Self {
            by_form: FxHashMap::default(),
            lengths: FxHashMap::default(),
            missing: 0,
        };
        for (form, entity) in document.entities().iter() {
            let is_name = entity.is_ambiguous() && form.chars().any(char::is_alphabetic);
            if !is_name {
                continue;
            }
            let labels = entity.labels().into_iter();
            let known = labels.filter(|(label, _)| label.index().is_some());
            let mut labels: Vec<_> = known
                .map(|(label, count)| (label, count, Vec::new()))
                .collect();
            let more = labels.len().saturating_sub(LABELS);
            if more > 0 {
                labels.drain(LABELS - 1..labels.len() - 1);
            }
            if labels.len() > 1 {
                conflicts.add(form, Conflict { labels, more });
            }
        }
        conflicts
    }

    fn add(&mut self, form: &str, conflict: Conflict) {
        for (label, count, _) in &conflict.labels {
            let lengths = self.lengths.entry(*label).or_default();
            // Small letters may have half as many bytes more than capitals, and blanks of three
            // bytes are one of one.
            let (shortest, longest) = (form.len() * 2 / 3, 2 * form.len() + endings::MAX_BYTES);
            lengths.resize(lengths.len().max(longest + 1), false);
            lengths[shortest..=longest].fill(true);
            self.missing += (*count as usize).min(SHOWN);
        }
        self.by_form.insert(form.into(), conflict);
    }

    fn find_places(&mut self, document: &Document, reporter: &mut Reporter<'_>) {
        let counted = |summary: &Summary| summary.mentions > 0;
        for (at, block) in document.tree().blocks_where(Offset::default(), counted) {
            if self.missing == 0 || !reporter.has_room(at) {
                return;
            }
            for raw in block.mentions() {
                if !self.may_be(raw) {
                    continue;
                }
                let mention = Mention::new(at, raw);
                let name = document.text().slice(mention.name);
                let Some(conflict) = self.by_form.get_mut(&*normalised(&name)) else {
                    continue;
                };
                let mut labels = conflict.labels.iter_mut();
                let places = labels.find(|(label, ..)| *label == mention.label);
                if let Some((_, _, places)) = places.filter(|(.., places)| places.len() < SHOWN) {
                    places.push(mention);
                    self.missing = self.missing.saturating_sub(1);
                }
            }
        }
    }

    fn may_be(&self, raw: &RawMention) -> bool {
        let lengths = self.lengths.get(&raw.label);
        lengths.is_some_and(|lengths| lengths.get(usize::from(raw.name_len)) == Some(&true))
    }
}

impl Conflict {
    fn finding(&self, document: &Document, labels: &LabelSet) -> Option<Finding> {
        let first = |places: &[Mention]| places.first().map(|mention| mention.span.start);
        let rarest = self
            .labels
            .iter()
            .enumerate()
            .min_by_key(|(_, (_, count, places))| (*count, std::cmp::Reverse(first(places))));
        let (rarest, (label, count, places)) = rarest?;
        let here = places.first()?;
        let written = scan::text(document, here.name);
        // In small letters it is a word, which may well be of several kinds.
        if !written.contains(char::is_uppercase) {
            return None;
        }
        let labelled = |label: &LabelId, count| {
            let label = labels.text(*label)?;
            Some(Labelled { label, count })
        };
        let others = || {
            let all = self.labels.iter().enumerate();
            all.filter(|(place, _)| *place != rarest)
                .map(|(_, other)| other)
        };
        let usual: Vec<_> = others()
            .filter_map(|(label, count, _)| labelled(label, *count))
            .collect();
        let name = bare(&written);
        let here = labelled(label, *count)?;
        let mut finding = finding(places[0].name, name, (&usual, self.more), &here);
        for mention in &places[1..] {
            finding = finding.with_related(mention.name, format!("{} here too", here.label));
        }
        for ((_, _, places), other) in others().zip(&usual) {
            for mention in places {
                finding = finding.with_related(mention.name, format!("{} here", other.label));
            }
        }
        Some(finding)
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
            assert_eq!(found[0].related.len(), 8, "{count}");
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
            assert_eq!(places, 3, "{text}");
        }
        let text = "[LOC ⱥⱥⱥⱥ oru  ] , [LOC ⱥⱥⱥⱥ oru  ] , [ORG ȺȺȺȺ Oru  ]";
        assert_eq!(found(&SCAN, text).len(), 1);
    }
}
