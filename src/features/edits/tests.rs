//! What holds of every edit, on any text: it moves brackets, labels and blanks, nothing else; what
//! it leaves is well-formed; and it selects a name.

use std::sync::Arc;

use proptest::prelude::*;

use super::site::{closing_span, opening_span};
use super::testing::after;
use super::*;
use crate::model::{Document, LabelChoice};
use crate::syntax::{Anomalies, AnomalyKind, LabelSet};

type Outcome = Result<Change, Refusal>;
type Command = fn(&Document, Span) -> Outcome;

/// Edits by what the user has to say; what they leave has a mention at what is selected.
const EDITS: [(&str, Command); 11] = [
    ("tag", |document, span| tag(document, span, "LOC")),
    ("relabel", |document, span| {
        relabel(document, span.start, "LOC")
    }),
    ("relabel all", |document, span| {
        relabel_all(document, span.start, "MISC")
    }),
    ("tag all", |document, span| tag_all(document, span.start)),
    ("extend left", |document, span| {
        extend_left(document, span.start)
    }),
    ("extend right", |document, span| {
        extend_right(document, span.start)
    }),
    ("shrink left", |document, span| {
        shrink_left(document, span.start)
    }),
    ("shrink right", |document, span| {
        shrink_right(document, span.start)
    }),
    ("merge", |document, span| merge(document, span.start)),
    ("split", |document, span| split(document, span.start)),
    ("unwrap", |document, span| unwrap(document, span.start)),
];

fn read(text: &str) -> Document {
    Document::with_labels(text, 0, LabelChoice::Given(Arc::new(LabelSet::conll4())))
}

/// The text without brackets, labels and blanks.
fn words(document: &Document) -> String {
    let mut words = String::new();
    let mut at = Offset::default();
    for mention in document.mentions_from(at) {
        document
            .text()
            .copy_to(Span::new(at, opening_span(&mention).start), &mut words);
        document.text().copy_to(mention.name, &mut words);
        at = closing_span(&mention).end;
    }
    document
        .text()
        .copy_to(Span::new(at, document.text().end()), &mut words);
    words.retain(|c| c != ' ');
    words
}

/// What is odd in a document; that text touches brackets only on demand.
fn oddities(document: &Document, touching: bool) -> Vec<AnomalyKind> {
    let all = document.anomalies_from(Offset::default(), |_| true);
    let touches =
        |kind: &AnomalyKind| matches!(kind, AnomalyKind::TouchesOpen | AnomalyKind::TouchesClose);
    // What a person tags is theirs to say: signs in names, marks taken for names.
    let content =
        |kind: &AnomalyKind| matches!(kind.group(), Anomalies::Names | Anomalies::Overlaps);
    all.map(|anomaly| anomaly.kind)
        .filter(|kind| !content(kind) && (touching || !touches(kind)))
        .collect()
}

fn check(name: &str, document: &Document, span: Span, edit: Command) {
    let Ok(change) = edit(document, span) else {
        return;
    };
    let after = after(document, &change);
    let context = format!("{name} at {span:?}: {change:?}");
    assert_eq!(words(&after), words(document), "{context}");
    let tokenised = |document| site::Site::of(document).tokenised;
    let touching = tokenised(document) && tokenised(&after);
    let mut left = oddities(document, touching);
    for oddity in oddities(&after, touching) {
        let known = left.iter().position(|kind| *kind == oddity);
        let known = known.unwrap_or_else(|| panic!("{oddity:?} is new: {context}"));
        left.swap_remove(known);
    }
    let mention = after.mention_at(change.selection.start);
    let name_then = mention.map(|mention| mention.name);
    if name == "unwrap" {
        assert!(
            name_then.is_none_or(|name| name != change.selection),
            "{context}"
        );
    } else if name == "tag all" {
        assert!(
            name_then.is_some_and(|name| name.encloses(change.selection)),
            "{context}"
        );
    } else {
        assert_eq!(name_then, Some(change.selection), "{context}");
        let unwrapped = unwrap(&after, change.selection.start);
        let unwrapped = unwrapped.map(|change| words(&super::testing::after(&after, &change)));
        assert_eq!(unwrapped, Ok(words(document)), "{context}");
    }
}

const TEXT: &str = "(Ada|Oru|Oru Works|GOM’s|’s|'s|of|the|,|\\.|\\(|\\)|“|”|-|--|Ada-Oru|D\\.C\\.|F\\.|é|😀\
    |\\[ORG Oru Works  \\]|\\[PER Ida \\]|\\[LOC Velm\\]|\\[LOC Velm’s  \\]|\\[MISC the Oru\\.  \\]\
    |\\[|\\]|\\[PERAda  \\]|<a id='par1' href='#par1'>¶</a>|</pre>| | | | |\n| \\. \n){0,14}";

proptest! {
    #[test]
    fn words_stay_and_nothing_breaks(text in TEXT, from in 0..80_usize, length in 0..12_usize) {
        for head in ["", super::testing::TOKENISED] {
            let text = format!("{head}{text}");
            let document = read(&text);
            let place = |at| document.text().floor(Offset::new(head.len() + at));
            let cursor = Span::empty(place(from));
            let span = Span::new(place(from), place(from + length));
            for (name, edit) in EDITS {
                check(name, &document, cursor, edit);
                check(name, &document, span, edit);
            }
        }
    }
}
