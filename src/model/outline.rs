//! The outline: header, sections, paragraphs, and the passages that lie over them.
//!
//! Computed on request, from marks alone. Requests about one place do without it
//! ([`Document::paragraph_at`]).

use std::collections::HashMap;

use super::Document;
use super::paragraph::{Paragraph, ParagraphForm};
use crate::model::cable::header::Header;
use crate::syntax::{Mark, MarkKind, PassageKind, Summary};
use crate::text::{Offset, Span};

/// Most paragraphs of an outline; with more it has sections only.
const MAX_PARAGRAPHS: usize = 10_000;

/// Longest title of a section without a rule, in bytes.
const MAX_TITLE_BYTES: usize = 80;

/// Longest line break, in bytes.
const MAX_LINE_BREAK_BYTES: usize = "\r\n".len();

/// The parts of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The header of a cable.
    pub header: Option<Header>,
    /// The sections, in order. The first has no title if text stands before any heading.
    pub sections: Vec<Section>,
    /// Summaries, comments, notes, in order of their starts. They may cross sections.
    pub passages: Vec<Passage>,
    /// The name that signs the cable.
    pub signature: Option<Span>,
}

/// A section: a heading with the text below it, up to the next heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its title.
    pub title: Option<Span>,
    /// Its text with the title.
    pub span: Span,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// A passage announced in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its kind.
    pub kind: PassageKind,
    /// Its text with the words that announce and close it.
    pub span: Span,
    /// The words that announce it.
    pub opener: Span,
    /// True if words close it.
    pub closed: bool,
}

impl Document {
    /// The outline.
    pub fn outline(&self) -> Outline {
        let header = self.header();
        let start = header
            .as_ref()
            .map_or(Offset::default(), |header| header.span.end);
        Outline {
            sections: self.sections(start),
            passages: self.passages(),
            signature: self.signature(),
            header,
        }
    }

    /// The section around `offset`, from its heading to the next one; the whole document if it has
    /// no headings.
    pub fn section_at(&self, offset: Offset) -> Span {
        let counted = |summary: &Summary| summary.headings > 0;
        let mut start = Offset::default();
        let mut before = offset + 1;
        while let Some((at, block)) = self.tree().last_block_before(before, counted) {
            let marks = block.marks().iter().rev().map(|raw| Mark::new(at, raw));
            let mut titles =
                marks.filter(|mark| mark.kind == MarkKind::Heading && mark.span.start <= offset);
            if let Some(title) = titles.next() {
                start = title.span.start;
                break;
            }
            before = at;
        }
        let mut marks = self.marks_from(offset, counted);
        let next = marks.find(|mark| mark.kind == MarkKind::Heading && mark.span.start > offset);
        Span::new(
            start,
            next.map_or(self.text().end(), |title| title.span.start),
        )
    }

    /// The sections behind `start`.
    fn sections(&self, start: Offset) -> Vec<Section> {
        let end = self.body_end();
        let mut starts: Vec<(Option<Span>, Offset)> = self
            .headings(start)
            .map(|title| (Some(title), title.start))
            .collect();
        let first = starts.first().map_or(end, |(_, at)| *at);
        if !self.trimmed(Span::new(start, first)).is_empty() {
            starts.insert(0, (None, start));
        }
        let ends: Vec<Offset> = starts
            .iter()
            .skip(1)
            .map(|(_, at)| *at)
            .chain([end])
            .collect();
        let mut sections: Vec<Section> = starts
            .into_iter()
            .zip(ends)
            .map(|((title, from), to)| Section {
                title,
                span: self.trimmed(Span::new(from, to.max(from))),
                paragraphs: Vec::new(),
            })
            .collect();
        self.add_paragraphs(&mut sections);
        sections
    }

