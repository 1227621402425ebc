//! Links: "para 12" and other references to paragraphs, and the addresses of pages.
//!
//! A number in another document ("para 3 of reftel") is no link, and neither is the anchor of a
//! paragraph, which would lead to itself.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use rustc_hash::FxHashSet;

use crate::model::{Document, Paragraph};
use crate::syntax::{MarkKind, Summary};
use crate::text::{Offset, Span};

/// Most links of a document.
const MAX_LINKS: usize = 5_000;

/// Longest text on either side of an offset that is searched for a link there, in bytes.
const MAX_LINK_BYTES: usize = 400;

/// A stretch of text that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The stretch.
    pub span: Span,
    /// The place it leads to.
    pub target: LinkTarget,
}

/// The target of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// The paragraph with this number.
    Paragraph(u32),
    /// The page with this address.
    Page(String),
}

/// "para 12", "paras 3-5", "paragraphs 3 , 5 and 7".
static PARAGRAPHS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let numbers = r"[0-9]{1,3}(?:\s*(?:-|–|to|and|,|&|through)\s*[0-9]{1,3}\b)*";
    compiled(&format!(r"(?i)\bpara(?:graph)?s?\.?\s+({numbers})\b"))
});

/// The address of a page.
static ADDRESS: LazyLock<Option<Regex>> =
    LazyLock::new(|| compiled(r#"https?://[^\s\[\]<>"'“”’]+"#));

/// The attribute of a link to a paragraph's anchor; groups: `#par12`, `12`.
static ANCHOR: LazyLock<Option<Regex>> =
    LazyLock::new(|| compiled(r#"href=['"]?(#par([0-9]{1,4}))\b"#));

/// `pattern` compiled. A test checks that every pattern here is valid.
fn compiled(pattern: &str) -> Option<Regex> {
    Regex::new(pattern).ok()
}

/// The links of `document` to paragraphs that exist and to pages, in order. `cancelled` is polled
/// between steps; once true, the result is incomplete.
pub fn links(document: &Document, cancelled: &dyn Fn() -> bool) -> Vec<Link> {
    let known = numbers(document);
    let mut links = Vec::new();
    for (at, block) in document.tree().blocks() {
        if links.len() >= MAX_LINKS || cancelled() {
            break;
        }
        links.extend(links_in(document, Span::at(at, block.len()), &known));
    }
    links.truncate(MAX_LINKS);
    links
}

/// The link that touches `offset`, to a paragraph that exists or to a page.
pub fn link_at(document: &Document, offset: Offset) -> Option<Link> {
    let text = document.text();
    let near = Span::new(
        text.floor(offset.back(MAX_LINK_BYTES)),
        text.floor(offset + MAX_LINK_BYTES),
    );
    let raw = raw_links(document, near).into_iter();
    let mut here = raw.filter(|link| link.span.touches(offset));
    here.find(|link| match link.target {
        LinkTarget::Paragraph(number) => paragraph_numbered(document, number).is_some(),
        LinkTarget::Page(_) => true,
    })
}

/// The first paragraph with `number`.
pub fn paragraph_numbered(document: &Document, number: u32) -> Option<Paragraph> {
    let form = document.paragraph_form();
    let mut openers = document
        .marks_from(Offset::default(), has_paragraphs)
        .filter(|mark| document.opens_paragraph(form, mark));
    let opener = openers.find(|mark| mark.number() == number)?;
    document.paragraph_at(opener.span.start)
}

/// Returns true for summaries of blocks that may open a paragraph.
fn has_paragraphs(summary: &Summary) -> bool {
    summary.anchored.count + summary.numbered.count > 0
}

/// The numbers of all paragraphs.
fn numbers(document: &Document) -> FxHashSet<u32> {
    let form = document.paragraph_form();
    let marks = document.marks_from(Offset::default(), has_paragraphs);
    marks
        .filter(|mark| document.opens_paragraph(form, mark))
        .map(|mark| mark.number())
        .collect()
}

/// The links in `span` to pages and to the paragraphs numbered `known`.
fn links_in(document: &Document, span: Span, known: &FxHashSet<u32>) -> Vec<Link> {
    let mut links = raw_links(document, span);
    links.retain(|link| match link.target {
        LinkTarget::Paragraph(number) => known.contains(&number),
        LinkTarget::Page(_) => true,
    });
    links
}

/// The links in `span`, also to paragraphs that do not exist.
fn raw_links(document: &Document, span: Span) -> Vec<Link> {
    let text = document.text().slice(span);
    let place = |range: Range<usize>| Span::new(span.start + range.start, span.start + range.end);
    let mut links = Vec::new();
    for found in matches(&PARAGRAPHS, &text, "para") {
        links.extend(
            numbers_in(&text, found.clone()).map(|(range, number)| Link {
                span: place(range),
                target: LinkTarget::Paragraph(number),
            }),
        );
    }
    for range in matches(&ADDRESS, &text, "http") {
        let address = without_punctuation(&text[range.clone()]);
        links.push(Link {
            span: place(range.start..range.start + address.len()),
            target: LinkTarget::Page(address.to_owned()),
        });
    }
    if text.contains("#par") {
        links.extend(anchors(document, &text, span.start));
    }
    links.sort_by_key(|link| link.span);
    links
}

/// The matches of `pattern` in `text`. As a quick test, `text` must hold `word` in small letters,
/// capitals, or with a capital first letter.
fn matches<'t>(
    pattern: &'static LazyLock<Option<Regex>>,
    text: &'t str,
    word: &str,
) -> impl Iterator<Item = Range<usize>> + use<'t> {
    let upper = word.to_ascii_uppercase();
    let capital = format!("{}{}", &upper[..1], &word[1..]);
    let is_there = [word, &upper, &capital]
        .iter()
        .any(|word| text.contains(*word));
    let pattern = pattern.as_ref().filter(|_| is_there);
    pattern
        .into_iter()
        .flat_map(move |pattern| pattern.find_iter(text).map(|found| found.range()))
}

/// The numbers of "paras 3-5" and their places. The first place includes the word.
fn numbers_in(text: &str, found: Range<usize>) -> impl Iterator<Item = (Range<usize>, u32)> {
    let elsewhere = is_of_another_document(&text[..found.start], &text[found.end..]);
    let mut start = Some(found.start);
    let words = text[found.clone()].split_inclusive(|c: char| !c.is_ascii_digit());
    let mut at = found.start;
    let parts = words.map(move |part| {
        let range = at..at + part.len();
        at = range.end;
        range
    });
    let numbers = parts.filter_map(move |part| {
        let digits = text[part.clone()].trim_end_matches(|c: char| !c.is_ascii_digit());
        let number = digits.parse().ok()?;
        let from = start.take().unwrap_or(part.start);
        Some((from..part.start + digits.len(), number))
    });
    numbers.filter(move |_| !elsewhere)
}

/// Returns true if the words around a number say that it counts another document's paragraphs:
/// "of reftel", "ref A".
fn is_of_another_document(before: &str, behind: &str) -> bool {
    let behind: String = behind.chars().take(24).collect::<String>().to_lowercase();
    let behind = behind.trim_start();
    let of = ["of ", "in ", "( ", "("]
        .iter()
        .find_map(|word| behind.strip_prefix(word))
        .unwrap_or(behind);
    let before: String = before.chars().rev().take(24).collect();
    let before = before.chars().rev().collect::<String>().to_lowercase();
    let before = before.trim_end_matches([' ', ',', '(']);
    let last = before.rsplit(' ').next().unwrap_or_default();
    let letter = last.len() == 1 && last.starts_with(|c: char| c.is_ascii_alphabetic());
    let named = if letter {
        before[..before.len() - 1].trim_end()
    } else {
        before
    };
    of.starts_with("ref") || named.ends_with("reftel") || (letter && named.ends_with("ref"))
}

/// `address` without the punctuation of the sentence around it.
fn without_punctuation(address: &str) -> &str {
    address.trim_end_matches(['.', ',', ';', ':', '!', '?', ')'])
}

/// The links to anchors in `text`, which starts at `start`, without those of a paragraph to itself.
fn anchors(document: &Document, text: &str, start: Offset) -> Vec<Link> {
    let Some(pattern) = &*ANCHOR else {
        return Vec::new();
    };
    let found = pattern.captures_iter(text).filter_map(|found| {
        let (href, number) = (found.get(1)?, found.get(2)?);
        let span = Span::new(start + href.start(), start + href.end());
        let number = number.as_str().parse().ok()?;
        let mark = document.mark_at(span.start);
        let itself = mark.is_some_and(|mark| {
            matches!(mark.kind, MarkKind::Paragraph(_)) && mark.number() == number
        });
        (!itself).then_some(Link {
            span,
            target: LinkTarget::Paragraph(number),
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::testing::{at_cursor, drawn};

    const PARAGRAPHS_1_TO_5: &str = "<a id='par1' href='#par1'>¶</a>1 . \nOne . \n\
        <a id='par2' href='#par2'>¶</a>2 . <a id='par3' href='#par3'>¶</a>3 . \n\
        <a id='par4' href='#par4'>¶</a>4 . <a id='par5' href='#par5'>¶</a>5 . \n";

    #[expect(clippy::needless_pass_by_value, reason = "as `expect!` gives it")]
    fn check(text: &str, expected: Expect) {
        let document = Document::new(&format!("{PARAGRAPHS_1_TO_5}{text}"), 0);
        let spans: Vec<Span> = links(&document, &|| false)
            .iter()
            .map(|link| link.span)
            .collect();
        let drawn = drawn(&document, &spans);
        expected.assert_eq(&drawn[PARAGRAPHS_1_TO_5.len()..]);
    }

    #[test]
    fn every_pattern_compiles() {
        assert!(PARAGRAPHS.is_some() && ADDRESS.is_some() && ANCHOR.is_some());
    }

    #[test]
    fn paragraphs_in_words() {
        check(
            "See para 2 , Paras 3-5 and paragraphs 1 , 2 and 4 , not para 9 or separate 3 .",
            expect![
                "See ‹para 2› , ‹Paras 3›-‹5› and ‹paragraphs 1› , ‹2› and ‹4› , not para 9 or separate 3 ."
            ],
        );
        check("( PARA 5 ) .", expect!["( ‹PARA 5› ) ."]);
        check("para 2010 and parade 3", expect!["para 2010 and parade 3"]);
    }

    #[test]
    fn numbers_of_other_documents_lead_nowhere() {
        for text in [
            "para 3 of reftel",
            "Ref A , para 3",
            "( ref B para 3 )",
            "reftel , paras 3 and 4",
            "para 3 ( ref A )",
        ] {
            let document = Document::new(&format!("{PARAGRAPHS_1_TO_5}{text}"), 0);
            assert_eq!(links(&document, &|| false), [], "{text}");
        }
        check("The chief , para 3 .", expect!["The chief , ‹para 3› ."]);
    }

    #[test]
    fn addresses_and_anchors() {
        check(
            "At https://example.org/a?b=1 , (http://example.org). <a href='#par2'>there</a>",
            expect![
                "At ‹https://example.org/a?b=1› , (‹http://example.org›). <a href='‹#par2›'>there</a>"
            ],
        );
    }

    #[test]
    fn the_link_under_the_cursor() {
        let (document, at) = at_cursor(&format!("{PARAGRAPHS_1_TO_5}as in para$0s 3-4 ."));
        let target = link_at(&document, at).map(|link| link.target);
        assert_eq!(target, Some(LinkTarget::Paragraph(3)));
        let there = paragraph_numbered(&document, 3).unwrap();
        assert_eq!(there.number, Some(3));
        assert_eq!(paragraph_numbered(&document, 7), None);
    }
}
