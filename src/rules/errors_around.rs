//! The errors that a change brings or takes: only where two versions of a document differ are they
//! looked for.

use std::collections::BTreeMap;

use super::conditions::Conditions;
use super::lookups::Lookups;
use super::rule::{Scope, WINDOW};
use super::scans::{SCANS, errors};
use super::stretch::Stretch;
use super::support::names::NameTable;
use crate::model::{Document, Gazetteer};
use crate::rules::Code;
use crate::text::Span;

/// Errors by code, with their numbers.
pub(crate) type ErrorCounts = BTreeMap<Code, usize>;

/// The errors of `before` and of `after`, but for those far from what differs, which both have.
pub(crate) fn errors_around(before: &Document, after: &Document) -> (ErrorCounts, ErrorCounts) {
    let (mut old, mut new) = (Errors::of(before), Errors::of(after));
    let spans = spans_around(before, after);
    for (scan, (of, codes)) in SCANS.iter().enumerate() {
        if !codes.shares(&errors()) || !matches!(of.scope, Scope::Near(..)) {
            continue;
        }
        if old.holds(scan) == new.holds(scan) {
            for (old_span, new_span) in &spans {
                old.count(scan, *old_span);
                new.count(scan, *new_span);
            }
        } else {
            old.count(scan, before.text().span());
            new.count(scan, after.text().span());
        }
    }
    (old.counts, new.counts)
}

/// The spans in which errors may differ, in both versions; they do not overlap.
fn spans_around(before: &Document, after: &Document) -> Vec<(Span, Span)> {
    let mut spans: Vec<(Span, Span)> = Vec::new();
    for run in before.tree().changed_runs(after.tree()) {
        let old = Span::new(run.old.start.back(WINDOW), run.old.end + WINDOW);
        let new = Span::new(run.new.start.back(WINDOW), run.new.end + WINDOW);
        match spans.last_mut().filter(|(last, _)| old.start < last.end) {
            Some((last_old, last_new)) => {
                last_old.end = old.end;
                last_new.end = new.end;
            }
            None => spans.push((old, new)),
        }
    }
    spans
}

/// A document in which errors are counted.
struct Errors<'d> {
    document: &'d Document,
    conditions: Conditions,
    names: NameTable,
    gazetteer: Gazetteer,
    counts: ErrorCounts,
}

impl<'d> Errors<'d> {
    fn of(document: &'d Document) -> Self {
        Self {
            document,
            conditions: Conditions::of(document),
            // No error depends on what is tagged elsewhere, but for its words.
            names: NameTable::default(),
            gazetteer: Gazetteer::default(),
            counts: ErrorCounts::new(),
        }
    }

    fn holds(&self, scan: usize) -> Option<u64> {
        (SCANS[scan].0.condition)(self.document, &self.conditions)
    }

    /// Counts the errors that `scan` finds in `span`.
    fn count(&mut self, number: usize, span: Span) {
        if self.holds(number).is_none() {
            return;
        }
        let stretch = Stretch {
            document: self.document,
            span,
            conditions: &self.conditions,
            gazetteer: &self.gazetteer,
            names: &self.names,
            lookups: &Lookups::default(),
        };
        let found = SCANS[number].0.run(&stretch, &errors());
        for draft in found.unwrap_or_default() {
            *self.counts.entry(draft.finding.code).or_default() += 1;
        }
    }
}
