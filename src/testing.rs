//! Drawn tests: a text with a cursor at `$0`, and stretches of it in brackets of their own.

use crate::model::Document;
use crate::text::{Edit, Offset, Span};

/// The document without the cursor, and where that stood.
pub(crate) fn at_cursor(fixture: &str) -> (Document, Offset) {
    let cursor = fixture.find("$0").expect("the fixture has a cursor");
    let text = fixture.replacen("$0", "", 1);
    (Document::new(&text, 0), Offset::new(cursor))
}

/// The text with `‹…›` around each of `spans`, which do not overlap.
pub(crate) fn drawn(document: &Document, spans: &[Span]) -> String {
    let mut spans = spans.to_vec();
    spans.sort_unstable();
    let text = document.text().slice(document.text().span()).into_owned();
    let mut out = String::new();
    let mut at = 0;
    for span in spans {
        let (start, end) = (span.start.get(), span.end.get());
        out.push_str(&text[at..start]);
        out.push('‹');
        out.push_str(&text[start..end]);
        out.push('›');
        at = end;
    }
    out.push_str(&text[at..]);
    out
}

/// The text after `edits`, in any order, which do not overlap.
pub(crate) fn edited<'e>(document: &Document, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| edit.span);
    assert!(
        edits.is_sorted_by(|a, b| a.span.end <= b.span.start),
        "{edits:?}"
    );
    let mut text = document.text().clone();
    for edit in edits.iter().rev() {
        text.apply(edit);
    }
    text.slice(text.span()).into_owned()
}