    /// The titles behind `start`: underlined ones; in a text without any, whose paragraphs are
    /// divided by blank lines, short lines that stand alone.
    fn headings(&self, start: Offset) -> Box<dyn Iterator<Item = Span> + '_> {
        let underlined = self.summary().headings > 0;
        if underlined || self.paragraph_form() != ParagraphForm::BlankLines {
            let marks = self.marks_from(start, |summary| summary.headings > 0);
            let marks = marks
                .filter(move |mark| mark.kind == MarkKind::Heading && mark.span.start >= start);
            return Box::new(marks.map(|mark| mark.span));
        }
        let alone = self
            .blocks_of_lines(start)
            .filter(|span| self.is_title(*span));
        Box::new(alone)
    }

    /// True if `span` reads like a title: one short line with a capital and no sign at its end.
    fn is_title(&self, span: Span) -> bool {
        if span.len() > MAX_TITLE_BYTES {
            return false;
        }
        let text = self.text().slice(span);
        let one_line = !text.contains(['\n', '\r', '[', ']']);
        one_line
            && text.starts_with(char::is_uppercase)
            && !text.ends_with(['.', ',', ';', ':', '?', '!', '"', '”'])
    }

    /// True if `span` holds dashes and nothing else.
    fn is_rule(&self, span: Span) -> bool {
        self.text()
            .chunks(span)
            .all(|text| text.trim_matches(['-', ' ']).is_empty())
    }

    /// The stretches between blank lines behind `start`, none of them empty.
    fn blocks_of_lines(&self, start: Offset) -> impl Iterator<Item = Span> {
        let mut from = start;
        let marks = self.marks_from(start, |summary| summary.blank_lines > 0);
        let blank_lines = marks
            .filter(|mark| mark.kind == MarkKind::BlankLine)
            .map(|mark| mark.span);
        let end = self.body_end();
        blank_lines
            .chain([Span::empty(end)])
            .map(move |blank| {
                let span = Span::new(from, blank.start.min(end).max(from));
                from = blank.end.max(from);
                span
            })
            // Millions of adjacent blank lines have only a line break between them: not trimmed.
            .filter(move |span| {
                span.start == start || span.end == end || span.len() > MAX_LINE_BREAK_BYTES
            })
            .map(|span| self.trimmed(span))
            .filter(|span| !span.is_empty())
    }

    /// Adds its paragraphs to each section, unless there are too many.
    fn add_paragraphs(&self, sections: &mut [Section]) {
        let Some(start) = sections.first().map(|section| section.span.start) else {
            return;
        };
        let paragraphs: Vec<Paragraph> = self
            .paragraphs_from(start)
            .take(MAX_PARAGRAPHS + 1)
            .collect();
        if paragraphs.len() > MAX_PARAGRAPHS {
            return;
        }
        let mut at = 0;
        for mut paragraph in paragraphs {
            while sections
                .get(at + 1)
                .is_some_and(|next| next.span.start <= paragraph.span.start)
            {
                at += 1;
            }
            let section = &mut sections[at];
            let is_title = section
                .title
                .is_some_and(|title| title.encloses(paragraph.span));
            let is_rule = paragraph.number.is_none() && self.is_rule(paragraph.span);
            if is_title || is_rule || paragraph.span.start < section.span.start {
                continue;
            }
            let end = paragraph.span.end.min(section.span.end);
            paragraph.span = self.trimmed(Span::new(paragraph.span.start, end));
            section.paragraphs.push(paragraph);
        }
    }

    /// The paragraphs of a body that starts at `start`, not yet cut at headings.
    fn paragraphs_from(&self, start: Offset) -> Box<dyn Iterator<Item = Paragraph> + '_> {
        let form = self.paragraph_form();
        match form {
            ParagraphForm::Anchored | ParagraphForm::Numbered => Box::new(self.opened(form)),
            ParagraphForm::BlankLines => {
                let blocks = self.blocks_of_lines(start);
                Box::new(blocks.filter_map(|span| self.unnumbered(span)))
            }
            ParagraphForm::Lines => {
                let lines = self.text().line_at(start)..self.text().line_count();
                let spans = lines.map(|line| self.text().line_span(line));
                Box::new(spans.filter_map(|span| self.unnumbered(span)))
            }
        }
    }

    /// The paragraphs opened by marks. Each ends at the start of the next.
    fn opened(&self, form: ParagraphForm) -> impl Iterator<Item = Paragraph> {
        let openers = self.marks_from(Offset::default(), form.counted());
        let mut openers = openers
            .filter(move |mark| self.opens_paragraph(form, mark))
            .peekable();
        let end = self.body_end();
        std::iter::from_fn(move || {
            let opener = openers.next()?;
            let next = openers.peek().map_or(end, |next| next.span.start);
            Some(self.paragraph(&opener, next.max(opener.span.end)))
        })
    }

    fn passages(&self) -> Vec<Passage> {
        let marks = self.marks_from(Offset::default(), |summary| summary.passages > 0);
        let mut passages: Vec<Passage> = Vec::new();
        // The indices of open passages by kind, the innermost last.
        let mut open: HashMap<PassageKind, Vec<usize>> = HashMap::new();
        for mark in marks {
            match mark.kind {
                MarkKind::PassageBegin(kind) => {
                    open.entry(kind).or_default().push(passages.len());
                    passages.push(Passage {
                        kind,
                        span: mark.span,
                        opener: mark.span,
                        closed: false,
                    });
                }
                MarkKind::PassageEnd(kind) => {
                    let innermost = open.get_mut(&kind).and_then(Vec::pop);
                    if let Some(passage) = innermost.and_then(|at| passages.get_mut(at)) {
                        passage.span.end = mark.span.end;
                        passage.closed = true;
                    }
                }
                _ => {}
            }
        }
        // A passage that nothing closes ends with its paragraph.
        for unclosed in passages.iter_mut().filter(|passage| !passage.closed) {
            if let Some(paragraph) = self.paragraph_at(unclosed.span.start) {
                unclosed.span.end = unclosed.span.end.max(paragraph.span.end);
            }
        }
        passages
    }

    /// The end of the body: the end of its wrapper, if no text follows that, else of the document.
    fn body_end(&self) -> Offset {
        let last = self
            .tree()
            .last_block_before(self.text().end(), |summary| summary.wrappers > 0);
        let close = last.and_then(|(at, block)| {
            let marks = block.marks().iter().rev().map(|raw| Mark::new(at, raw));
            marks
                .clone()
                .find(|mark| mark.kind == MarkKind::WrapperClose)
        });
        let end = self.text().end();
        // A wrapper closed in the middle ends one of several cables.
        let close = close.filter(|close| self.trimmed(Span::new(close.span.end, end)).is_empty());
        close.map_or(end, |close| close.span.start)
    }

    /// The surname in capitals at the end of a cable's last line, tagged or not.
    pub fn signature(&self) -> Option<Span> {
        if !self.is_cable() {
            return None;
        }
        let end = self.last_word_end();
        let last = self
            .mention_at(end)
            .filter(|mention| mention.span.end == end);
        let end = last.map_or(end, |mention| mention.name.end);
        let line = self.text().line_span(self.text().line_at(end));
        let start = self.text().floor(line.start.max(end.back(60)));
        let text = self.text().slice(Span::new(start, end)).into_owned();
        let name =
            text.trim_end_matches(|c: char| c.is_uppercase() || matches!(c, '\'' | '’' | '-'));
        let begins = name.is_empty() || name.ends_with(['.', '\n', ' ']);
        let span = Span::new(start + name.len(), end);
        let tagged = last.is_none_or(|mention| mention.name == span);
        (begins && tagged && (3..=30).contains(&span.len())).then_some(span)
    }

    /// The end of the body's last word.
    pub fn last_word_end(&self) -> Offset {
        self.trimmed(Span::new(Offset::default(), self.body_end()))
            .end
    }
}
