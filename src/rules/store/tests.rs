//! A store that is kept equals one made anew.

use proptest::prelude::*;

use super::*;
use crate::model::LabelChoice;
use crate::rules::scans::SCANS;
use crate::rules::testing::text;
use crate::rules::{CodeSet, Finding};
use crate::syntax::LabelSet;
use crate::text::{Edit, Offset, Span};

impl Store {
    /// The findings of the scans with these names.
    pub(crate) fn findings_by(&self, scans: &[&str]) -> Vec<Finding> {
        let is_other = |scan: usize| !scans.contains(&SCANS[scan].0.name);
        for (scan, failed) in self.failed.iter().enumerate() {
            // What it panicked with stands above.
            assert!(is_other(scan) || *failed == 0, "{}", SCANS[scan].0.name);
        }
        let mut only = BTreeMap::new();
        for (key, leaf) in &self.leaves {
            let mut leaf = leaf.clone();
            leaf.parts.retain(|part| !is_other(part.scan));
            only.insert(*key, leaf);
        }
        self.list(only.iter(), CodeSet::of(|_| true), &|_| true, usize::MAX)
    }

    /// All findings, with the counts by code and by scan.
    fn state(&self) -> (Vec<Finding>, Vec<u32>, Vec<u32>, usize) {
        let all = self.list(
            self.leaves.iter(),
            CodeSet::of(|_| true),
            &|_| true,
            usize::MAX,
        );
        let errors = self.errors.len();
        (all, self.counts.clone(), self.by_scan.clone(), errors)
    }
}

fn anew(document: &Document) -> Store {
    Store::new(document, RuleSettings::of(|_| true), &|| false).unwrap()
}

/// An edit of a text of `length` bytes: what it replaces and what it inserts.
fn edit() -> impl Strategy<Value = (prop::sample::Index, prop::sample::Index, bool, String)> {
    let place = any::<prop::sample::Index>;
    (place(), place(), any::<bool>(), text(0..4))
}

proptest! {
    // More by the environment: PROPTEST_CASES=20000.
    #[test]
    fn a_store_that_is_kept_equals_one_made_anew(
        start in text(0..80),
        edits in prop::collection::vec(prop::collection::vec(edit(), 1..4), 1..8),
        given in any::<bool>(),
    ) {
        let labels = if given {
            LabelChoice::Given(LabelSet::conll4().into())
        } else {
            LabelChoice::Recognised
        };
        let mut document = Document::with_labels(&start, 0, labels);
        let mut store = anew(&document);
        for burst in edits {
            for (from, to, wide, inserted) in burst {
                let length = document.text().len();
                let from = from.index(length + 1);
                let to = if wide { to.index(length + 1) } else { (from + to.index(12)).min(length) };
                let span = Span::new(Offset::new(from.min(to)), Offset::new(from.max(to)));
                let floor = |offset| document.text().floor(offset);
                let span = Span::new(floor(span.start), floor(span.end));
                document.apply(&Edit::new(span, inserted));
            }
            store.update(&document);
            let fresh = anew(&document);
            let text = document.text().slice(document.text().span()).into_owned();
            prop_assert_eq!(&store.conditions, &fresh.conditions, "in {:?}", text);
            let (kept, made) = (store.state(), fresh.state());
            for (kept, made) in kept.0.iter().zip(&made.0) {
                prop_assert_eq!(kept, made, "in {:?}", text);
            }
            prop_assert_eq!(kept, made, "in {:?}", text);
            // Read anew, it is cut into other blocks.
            let labels = document.choice().clone();
            let reread = anew(&Document::with_labels(&text, 0, labels));
            prop_assert_eq!(store.state().0, reread.state().0, "in {:?}", text);
        }
    }
}
