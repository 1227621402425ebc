//! Where scans put their findings.

use super::draft::Draft;
use super::settings::CodeSet;
use crate::rules::Finding;

/// The findings of a scan in a stretch, in the order in which it made them.
pub(crate) struct Reporter<'a> {
    drafts: Vec<Draft>,
    wanted: &'a CodeSet,
}

impl<'a> Reporter<'a> {
    /// For findings with `wanted` codes; it drops others.
    pub(crate) fn new(wanted: &'a CodeSet) -> Self {
        Self {
            drafts: Vec::new(),
            wanted,
        }
    }

    pub(crate) fn push(&mut self, finding: Finding) {
        self.add(Draft::of(finding));
    }

    /// As [`Self::push`], with places outside the scan's window.
    pub(crate) fn add(&mut self, draft: Draft) {
        if self.wanted.holds(draft.finding.code) {
            self.drafts.push(draft);
        }
    }

    pub(crate) fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        for finding in findings {
            self.push(finding);
        }
    }

    pub(crate) fn finish(self) -> Vec<Draft> {
        self.drafts
    }
}
