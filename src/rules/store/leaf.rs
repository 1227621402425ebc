//! The findings that begin in one block.

use crate::rules::draft::Draft;
use crate::rules::{Code, Severity};
use crate::text::Offset;

/// Most findings of a scan in one block that are kept in words. Of more only the number is kept,
/// and the block is looked through again when they are listed: a block may have a thousand.
const MAX_KEPT: usize = 32;

/// The findings of a block, by scan.
#[derive(Clone, Debug, Default)]
pub(super) struct Leaf {
    pub(super) parts: Vec<Part>,
}

/// The findings of one scan in one block.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The number of the scan.
    pub(super) scan: usize,
    pub(super) found: Kept,
}

#[derive(Clone, Debug)]
pub(super) enum Kept {
    Drafts(Box<[Draft]>),
    /// So many of each code.
    Counts(Box<[(Code, u32)]>),
    /// The scan failed.
    Failure,
}

impl Part {
    /// The part of a scan that made `drafts` in the block at `start`; `None` if there are none.
    pub(super) fn new(scan: usize, start: Offset, drafts: Vec<Draft>) -> Option<Self> {
        if drafts.len() > MAX_KEPT {
            let found = Kept::Counts(counts(&drafts).into());
            return Some(Self { scan, found });
        }
        let relative = drafts.into_iter().map(|draft| draft.relative_to(start));
        Self::whole(scan, relative.collect())
    }

    /// The part of a scan whose findings in one block are none of that block alone: all `drafts`,
    /// which know their places from the start of the block.
    pub(super) fn whole(scan: usize, drafts: Vec<Draft>) -> Option<Self> {
        let found = Kept::Drafts(drafts.into());
        (!found.is_empty()).then_some(Self { scan, found })
    }

    /// How many findings it has of each code.
    pub(super) fn counts(&self) -> Vec<(Code, u32)> {
        match &self.found {
            Kept::Drafts(drafts) => counts(drafts),
            Kept::Counts(counts) => counts.to_vec(),
            Kept::Failure => Vec::new(),
        }
    }

    pub(super) fn has_errors(&self) -> bool {
        let is_error = |code: Code| code.severity() == Severity::Error;
        match &self.found {
            Kept::Drafts(drafts) => drafts.iter().any(|draft| is_error(draft.finding.code)),
            Kept::Counts(counts) => counts.iter().any(|(code, _)| is_error(*code)),
            Kept::Failure => false,
        }
    }
}

impl Kept {
    fn is_empty(&self) -> bool {
        matches!(self, Self::Drafts(drafts) if drafts.is_empty())
    }
}

fn counts(drafts: &[Draft]) -> Vec<(Code, u32)> {
    let mut counts: Vec<(Code, u32)> = Vec::new();
    for draft in drafts {
        let code = draft.finding.code;
        match counts.iter_mut().find(|(known, _)| *known == code) {
            Some((_, count)) => *count += 1,
            None => counts.push((code, 1)),
        }
    }
    counts
}
