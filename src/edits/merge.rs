//! Makes one mention of two: `[ORG Ministry  ] of [ORG Interior  ]` ⇒
//! `[ORG Ministry of Interior  ]`.

use super::site::{Site, closing_span, mention_at, opening_span, quoted, unglued};
use super::{Change, Refusal};
use crate::model::Document;
use crate::syntax::{LabelFault, Mention};
use crate::text::{Edit, Offset, Span};

/// Small words that occur in the middle of names.
#[rustfmt::skip]
const SMALL: [&str; 22] = [
    "a", "al", "and", "da", "das", "de", "del", "der", "des", "di", "do", "du", "e", "et", "for",
    "la", "las", "los", "of", "the", "von", "y",
];

/// Merges the mention at `offset` with the next one and the text between them. The result has the
/// label of the first.
///
/// # Errors
/// Refused without a mention, without another behind it on its line, or with more than small words
/// or a hyphen between them.
pub fn merge(document: &Document, offset: Offset) -> Result<Change, Refusal> {
    let first = mention_at(document, offset)?;
    let site = Site::of(document);
    let behind = site.behind(first.span.end);
    let mut mentions = document.mentions_from(first.span.end);
    let next = mentions
        .next()
        .filter(|next| next.span.start - first.span.end < behind.len());
    let next = next.ok_or_else(|| Refusal::new("no mention follows on this line"))?;
    let between = Span::new(first.span.end, next.span.start);
    let words = site.text(between);
    if !is_small(words.trim()) {
        let words = quoted(words.trim());
        return Err(Refusal::new(format!("{words} stands between the two")));
    }
    site.check_length(next.span.end - first.span.start, "")?;
    let blank = if between.is_empty() { " " } else { "" };
    let edits = [
        Edit::new(closing_span(&first), blank),
        Edit::new(opening_span(&next), ""),
    ];
    let edits = unglued(&first).into_iter().chain(edits);
    let edits = edits.chain(closed_alike(&site, &first, &next)).collect();
    let title = format!("Merge with {}", quoted(&site.text(next.name)));
    Ok(Change::new(
        edits,
        Span::new(first.name.start, next.name.end),
        title,
    ))
}

/// The edit that closes the second mention as the first one was, if the label of the first is
/// faulty: the blanks before its `]` may be what makes it a label.
fn closed_alike(site: &Site<'_>, first: &Mention, next: &Mention) -> Option<Edit> {
    let [closing, other] = [first, next].map(|mention| site.text(closing_span(mention)));
    let differ = first.fault != LabelFault::None && closing != other;
    differ.then(|| Edit::new(closing_span(next), &*closing))
}

/// Returns true if `words` may stand in the middle of a name.
fn is_small(words: &str) -> bool {
    let small = |word: &str| SMALL.contains(&word);
    words == "-" || words.split_whitespace().all(small)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, refused};
    use crate::model::Document;
    use crate::text::Span;

    fn merge(document: &Document, span: Span) -> Result<super::Change, super::Refusal> {
        super::merge(document, span.start)
    }

    #[test]
    fn a_label_in_small_letters_stays_one() {
        check(merge, "[per I$0da  ] [PER Oru ] .", "[per $0Ida Oru$1  ] .");
    }

    #[test]
    fn with_what_stands_between() {
        check(
            merge,
            "the [ORG Mi$0nistry  ] of the [LOC Interior ] .",
            "the [ORG $0Ministry of the Interior$1 ] .",
        );
        check(
            merge,
            "[PER A$0da  ] [PER Quill  ]",
            "[PER $0Ada Quill$1  ]",
        );
        check(merge, "[PER A$0da][PER Quill]", "[PER $0Ada Quill$1]");
        check(merge, "[LOC A$0da ] -[LOC Oru ] ,", "[LOC $0Ada -Oru$1 ] ,");
    }

    #[test]
    fn refused_here() {
        refused(
            merge,
            "[PER A$0da  ] , [PER Ida  ]",
            "“,” stands between the two",
        );
        refused(
            merge,
            "[PER A$0da  ] met [PER Ida  ]",
            "“met” stands between the two",
        );
        refused(
            merge,
            "[PER A$0da  ]\n[PER Ida  ]",
            "no mention follows on this line",
        );
        refused(merge, "[PER A$0da  ]", "no mention follows on this line");
        refused(merge, "A$0da [PER Ida  ]", "the cursor is in no mention");
    }
}
