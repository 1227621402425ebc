//! Lists findings out of the leaves: in order, errors first where they are too many.

use std::collections::BTreeMap;

use super::Store;
use super::leaf::{Kept, Leaf, Part};
use crate::rules::draft::{Draft, FarPlaces};
use crate::rules::lookups::Lookups;
use crate::rules::program::{internal_error, more_findings};
use crate::rules::rule::WINDOW;
use crate::rules::scans::{SCANS, errors};
use crate::rules::settings::CodeSet;
use crate::rules::{Code, Finding, Findings, MOST_FINDINGS};
use crate::syntax::OrderKey;
use crate::text::{Offset, Span};

/// True for findings that are listed.
pub(crate) type Passes<'p> = &'p dyn Fn(&Finding) -> bool;

impl Store {
    /// The findings with `codes` that `pass`, by their places: the first [`MOST_FINDINGS`], and of
    /// more of them the errors before others.
    pub fn findings(&self, codes: CodeSet, passes: Passes<'_>) -> Findings {
        let failures = self.failures(codes);
        let total = failures.len() + self.total(codes);
        let room = MOST_FINDINGS.saturating_sub(failures.len());
        let mut list = self.list(self.leaves.iter(), codes, passes, room + 1);
        let is_cut = list.len() > room;
        if is_cut {
            list = self.errors_first(list, codes, passes, room);
        }
        list.extend(failures);
        list.sort_by_key(place_and_code);
        if let Some(last) = list.last().filter(|_| is_cut) {
            let more = total.saturating_sub(list.len());
            list.push(more_findings::finding(last.span, MOST_FINDINGS, Some(more)));
        }
        Findings { list, total }
    }

    /// The `room` findings that are listed of more: all errors, then those of `others` that are
    /// none.
    fn errors_first(
        &self,
        others: Vec<Finding>,
        codes: CodeSet,
        passes: Passes<'_>,
        room: usize,
    ) -> Vec<Finding> {
        let errors = errors();
        let leaves = self.errors.iter();
        let leaves = leaves.filter_map(|key| self.leaves.get_key_value(key));
        let mut list = self.list(leaves, codes.both(errors), passes, room);
        let others = others.into_iter();
        list.extend(others.filter(|finding| !errors.holds(finding.code)));
        list.truncate(room);
        list
    }

    /// The number of findings with `codes`; those told as one count once.
    fn total(&self, codes: CodeSet) -> usize {
        let counted = Code::ALL.iter().filter(|code| codes.holds(**code));
        let all: usize = counted.map(|code| self.count(*code)).sum();
        let summed = SCANS.iter().enumerate();
        let summed = summed.filter(|(scan, (_, of))| of.shares(&codes) && self.is_summed(*scan));
        let more: usize = summed
            .map(|(scan, _)| self.by_scan[scan] as usize - 1)
            .sum();
        all - more
    }

    fn is_summed(&self, scan: usize) -> bool {
        self.summary_words(scan).is_some()
    }

    fn summary_words(&self, scan: usize) -> Option<&'static str> {
        let summed = SCANS[scan].0.summed?;
        let count = self.by_scan[scan] as usize;
        summed(&self.document, count).filter(|_| count > 0)
    }

    /// The failures of scans that find `codes`.
    fn failures(&self, codes: CodeSet) -> Vec<Finding> {
        if !codes.holds(Code::InternalError) {
            return Vec::new();
        }
        let scans = SCANS.iter().zip(&self.failed);
        let failed = scans.filter(|(_, count)| **count > 0);
        let failures = failed.map(|((scan, _), _)| internal_error::finding(scan.name));
        failures.collect()
    }

    /// The first `most` of the findings of `leaves`, by their places.
    pub(super) fn list<'s>(
        &'s self,
        leaves: impl Iterator<Item = (&'s OrderKey, &'s Leaf)>,
        codes: CodeSet,
        passes: Passes<'_>,
        most: usize,
    ) -> Vec<Finding> {
        let mut list = Listing {
            store: self,
            codes,
            passes,
            list: Vec::new(),
            summed: self.summed_scans(),
            places: FarPlaces::new(&self.document, &self.conditions),
        };
        let mut bound = None;
        for (key, leaf) in leaves {
            let Some((at, block)) = self.document.tree().block_from_key(*key) else {
                continue;
            };
            // A finding may begin in the window before the block of what it is about.
            if bound.is_some_and(|bound: Offset| at > bound + WINDOW) {
                break;
            }
            list.add(leaf, Span::at(at, block.len()));
            if bound.is_none() && list.list.len() >= most {
                bound = list.list.iter().map(|finding| finding.span.start).max();
            }
        }
        let mut list = list.list;
        list.sort_by_key(place_and_code);
        list.truncate(most);
        list
    }

    /// The scans whose findings are told as one, with the words for it.
    fn summed_scans(&self) -> BTreeMap<usize, Option<&'static str>> {
        let scans = 0..SCANS.len();
        let summed = scans.filter_map(|scan| Some((scan, Some(self.summary_words(scan)?))));
        summed.collect()
    }
}

/// A list that is being made.
struct Listing<'s> {
    store: &'s Store,
    codes: CodeSet,
    passes: Passes<'s>,
    list: Vec<Finding>,
    /// The scans whose findings are told as one; without the words once that is listed.
    summed: BTreeMap<usize, Option<&'static str>>,
    places: FarPlaces<'s>,
}

impl Listing<'_> {
    /// Adds the findings of `leaf`, of the block at `block`.
    fn add(&mut self, leaf: &Leaf, block: Span) {
        for part in &leaf.parts {
            if !SCANS[part.scan].1.shares(&self.codes) {
                continue;
            }
            match &part.found {
                Kept::Drafts(drafts) => self.add_drafts(part, drafts, block),
                Kept::Counts(_) => {
                    let drafts = self.store.drafts(part.scan, block, &Lookups::default());
                    let drafts = drafts.unwrap_or_default().into_iter();
                    let relative = drafts.map(|draft| draft.relative_to(block.start));
                    self.add_drafts(part, &relative.collect::<Vec<_>>(), block);
                }
                Kept::Failure => {}
            }
        }
    }

    fn add_drafts(&mut self, part: &Part, drafts: &[Draft], block: Span) {
        let summed = self.summed.get_mut(&part.scan).map(Option::take);
        let most = match summed {
            Some(None) => 0,
            Some(Some(_)) => 1,
            None => usize::MAX,
        };
        let wanted = drafts
            .iter()
            .filter(|draft| self.codes.holds(draft.finding.code));
        for draft in wanted.take(most) {
            let mut finding = draft.listed(&mut self.places, block.start);
            finding
                .message
                .push_str(summed.flatten().unwrap_or_default());
            if (self.passes)(&finding) {
                self.list.push(finding);
            }
        }
    }
}

fn place_and_code(finding: &Finding) -> (Span, Code) {
    (finding.span, finding.code)
}
