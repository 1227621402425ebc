//! Where an entity or a paragraph is spoken of: the concordance of a document.

use memchr::memmem::Finder;

use super::definition::{introduction, name_in_text};
use crate::features::document_links::{LinkTarget, links};
use crate::model::{Document, bare};
use crate::syntax::{MarkKind, Summary};
use crate::text::{Offset, Span};

/// The most places that are listed of one document.
const MOST: usize = 10_000;

/// What is spoken of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The entity that this names.
    Entity(String),
    /// The paragraph of this document with this number.
    Paragraph(u32),
}

/// Whether repeats of a name that are not tagged count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Untagged {
    /// They do not.
    #[default]
    Apart,
    /// They do.
    Included,
}

/// What stands at `offset`: a mention, a name that is tagged elsewhere, or a paragraph's number.
pub fn subject_at(document: &Document, offset: Offset) -> Option<Subject> {
    if let Some(mention) = document.mention_at(offset) {
        let name = document.text().slice(mention.name).into_owned();
        return Some(Subject::Entity(name));
    }
    let before = || document.mark_at(document.text().floor(offset.back(1)));
    let mark = document.mark_at(offset).or_else(before);
    let number = mark.filter(|mark| document.opens_paragraph(document.form(), mark));
    number
        .map(|mark| Subject::Paragraph(mark.value))
        .or_else(|| Some(Subject::Entity(name_in_text(document, offset)?.1)))
}

/// Where `document` speaks of `subject`, in order; `cancelled` ends the search early.
pub fn references(
    document: &Document,
    subject: &Subject,
    untagged: Untagged,
    cancelled: &dyn Fn() -> bool,
) -> Vec<Span> {
    match subject {
        Subject::Entity(name) => {
            let mentions = document.mentions_of(name).map(|mention| mention.name);
            let mut spans: Vec<Span> = mentions.take_while(|_| !cancelled()).take(MOST).collect();
            if untagged == Untagged::Included {
                spans.extend(repeats(document, bare(name), cancelled));
                spans.sort_unstable();
            }
            spans
        }
        Subject::Paragraph(number) => {
            let links = links(document, cancelled).into_iter();
            let here = links.filter(|link| link.target == LinkTarget::Paragraph(*number));
            here.map(|link| link.span).collect()
        }
    }
}

/// Where `subject` is introduced: what a list of references may leave out.
pub fn declaration(document: &Document, subject: &Subject) -> Option<Span> {
    match subject {
        Subject::Entity(name) => introduction(document, name),
        Subject::Paragraph(number) => {
            Some(crate::features::document_links::paragraph_numbered(document, *number)?.opener)
        }
    }
}

/// Where `name` stands as whole words and spelt the same, outside mentions, tags of a page and
/// marks that hold no names.
fn repeats(document: &Document, name: &str, cancelled: &dyn Fn() -> bool) -> Vec<Span> {
    let mut spans = Vec::new();
    // A letter is no name to look for.
    if name.chars().nth(1).is_none() {
        return spans;
    }
    let finder = Finder::new(name);
    for (at, block) in document.tree().blocks() {
        if spans.len() >= MOST || cancelled() {
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

fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '_';
    !text[..start].ends_with(joins) && !text[end..].starts_with(joins)
}

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
        let spans = subject_at(&document, at).map_or(Vec::new(), |subject| {
            references(&document, &subject, untagged, &|| false)
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
        let subject = subject_at(&document, at).unwrap();
        let declared = declaration(&document, &subject).unwrap();
        assert_eq!(declared.start, Offset::new(5));
    }
}
