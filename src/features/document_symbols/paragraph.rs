//! What an outline says of a paragraph.

use std::collections::HashSet;

use super::symbol::{Caption, Symbol, SymbolKind};
use crate::model::{Document, Paragraph, normalised};
use crate::syntax::{LabelId, MarkKind};
use crate::text::Span;

/// Longest beginning of a paragraph used as its name, in characters.
const MAX_NAME_CHARS: usize = 60;

/// The name of the entry of `paragraph`: number, portion mark and first words.
pub(super) fn name(document: &Document, paragraph: &Paragraph) -> String {
    let words = words(document, paragraph.body());
    match (paragraph.number, paragraph.mark) {
        (Some(number), Some((level, _))) => format!("¶{number} ({}) {words}", level.mark()),
        (Some(number), None) => format!("¶{number} {words}"),
        (None, _) => or(words, "…"),
    }
}

/// `paragraph` without its opener, if that stands at the end of a line that begins with other
/// text.
pub(super) fn own_lines(document: &Document, paragraph: &Paragraph) -> Span {
    let (span, text) = (paragraph.span, document.text());
    let line = text.line_span(text.line_at(paragraph.opener.end));
    let body = Span::new(paragraph.opener.end, span.end);
    let words = document.trimmed(paragraph.body().intersection(body));
    let shares_line = !document
        .trimmed(Span::new(line.start, span.start))
        .is_empty();
    let marked = paragraph.mark.map_or(words.start, |(_, mark)| mark.start);
    let start = marked.min(words.start);
    if shares_line && line.end <= start && start < span.end {
        Span::new(start, span.end)
    } else {
        span
    }
}

/// The first words of `span`, without brackets and labels.
pub(super) fn words(document: &Document, span: Span) -> String {
    let end = document
        .text()
        .floor(span.end.min(span.start + 6 * MAX_NAME_CHARS));
    let near = Span::new(span.start, end);
    let mut plain = String::new();
    let mut at = near.start;
    for cut in unread(document, near) {
        let before = Span::new(at, cut.start.clamp(at, end));
        document.text().copy_to(before, &mut plain);
        at = cut.end.clamp(at, end);
    }
    document.text().copy_to(Span::new(at, end), &mut plain);
    // The end of a link is part of no mark.
    shortened(&plain.replace("</a>", ""), MAX_NAME_CHARS)
}

/// The stretches of `near` that are not read: brackets, labels, anchors with their numbers,
/// tags of a page.
fn unread(document: &Document, near: Span) -> Vec<Span> {
    let mentions = document.mentions_in(near).flat_map(|mention| {
        let (span, name) = (mention.span, mention.name);
        [
            Span::new(span.start, name.start),
            Span::new(name.end, span.end),
        ]
    });
    let marks = document
        .marks_from(near.start, |summary| summary.marks > 0)
        .take_while(|mark| mark.span.start < near.end)
        .filter_map(|mark| match mark.kind {
            // Its number is part of the text.
            MarkKind::Paragraph(form) if !form.is_paragraph() => {
                Some(Span::new(mark.span.start, mark.inner))
            }
            MarkKind::Paragraph(form) => form.is_anchored().then_some(mark.span),
            kind => (kind == MarkKind::Markup).then_some(mark.span),
        });
    let mut cuts: Vec<Span> = mentions.chain(marks).collect();
    cuts.sort_unstable();
    cuts
}

/// The number of mentions in `span` by label: `ORG 3, LOC 1`.
pub(super) fn labels(document: &Document, span: Span) -> String {
    let labels = document.labels();
    let mut counts: Vec<(LabelId, usize)> = Vec::new();
    for mention in document.mentions_in(span) {
        match counts.iter_mut().find(|(label, _)| *label == mention.label) {
            Some((_, count)) => *count += 1,
            None => counts.push((mention.label, 1)),
        }
    }
    counts.sort_by_key(|(label, count)| (std::cmp::Reverse(*count), *label));
    let counts = counts
        .iter()
        .map(|(label, count)| format!("{} {count}", labels.text(*label).unwrap_or("?")));
    counts.collect::<Vec<_>>().join(", ")
}

/// An entry for the first mention of each entity in `span`.
pub(super) fn entities(document: &Document, span: Span) -> Vec<Symbol> {
    let mut seen = HashSet::new();
    let mut symbols = Vec::new();
    for mention in document.mentions_in(span) {
        let name = document.text().slice(mention.name).into_owned();
        if seen.insert(normalised(&name).into_owned()) {
            let label = document.labels().text(mention.label);
            symbols.push(Symbol {
                name: name.into(),
                detail: label.map_or(Caption::Fixed("?"), |label| label.to_owned().into()),
                kind: SymbolKind::Entity,
                span: mention.span,
                lines: mention.span,
                selection: mention.name,
                children: Vec::new(),
            });
        }
    }
    symbols
}

/// `text` on one line, cut behind a word after at most `limit` characters.
fn shortened(text: &str, limit: usize) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let more = word.chars().count() + usize::from(!out.is_empty());
        if length + more > limit {
            if out.is_empty() {
                out.extend(word.chars().take(limit));
            }
            out.push('…');
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
        length += more;
    }
    out
}

/// `text`, or `otherwise` if it is empty.
pub(super) fn or(text: String, otherwise: &str) -> String {
    if text.is_empty() {
        otherwise.to_owned()
    } else {
        text
    }
}
