//! The outline: header, sections, paragraphs, and the passages that lie over them.
//!
//! Computed on request, from marks and from what was kept of an earlier version. Requests about one
//! place do without it ([`Document::paragraph_at`]).

mod sections;
mod stretch;

use std::collections::HashMap;

use super::Document;
use super::kept::Moved;
use crate::model::cable::header::Header;
use crate::syntax::{Mark, MarkKind, PassageKind, Summary};
use crate::text::{Offset, Span};

pub use sections::{KeptOutline, Section};

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
        self.outline_with(&mut KeptOutline::default(), None)
    }

    /// The outline, made with what is `kept` of the version from which `moved` leads to this one.
    pub fn outline_with(&self, kept: &mut KeptOutline, moved: Option<Moved>) -> Outline {
        let header = self.header();
        let start = header
            .as_ref()
            .map_or(Offset::default(), |header| header.span.end);
        Outline {
            sections: kept.sections(self, moved, start, self.body_end()),
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

    fn passages(&self) -> Vec<Passage> {
        let marks = self.marks_of_kind(
            Offset::default(),
            |summary| summary.passages > 0,
            |kind| matches!(kind, MarkKind::PassageBegin(_) | MarkKind::PassageEnd(_)),
        );
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
