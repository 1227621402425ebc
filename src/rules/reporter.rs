//! Where rules put their findings: keeps the list bounded and in order.

use std::rc::Rc;

use super::rule::Scan;
use super::{Asked, Findings, MOST_FINDINGS};
use crate::model::{Document, Gazetteer};
use crate::rules::program::{internal_error, more_findings};
use crate::rules::support::names::Names;
use crate::rules::{Code, Finding};
use crate::text::{Offset, Span};

/// The findings so far.
pub(crate) struct Reporter<'a> {
    list: Vec<Finding>,
    wanted: &'a dyn Fn(Code) -> bool,
    cancelled: &'a dyn Fn() -> bool,
    /// Names that are known beforehand.
    gazetteer: &'a Gazetteer,
    /// Made by the first rule that asks for them.
    names: Option<Rc<Names>>,
    /// Where the findings of the rule at work start.
    start: usize,
    /// Findings that rules counted but did not make.
    counted: usize,
    /// Whether the rule at work stopped without knowing how many more there are.
    cut: bool,
    /// Whether any rule did.
    more: bool,
    /// What lies behind this will not be listed: the list is full before.
    bound: Offset,
}

impl<'a> Reporter<'a> {
    /// For the findings that are `asked` for.
    pub(crate) fn new(asked: &Asked<'a>) -> Self {
        Self {
            list: Vec::new(),
            wanted: asked.wanted,
            cancelled: asked.cancelled,
            gazetteer: asked.gazetteer,
            names: None,
            start: 0,
            counted: 0,
            cut: false,
            more: false,
            bound: Offset::new(usize::MAX),
        }
    }

    pub(crate) fn apply<'s>(&mut self, scans: impl Iterator<Item = &'s Scan>, document: &Document) {
        for scan in scans {
            if (self.cancelled)() {
                return;
            }
            self.start = self.list.len();
            self.cut = false;
            let counted = self.counted;
            if scan.run(document, self).is_err() {
                self.counted = counted;
                self.cut = false;
                self.replace(internal_error::finding(scan.name));
            }
            self.more |= self.cut;
            self.set_bound();
        }
    }

    fn set_bound(&mut self) {
        if self.list.len() > MOST_FINDINGS {
            let (_, last, _) = self.list.select_nth_unstable_by_key(MOST_FINDINGS, key);
            self.bound = last.span.start;
        }
    }

    /// Whether the rule at work should go on and look at what is at `at`. A rule goes through the
    /// document in order and asks at every step, so that it ends soon where it is cancelled or
    /// what it finds would not be listed.
    pub(crate) fn has_room(&mut self, at: Offset) -> bool {
        // One more than are listed shows that there are more.
        let room = self.made() <= MOST_FINDINGS && at <= self.bound;
        self.cut |= !room;
        room && !(self.cancelled)()
    }

    pub(crate) fn push(&mut self, finding: Finding) {
        if (self.wanted)(finding.code) {
            self.list.push(finding);
        }
    }

    pub(crate) fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        for finding in findings {
            self.push(finding);
        }
    }

    /// Names that are known beforehand.
    pub(crate) fn gazetteer(&self) -> &'a Gazetteer {
        self.gazetteer
    }

    /// The names of `document`, which all rules of one run share.
    pub(crate) fn names(&mut self, document: &Document) -> Rc<Names> {
        let make = || Rc::new(Names::new(document));
        Rc::clone(self.names.get_or_insert_with(make))
    }

    /// How many findings the rule at work has made.
    pub(crate) fn made(&self) -> usize {
        self.list.len() - self.start
    }

    /// Puts `finding` in the place of all that the rule at work has made.
    pub(crate) fn replace(&mut self, finding: Finding) {
        self.list.truncate(self.start);
        self.push(finding);
    }

    /// The rule at work knows that it has `total` findings in all.
    pub(crate) fn knows_total(&mut self, total: usize) {
        // Of a rule that is off none was kept, and none counts.
        if self.made() > 0 {
            self.counted += total.saturating_sub(self.made());
        }
        self.cut = false;
    }

    pub(crate) fn finish(mut self) -> Findings {
        self.list
            .sort_by_key(|finding| (finding.span, finding.code));
        let total = self.list.len() + self.counted;
        if total > MOST_FINDINGS {
            self.list.truncate(MOST_FINDINGS);
            if let Some(last) = self.list.last() {
                let more = (!self.more).then(|| total - MOST_FINDINGS);
                let last = more_findings::finding(last.span, MOST_FINDINGS, more);
                self.list.push(last);
            }
        }
        Findings {
            list: self.list,
            total,
        }
    }
}

/// What findings are ordered by.
fn key(finding: &Finding) -> (Span, Code) {
    (finding.span, finding.code)
}
