//! References to an entity or a paragraph: the concordance of a document.

use memchr::memmem::Finder;

use super::definition::{introduction, name_in_text};
use crate::features::document_links::{LinkTarget, links};
use crate::model::{Document, bare};
use crate::syntax::{MarkKind, Summary};
use crate::text::{Offset, Span};

/// Most references listed for one document.
const MAX_REFERENCES: usize = 10_000;

/// The thing that references lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Referent {
    /// The entity with this name.
    Entity(String),
    /// The paragraph of the same document with this number.
    Paragraph(u32),
}

/// Inclusion of untagged repeats of a name among its references.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Untagged {
    /// Mentions only.
    #[default]
    Apart,
    /// Mentions and untagged repeats.
    Included,
}

/// The referent at `offset`: the entity of a mention or of a name that is tagged elsewhere, or the
/// paragraph whose number stands there.
pub fn referent_at(document: &Document, offset: Offset) -> Option<Referent> {
    if let Some(mention) = document.mention_at(offset) {
        let name = document.text().slice(mention.name).into_owned();
        return Some(Referent::Entity(name));
    }
    let before = || document.mark_at(document.text().floor(offset.back(1)));
    let mark = document.mark_at(offset).or_else(before);
    let number = mark.filter(|mark| document.opens_paragraph(document.paragraph_form(), mark));
    number
        .map(|mark| Referent::Paragraph(mark.number()))
        .or_else(|| Some(Referent::Entity(name_in_text(document, offset)?.1)))
}

/// The references to `referent` in `document`, in order. `cancelled` is polled between steps; once
/// true, the result is incomplete.
pub fn references(
    document: &Document,
    referent: &Referent,
    untagged: Untagged,
    cancelled: &dyn Fn() -> bool,
) -> Vec<Span> {
    match referent {
        Referent::Entity(name) => {
            let mentions = document.mentions_of(name).map(|mention| mention.name);
            let mut spans: Vec<Span> = mentions
                .take_while(|_| !cancelled())
                .take(MAX_REFERENCES)
                .collect();
            if untagged == Untagged::Included {
                spans.extend(repeats(document, bare(name), cancelled));
                spans.sort_unstable();
            }
            spans
        }
        Referent::Paragraph(number) => {
            let links = links(document, cancelled).into_iter();
            let here = links.filter(|link| link.target == LinkTarget::Paragraph(*number));
            here.map(|link| link.span).collect()
        }
    }
}

/// The place that introduces `referent`. Clients may ask for references without it.
pub fn declaration(document: &Document, referent: &Referent) -> Option<Span> {
    match referent {
        Referent::Entity(name) => introduction(document, name),
        Referent::Paragraph(number) => {
            Some(crate::features::document_links::paragraph_numbered(document, *number)?.opener)
        }
    }
}

/// The places of `name` as whole words, spelt the same, outside mentions, tags of a page and marks
/// that hold no names.
fn repeats(document: &Document, name: &str, cancelled: &dyn Fn() -> bool) -> Vec<Span> {
    let mut spans = Vec::new();
    // A single letter is found everywhere.
    if name.chars().nth(1).is_none() {
        return spans;
    }
    let finder = Finder::new(name);
    for (at, block) in document.tree().blocks() {
        if spans.len() >= MAX_REFERENCES || cancelled() {
            break;
        }
        let text = document.text().slice(Span::at(at, block.len()));
        let found = finder.find_iter(text.as_bytes());
        let whole = found.filter(|start| is_whole(&text, *start, start + name.len()));
        let places = whole.map(|start| Span::at(at + start, name.len()));
        spans.extend(places.filter(|span| is_free(document, *span)));
    }
    spans
}

/// Returns true if no word goes on beyond `start` or `end`.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '_';
    !text[..start].ends_with(joins) && !text[end..].starts_with(joins)
}

/// Returns true if `span` lies outside mentions and outside marks that hold no names.
fn is_free(document: &Document, span: Span) -> bool {
    let counted = |summary: &Summary| summary.marks > 0;
    let mut marks = document
        .marks_from(span.start, counted)
        .take_while(|mark| mark.span.start < span.end);
    let in_mark = marks.any(|mark| {
        mark.kind != MarkKind::Heading && mark.kind != MarkKind::Rule && mark.span.overlaps(span)
    });
    !in_mark && document.mentions_in(span).next().is_none()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::testing::{at_cursor, drawn};

    #[expect(clippy::needless_pass_by_value, reason = "as `expect!` gives it")]
    fn check(fixture: &str, untagged: Untagged, expected: Expect) {
        let (document, at) = at_cursor(fixture);
        let spans = referent_at(&document, at).map_or(Vec::new(), |referent| {
            references(&document, &referent, untagged, &|| false)
        });
        expected.assert_eq(&drawn(&document, &spans));
    }

    #[test]
    fn mentions_and_on_demand_untagged_repeats() {
        let text = "[ORG O$0ru  ] , Oru’s and Orun <a href='/Oru'>x</a> [MISC ORU’s  ] in [LOC Oru Bay  ] Oru";
        check(
            text,
            Untagged::Apart,
            expect![
                "[ORG ‹Oru›  ] , Oru’s and Orun <a href='/Oru'>x</a> [MISC ‹ORU’s›  ] in [LOC Oru Bay  ] Oru"
            ],
        );
        check(
            text,
            Untagged::Included,
            expect![
                "[ORG ‹Oru›  ] , ‹Oru›’s and Orun <a href='/Oru'>x</a> [MISC ‹ORU’s›  ] in [LOC Oru Bay  ] ‹Oru›"
            ],
        );
    }

    #[test]
    fn from_plain_text() {
        check(
            "[LOC Velm  ] is Ve$0lm",
            Untagged::Apart,
            expect!["[LOC ‹Velm›  ] is Velm"],
        );
        check("no na$0me", Untagged::Included, expect!["no name"]);
    }

    #[test]
    fn references_to_a_paragraph() {
        check(
            "<a id='par1' href='#par1'>¶</a>1$0 . \nSee para 2 . \n<a id='par2' href='#par2'>¶</a>2 . \nSee para 1 . \n",
            Untagged::Apart,
            expect![
                "<a id='par1' href='#par1'>¶</a>1 . \nSee para 2 . \n<a id='par2' href='#par2'>¶</a>2 . \nSee ‹para 1› . \n"
            ],
        );
    }

    #[test]
    fn the_declaration_is_the_introducing_mention() {
        let (document, at) = at_cursor("[LOC Velm  ] , [LOC V$0elm  ]");
        let referent = referent_at(&document, at).unwrap();
        let declared = declaration(&document, &referent).unwrap();
        assert_eq!(declared.start, Offset::new(5));
    }
}
