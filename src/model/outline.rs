//! The outline: header, sections, paragraphs, and the passages that lie over them.
//!
//! Made when asked for, from the marks alone; what a request needs around one place is found
//! without it ([`Document::paragraph_at`]).

use std::collections::HashMap;

use super::Document;
use super::paragraph::{Form, Paragraph};
use crate::model::cable::header::Header;
use crate::syntax::{Mark, MarkKind, RangeKind, Summary};
use crate::text::{Offset, Span};

/// Beyond so many paragraphs an outline has sections only.
const MOST_PARAGRAPHS: usize = 10_000;

/// A line break, in bytes at most.
const LONGEST_BREAK: usize = "\r\n".len();

/// The parts of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The header of a cable.
    pub header: Option<Header>,
    /// The sections, in order; the first has no title where text stands before any heading.
    pub sections: Vec<Section>,
    /// Summaries, comments, notes, in order of their starts. They may cross sections.
    pub passages: Vec<Passage>,
    /// The name the cable is signed with.
    pub signature: Option<Span>,
}

/// A section: a heading and what follows it up to the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its title.
    pub title: Option<Span>,
    /// All of it.
    pub span: Span,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// A passage that is announced in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What it is.
    pub kind: RangeKind,
    /// All of it, with the words that announce and close it.
    pub span: Span,
    /// The words that announce it.
    pub opener: Span,
    /// Whether words close it.
    pub closed: bool,
}

impl Document {
    /// Its outline.
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

    /// The section around `offset`: from its heading to the next one. Without headings all of
    /// the document.
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

    /// The sections of what stands behind `start`.
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

    /// The titles behind `start`: underlined ones, or, in a text without numbers whose paragraphs
    /// are divided by blank lines, short lines that stand alone.
    fn headings(&self, start: Offset) -> Box<dyn Iterator<Item = Span> + '_> {
        let underlined = self.summary().headings > 0;
        if underlined || self.form() != Form::BlankLines {
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

    fn is_title(&self, span: Span) -> bool {
        if span.len() > 80 {
            return false;
        }
        let text = self.text().slice(span);
        let one_line = !text.contains(['\n', '\r', '[', ']']);
        one_line
            && text.starts_with(char::is_uppercase)
            && !text.ends_with(['.', ',', ';', ':', '?', '!', '"', '”'])
    }

    /// Whether `span` holds dashes and nothing else.
    fn is_rule(&self, span: Span) -> bool {
        self.text()
            .chunks(span)
            .all(|text| text.trim_matches(['-', ' ']).is_empty())
    }

    /// The stretches between blank lines behind `start`, none of them empty.
    fn blocks_of_lines(&self, start: Offset) -> impl Iterator<Item = Span> {
        let mut from = start;
        let blanks = self.marks_from(start, |summary| summary.blank_lines > 0);
        let blanks = blanks
            .filter(|mark| mark.kind == MarkKind::BlankLine)
            .map(|mark| mark.span);
        let end = self.body_end();
        blanks
            .chain([Span::empty(end)])
            .map(move |blank| {
                let span = Span::new(from, blank.start.min(end).max(from));
                from = blank.end.max(from);
                span
            })
            // Most of millions of blank lines have but a break between them.
            .filter(move |span| {
                span.start == start || span.end == end || span.len() > LONGEST_BREAK
            })
            .map(|span| self.trimmed(span))
            .filter(|span| !span.is_empty())
    }

    fn add_paragraphs(&self, sections: &mut [Section]) {
        let form = self.form();
        let Some(start) = sections.first().map(|section| section.span.start) else {
            return;
        };
        let paragraphs: Vec<Paragraph> = match form {
            Form::Anchored | Form::Numbered => {
                self.opened(form).take(MOST_PARAGRAPHS + 1).collect()
            }
            Form::BlankLines => {
                let spans = self
                    .blocks_of_lines(start)
                    .filter_map(|span| self.unnumbered(span));
                spans.take(MOST_PARAGRAPHS + 1).collect()
            }
            Form::Lines => {
                let lines = self.text().line_at(start)..self.text().line_count();
                let spans = lines.map(|line| self.text().line_span(line));
                let spans = spans.filter_map(|span| self.unnumbered(span));
                spans.take(MOST_PARAGRAPHS + 1).collect()
            }
        };
        if paragraphs.len() > MOST_PARAGRAPHS {
            return;
        }
        let mut at = 0;
        for paragraph in paragraphs {
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
            let span = self.trimmed(Span::new(paragraph.span.start, end));
            let mut paragraph = paragraph;
            paragraph.span = span;
            section.paragraphs.push(paragraph);
        }
    }

    /// The paragraphs that marks open. Each ends where the next starts; sections cut them later.
    fn opened(&self, form: Form) -> impl Iterator<Item = Paragraph> {
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
        let marks = self.marks_from(Offset::default(), |summary| summary.ranges > 0);
        let mut passages: Vec<Passage> = Vec::new();
        // The places of those that are open, by kind, the innermost last.
        let mut open: HashMap<RangeKind, Vec<usize>> = HashMap::new();
        for mark in marks {
            match mark.kind {
                MarkKind::RangeBegin(kind) => {
                    open.entry(kind).or_default().push(passages.len());
                    passages.push(Passage {
                        kind,
                        span: mark.span,
                        opener: mark.span,
                        closed: false,
                    });
                }
                MarkKind::RangeEnd(kind) => {
                    let innermost = open.get_mut(&kind).and_then(Vec::pop);
                    if let Some(passage) = innermost.and_then(|at| passages.get_mut(at)) {
                        passage.span.end = mark.span.end;
                        passage.closed = true;
                    }
                }
                _ => {}
            }
        }
        for open in passages.iter_mut().filter(|passage| !passage.closed) {
            let paragraph = self.paragraph_at(open.span.start);
            open.span.end = paragraph.map_or(open.span.end, |paragraph| {
                paragraph.span.end.max(open.span.end)
            });
        }
        passages
    }

    /// Where the text of the document proper ends: at its wrapper's end.
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
        // Text behind the wrapper is text.
        let close = close.filter(|close| self.trimmed(Span::new(close.span.end, end)).is_empty());
        close.map_or(end, |close| close.span.start)
    }

    /// The surname in capitals that the last line of a cable holds or ends with, tagged or not.
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

    /// Where the last word of the document proper ends.
    pub fn last_word_end(&self) -> Offset {
        self.trimmed(Span::new(Offset::default(), self.body_end()))
            .end
    }
}
