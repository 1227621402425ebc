//! Quick fixes: what would settle a finding, as pure functions (format §5.3).
//!
//! A fix is the edits and whether they may be made without a person's look at them: such are
//! *safe*, and the only ones of which many are made at once. What is open to judgement is
//! offered, never preferred. The findings' order in a document does not matter, nor does how a
//! finding came about: a fix looks at the document and at the finding's code and places alone.
//!
//! The text belongs to its source. What a fix [changes](Changes) is seen from its edits, and only
//! one that leaves words and lines alone, of a code about annotation, is ever preferred or made
//! with those of other codes. All others are made where a person chooses them by their title.

mod changes;
#[cfg(test)]
mod every_tests;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::{Code, Finding, Layer};
use crate::edits::Change;
use crate::model::Document;
use crate::rules::policy::Rules;
use crate::text::{Edit, Offset, Span};
pub use changes::Changes;
#[cfg(test)]
pub(crate) use changes::words as all_words;

/// What would settle a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is done, in the user's words.
    pub title: String,
    /// The edits, in order and without overlap; each of the text as it is now.
    pub edits: Vec<Edit>,
    /// What the edits change of the text.
    pub changes: Changes,
    /// What the finding that it settles is about.
    pub layer: Layer,
    /// Whether it is what most would do; only where [`Self::is_annotation`].
    pub preferred: bool,
    /// Whether it may be made unseen, with all of its code.
    pub safe: bool,
    /// The text of a new document that it makes, beside the edits here.
    pub new_document: Option<String>,
}

impl Fix {
    /// A fix that a person should choose.
    pub(crate) fn new(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self {
            title: title.into(),
            edits,
            changes: Changes::Text,
            layer: Layer::Layout,
            preferred: false,
            safe: false,
            new_document: None,
        }
    }

    /// The fix that `change` is, if it can be made.
    pub(crate) fn of<E>(change: Result<Change, E>) -> Option<Self> {
        let change = change.ok()?;
        Some(Self::new(change.title, change.edits))
    }

    /// What most would do, if it leaves the text alone.
    pub(crate) fn preferred(mut self) -> Self {
        self.preferred = true;
        self
    }

    /// Preferred, and fit to be made unseen, if it leaves the text alone.
    pub(crate) fn safe(mut self) -> Self {
        self.preferred = true;
        self.safe = true;
        self
    }

    /// Whether it and `other` leave the same text, so that there is nothing to choose.
    pub fn does_the_same(&self, other: &Self) -> bool {
        self.edits == other.edits && self.new_document == other.new_document
    }

    /// Whether it changes brackets, labels and blanks only, and does so for their sake. Others
    /// are for a person to choose by name.
    pub fn is_annotation(&self) -> bool {
        self.layer == Layer::Annotation && self.changes == Changes::Annotation
    }

    /// The fix for a finding of `code` with what its edits change of `document`, and no more
    /// liberty than that allows; `None` where it changes nothing or brings about an error.
    fn graded(mut self, document: &Document, code: Code) -> Option<Self> {
        self.layer = code.layer();
        self.changes = match self.new_document {
            Some(_) => Changes::Text,
            None => changes::changes(document, &self.edits)?,
        };
        let blanks = self.layer == Layer::Layout && self.changes < Changes::Text;
        self.preferred &= self.is_annotation();
        self.safe &= self.is_annotation() || blanks;
        Some(self)
    }
}

/// Finds what would settle a finding.
pub(crate) type Fixer = fn(&Document, &Finding) -> Vec<Fix>;

/// What would settle `finding` of `document`, the likeliest first; nothing where only a person
/// can.
pub fn fixes(document: &Document, finding: &Finding) -> Vec<Fix> {
    let mut fixes: Vec<Fix> = Vec::new();
    let drafts = drafts(document, finding).into_iter();
    for fix in drafts.filter_map(|draft| draft.graded(document, finding.code)) {
        // Where a name has one other mention, that one and all others are the same.
        if !fixes.iter().any(|known| known.does_the_same(&fix)) {
            fixes.push(fix);
        }
    }
    fixes
}

/// The fixes before it is known what they change.
fn drafts(document: &Document, finding: &Finding) -> Vec<Fix> {
    finding
        .code
        .rule()
        .fix
        .map_or(Vec::new(), |fixer| fixer(document, finding))
}

/// All that may be done unseen about the findings of `document` with the code `code` that `rules`
/// leave; `None` where that is nothing. Of findings that are not listed, nothing is known.
///
/// For a code about layout it moves blanks and line breaks, and is not preferred.
pub fn fix_all(document: &Document, code: Code, rules: &Rules) -> Option<Fix> {
    let found = rules.left(document, &|other| other == code, &|| false);
    fix_all_of(document, code, &found.findings.list)
}

/// As [`fix_all`], where `found` are those findings, as severe as they are by themselves.
pub fn fix_all_of(document: &Document, code: Code, found: &[Finding]) -> Option<Fix> {
    let (edits, count) = safe_edits(document, found);
    let title = format!("Fix all {count} `{code}`");
    let fix = Fix::new(title, edits).safe();
    fix.graded(document, code).filter(|_| count > 0)
}

/// All that may be done unseen about the findings of `document` that `rules` leave; `None` where
/// that is nothing: brackets, labels and blanks, for codes about annotation. What is done once may
/// bring about or show what is to be done next.
pub fn fix_whole(document: &Document, rules: &Rules) -> Option<Fix> {
    let annotation = |code: Code| code.layer() == Layer::Annotation;
    let found = rules.left(document, &annotation, &|| false);
    fix_whole_of(document, &found.findings.list)
}

/// As [`fix_whole`], where `found` are those findings, as severe as they are by themselves.
pub fn fix_whole_of(document: &Document, found: &[Finding]) -> Option<Fix> {
    let (edits, count) = safe_edits(document, found);
    let title = format!("Fix {count} findings");
    let fix = Fix {
        changes: Changes::Annotation,
        layer: Layer::Annotation,
        ..Fix::new(title, edits).safe()
    };
    (count > 0).then_some(fix)
}

/// The edits of all safe fixes of `found` that do not get in each other's way, and how many fixes
/// those are.
fn safe_edits(document: &Document, found: &[Finding]) -> (Vec<Edit>, usize) {
    let mut edits: Vec<Edit> = Vec::new();
    let mut count = 0;
    // Worse ones first, where two would touch the same text.
    let mut list: Vec<&Finding> = found.iter().collect();
    list.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let mut taken = BTreeMap::new();
    // Which label or edge a name has, a person decides, so that need not be worked out: it may
    // take a look at the whole text.
    let settled = list
        .iter()
        .filter(|finding| finding.code.family() != "names");
    for finding in settled {
        let drafts = drafts(document, finding).into_iter();
        let drafts = drafts.filter(|fix| fix.safe);
        let mut graded = drafts.filter_map(|fix| fix.graded(document, finding.code));
        let safe = graded.find(|fix| fix.safe);
        let Some(fix) = safe.filter(|fix| fix.edits.iter().all(|edit| is_free(&taken, edit.span)))
        else {
            continue;
        };
        for edit in &fix.edits {
            taken.insert(edit.span.start, edit.span.end);
        }
        edits.extend(fix.edits);
        count += 1;
    }
    edits.sort_by_key(|edit| edit.span);
    (edits, count)
}

/// Whether `span` neither overlaps nor touches what is taken.
fn is_free(taken: &BTreeMap<Offset, Offset>, span: Span) -> bool {
    let before = taken.range(..=span.end).next_back();
    before.is_none_or(|(_, end)| *end < span.start)
}
