//! Drawn tests of commands: the text before, with `$0` for the cursor or `$0…$1` for a selection,
//! and the text after, with the selection then.

use super::{Change, Refusal};
use crate::model::Document;
use crate::text::{Offset, Span};

/// Lines that make a document one in the tokenised form.
pub(crate) const TOKENISED: &str = "The [ORG Oru Works  ] opened , at last . \nIt closed . \n";

type Outcome = Result<Change, Refusal>;

/// Asserts that `edit` makes `after` of `before`.
#[track_caller]
pub(crate) fn check(edit: impl Fn(&Document, Span) -> Outcome, before: &str, after: &str) {
    check_in("", edit, before, after);
}

/// As [`check`], in a document that begins with `head`.
#[track_caller]
pub(crate) fn check_in(
    head: &str,
    edit: impl Fn(&Document, Span) -> Outcome,
    before: &str,
    after: &str,
) {
    let (document, span) = read(&format!("{head}{before}"));
    let change = edit(&document, span).unwrap_or_else(|refusal| panic!("refused: {refusal}"));
    assert_eq!(drawn(&document, &change), format!("{head}{after}"));
}

/// Asserts that `edit` is refused for `reason`.
#[track_caller]
pub(crate) fn refused(edit: impl Fn(&Document, Span) -> Outcome, before: &str, reason: &str) {
    refused_in("", edit, before, reason);
}

/// As [`refused`], in a document that begins with `head`.
#[track_caller]
pub(crate) fn refused_in(
    head: &str,
    edit: impl Fn(&Document, Span) -> Outcome,
    before: &str,
    reason: &str,
) {
    let (document, span) = read(&format!("{head}{before}"));
    let outcome = edit(&document, span).map(|change| drawn(&document, &change));
    let refusal = outcome.map_err(|refusal| refusal.to_string());
    assert_eq!(refusal, Err(reason.to_owned()));
}

/// The document after `change`.
pub(crate) fn after(document: &Document, change: &Change) -> Document {
    assert!(change.edits.is_sorted_by(|a, b| a.span.end <= b.span.start));
    let mut after = document.clone();
    for edit in change.edits.iter().rev() {
        after.apply(edit);
    }
    after
}

/// The document and selection of a fixture.
fn read(fixture: &str) -> (Document, Span) {
    let start = fixture.find("$0").expect("the fixture has a cursor");
    let text = fixture.replacen("$0", "", 1);
    let end = text.find("$1").unwrap_or(start);
    let text = text.replacen("$1", "", 1);
    let span = Span::new(Offset::new(start), Offset::new(end));
    (Document::new(&text, 0), span)
}

/// The text after `change` with its selection.
fn drawn(document: &Document, change: &Change) -> String {
    let after = after(document, change);
    let text = after.text();
    let (start, end) = (change.selection.start, change.selection.end);
    let piece = |from, to| text.slice(Span::new(from, to));
    format!(
        "{}$0{}$1{}",
        piece(Offset::default(), start),
        piece(start, end),
        piece(end, text.end())
    )
}
