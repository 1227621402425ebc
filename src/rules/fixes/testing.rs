//! Drawn tests of fixes: the text before and the text after.

use std::sync::Arc;

use super::{Fix, fixes};
use crate::model::{Document, LabelChoice};
use crate::rules::findings_with;
use crate::rules::{Code, Finding};
use crate::syntax::LabelSet;

/// Lines that show what follows to be in the tokenised form.
pub(crate) const TOKENISED: &str = "The [ORG Oru Works  ] opened , at last . \nIt closed . \n";

/// Asserts that one of the fixes for a finding of `code` makes `after` of `before`.
#[track_caller]
pub(crate) fn check(code: Code, before: &str, after: &str) {
    check_in("", code, before, after);
}

/// As [`check`], in a document that begins with `head`.
#[track_caller]
pub(crate) fn check_in(head: &str, code: Code, before: &str, after: &str) {
    let document = read(&format!("{head}{before}"));
    let found = all(&document);
    let findings = found.iter().filter(|finding| finding.code == code);
    let results: Vec<String> = findings
        .flat_map(|finding| fixes(&document, finding))
        .map(|fix| applied(&document, &fix))
        .collect();
    let expected = format!("{head}{after}");
    assert!(results.contains(&expected), "{results:#?}\n{found:#?}");
}

/// With the tagger's four labels.
pub(crate) fn read(text: &str) -> Document {
    let labels = LabelChoice::Given(Arc::new(LabelSet::conll4()));
    Document::with_labels(text, 0, labels)
}

/// The findings of all rules.
pub(crate) fn all(document: &Document) -> Vec<Finding> {
    findings_with(document, &|_| true, &|| false).list
}

/// The text after `fix`.
#[track_caller]
pub(crate) fn applied(document: &Document, fix: &Fix) -> String {
    let ordered = fix
        .edits
        .is_sorted_by(|a, b| a.span.end <= b.span.start && a.span.start <= b.span.start);
    assert!(ordered, "{fix:?}");
    let mut text = document.text().clone();
    for edit in fix.edits.iter().rev() {
        let whole = [edit.span.start, edit.span.end].map(|at| document.text().floor(at) == at);
        assert_eq!(whole, [true, true], "{fix:?}");
        text.apply(edit);
    }
    text.slice(text.span()).into_owned()
}
