//! Rules: the findings of a document, as pure functions of a snapshot (format §5.3).
//!
//! One file a code: what it means, its check, message, fix and tests; a scan that decides between
//! several codes has a file of its own. A scan says of how much of a document its findings are a
//! function, and goes only where the tree's summaries count something for it: a document without
//! faults costs next to nothing, and an edit what it changes.

pub(crate) mod brackets;
pub(crate) mod cable;
mod code;
pub(crate) mod conditions;
mod draft;
pub(crate) mod entities;
mod errors_around;
pub(crate) mod finding;
pub mod fixes;
pub(crate) mod labels;
mod lookups;
pub(crate) mod names;
pub mod policy;
pub(crate) mod program;
mod reporter;
mod rule;
mod scans;
mod settings;
pub(crate) mod spacing;
pub mod store;
mod stretch;
pub(crate) mod support;
#[cfg(test)]
mod testing;

use crate::model::Document;
pub use finding::{Code, Finding, ISSUES, Layer, Severity};
use rule::Rule;
pub use settings::{CodeSet, RuleSettings};
use store::Store;

/// The most findings that are listed for one document.
pub const MOST_FINDINGS: usize = 1_000;

/// The findings of a document, as they are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The findings by their places: the first [`MOST_FINDINGS`], errors before others, and where
    /// there are more a last one that says so.
    pub list: Vec<Finding>,
    /// The number of findings, listed or not.
    pub total: usize,
}

/// The findings of `document`, of the rules that are on by default. None where `cancelled` turns
/// true.
pub fn findings(document: &Document, cancelled: &dyn Fn() -> bool) -> Findings {
    findings_with(document, &Code::is_on_by_default, cancelled)
}

/// The findings of `document` with the codes that pass `wanted`, for who knows no names
/// beforehand. None where `cancelled` turns true.
pub fn findings_with(
    document: &Document,
    wanted: &dyn Fn(Code) -> bool,
    cancelled: &dyn Fn() -> bool,
) -> Findings {
    let settings = RuleSettings::of(wanted);
    let codes = settings.codes;
    let store = Store::new(document, settings, cancelled);
    store.map_or_else(Findings::default, |store| store.findings(codes, &|_| true))
}

impl Findings {
    /// True if there are more than are listed.
    pub fn is_cut(&self) -> bool {
        self.total > MOST_FINDINGS
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::model::LabelChoice;
    use crate::rules::testing::text;
    use crate::syntax::LabelSet;
    use crate::text::{Edit, Offset, Span};

    fn codes(text: &str) -> Vec<Code> {
        let found = findings(&Document::new(text, 0), &|| false);
        found.list.iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn findings_of_all_rules_are_in_the_order_of_their_places() {
        let text = "S E C R E T <a id='par2' href='#par2'>¶</a>2 .\n( C ) One ] two [PER Ida .\n";
        assert_eq!(
            codes(text),
            [
                Code::HeaderExceedsPortions,
                Code::ParagraphSequence,
                Code::StrayCloseBracket,
                Code::UnclosedEntity,
            ]
        );
    }

    #[test]
    fn an_error_is_listed_however_many_other_findings_stand_before_it() {
        let text = "[ 1 ] a word\n".repeat(3_000) + "[PER Ida .\n";
        let found = findings(&Document::new(&text, 0), &|| false);
        let unclosed = found
            .list
            .iter()
            .filter(|found| found.code == Code::UnclosedEntity);
        assert_eq!(unclosed.count(), 1);
        assert_eq!(found.list.len(), MOST_FINDINGS + 1);
        assert_eq!(found.list[MOST_FINDINGS].code, Code::MoreFindings);
    }

    #[test]
    fn rules_for_cables_leave_other_texts_alone() {
        assert_eq!(codes("1. (C) One.\n2. (q) Two.\n4. Four , SECRET .\n"), []);
    }

    #[test]
    fn a_long_list_is_cut_and_says_so() {
        let found = findings(&Document::new(&"a ] b\n".repeat(5_000), 0), &|| false);
        assert_eq!(found.list.len(), MOST_FINDINGS + 1);
        assert!(found.total > MOST_FINDINGS);
        let last = found.list.last().unwrap();
        assert_eq!(last.code, Code::MoreFindings);
        assert_eq!(last.span, found.list[MOST_FINDINGS - 1].span);
        assert_eq!(last.message, "4000 more findings");
    }

    #[test]
    fn a_cancelled_request_ends_early() {
        let document = Document::new(&"a ] b\n".repeat(5_000), 0);
        let asked = Cell::new(0);
        let cancelled = || {
            asked.set(asked.get() + 1);
            asked.get() > 10
        };
        assert_eq!(findings(&document, &cancelled).list, []);
        assert_eq!(asked.get(), 11);
    }

    proptest! {
        #[test]
        fn findings_do_not_depend_on_how_the_text_came_about(
            text in text(0..60), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(),
        ) {
            let labels = LabelChoice::Given(Arc::new(LabelSet::conll4()));
            let document = Document::with_labels(&text, 0, labels.clone());
            let (from, to) = (from.index(text.len() + 1), to.index(text.len() + 1));
            let span = Span::new(Offset::new(from.min(to)), Offset::new(from.max(to)));
            let span = Span::new(document.text().floor(span.start), document.text().floor(span.end));
            let mut before = text.clone();
            let inserted: String = before.drain(span.start.get()..span.end.get()).collect();
            let mut edited = Document::with_labels(&before, 0, labels);
            edited.apply(&Edit::new(Span::empty(span.start), inserted));
            let all = |document: &Document| findings_with(document, &|_| true, &|| false);
            let found = all(&document);
            // A rule that panics is one finding, which must not hide it here.
            let failed = |finding: &&Finding| finding.code == Code::InternalError;
            prop_assert_eq!(found.list.iter().find(failed), None);
            prop_assert_eq!(&all(&edited), &found);
            let of = |wanted: &dyn Fn(Code) -> bool| -> Vec<_> {
                found.list.iter().filter(|found| wanted(found.code)).cloned().collect()
            };
            let is_error = |code: Code| code.severity() == Severity::Error;
            let errors = findings_with(&document, &is_error, &|| false);
            prop_assert_eq!(errors.list, of(&is_error));
            // What is not asked for changes nothing.
            let codes: BTreeSet<_> = found.list.iter().map(|found| found.code).collect();
            for code in codes {
                let alone = |other| other == code;
                prop_assert_eq!(findings_with(&document, &alone, &|| false).list, of(&alone));
            }
            for finding in &found.list {
                prop_assert!(finding.span.end.get() <= text.len(), "{:?}", finding);
                prop_assert!(text.is_char_boundary(finding.span.start.get()), "{:?}", finding);
                prop_assert!(text.is_char_boundary(finding.span.end.get()), "{:?}", finding);
            }
        }
    }
}
