//! Paragraphs. They may begin at an anchor in the middle of a line: a paragraph is a span of
//! offsets, never of lines (format §6.3).

use super::Document;
use super::kept::Shift;
use crate::syntax::{Level, Mark, MarkKind, Summary};
use crate::text::{Offset, Span};

/// The way in which a document is divided into paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphForm {
    /// By anchors with numbers.
    Anchored,
    /// By bare numbers, which count from 1.
    Numbered,
    /// By blank lines.
    BlankLines,
    /// By line breaks: each line is a paragraph.
    Lines,
}

impl ParagraphForm {
    /// A predicate for [`Tree::blocks_where`](crate::syntax::Tree::blocks_where): true if a stretch
    /// holds openers of this form. Skips those of other forms, however many there are.
    pub fn counted(self) -> fn(&Summary) -> bool {
        match self {
            Self::Anchored => |summary| summary.anchored.count > 0,
            Self::Numbered | Self::BlankLines | Self::Lines => |summary| summary.numbered.count > 0,
        }
    }
}

/// Longest distance from a paragraph's number to its portion mark, in bytes.
const MAX_BYTES_TO_PORTION: usize = 120;

/// One paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number, if it has one.
    pub number: Option<u32>,
    /// Its anchor with the number, or its bare number; an empty span without either.
    pub opener: Span,
    /// Its portion mark.
    pub mark: Option<(Level, Span)>,
    /// Its text, from the opener to the last word.
    pub span: Span,
    /// The place behind the number's full stop.
    text: Offset,
}

impl Paragraph {
    /// The paragraph without a number at `span`.
    pub(super) fn unnumbered(span: Span) -> Self {
        Self {
            number: None,
            opener: Span::empty(span.start),
            mark: None,
            span,
            text: span.start,
        }
    }

    /// The text behind number and portion mark.
    pub fn body(&self) -> Span {
        let start = self.mark.map_or(self.text, |(_, mark)| mark.end);
        Span::new(start.min(self.span.end), self.span.end)
    }
}

impl Shift for Paragraph {
    fn shifted(&self, from: Offset, to: Offset) -> Self {
        let mark = self.mark;
        Self {
            number: self.number,
            opener: self.opener.shifted(from, to),
            mark: mark.map(|(level, span)| (level, span.shifted(from, to))),
            span: self.span.shifted(from, to),
            text: self.text.shifted(from, to),
        }
    }
}

impl Document {
    /// The way in which it is divided into paragraphs.
    pub fn paragraph_form(&self) -> ParagraphForm {
        let summary = self.summary();
        let numbered = summary.numbered;
        if summary.anchored.count > 0 {
            ParagraphForm::Anchored
        } else if numbered.first == 1 && numbered.count > 1 && numbered.breaks * 4 < numbered.count
        {
            ParagraphForm::Numbered
        } else if summary.blank_lines > 0 {
            ParagraphForm::BlankLines
        } else {
            ParagraphForm::Lines
        }
    }

    /// True if `mark` opens a paragraph of a document in `form`.
    pub fn opens_paragraph(&self, form: ParagraphForm, mark: &Mark) -> bool {
        match mark.kind {
            MarkKind::Paragraph(anchor) => {
                anchor.is_paragraph() && anchor.is_anchored() == (form == ParagraphForm::Anchored)
            }
            _ => false,
        }
    }

    /// The paragraph around `offset`; `None` before the first one and on blank lines.
    pub fn paragraph_at(&self, offset: Offset) -> Option<Paragraph> {
        let form = self.paragraph_form();
        match form {
            ParagraphForm::Anchored | ParagraphForm::Numbered => {
                let opener = self.opener_before(form, offset)?;
                let end = self.paragraph_end(form, &opener);
                Some(self.paragraph(&opener, end))
            }
            ParagraphForm::BlankLines => self.between_blank_lines(offset),
            ParagraphForm::Lines => {
                let line = self.text().line_span(self.text().line_at(offset));
                self.unnumbered(line)
            }
        }
    }

    /// The paragraph opened by `opener` that ends at `end` or before.
    pub(super) fn paragraph(&self, opener: &Mark, end: Offset) -> Paragraph {
        let span = self.trimmed(Span::new(opener.span.start, end));
        let near = Span::at(opener.span.end, MAX_BYTES_TO_PORTION);
        let mark = self
            .marks_from(near.start, |summary| summary.portions > 0)
            .take_while(|mark| mark.span.start < near.end)
            .find(|mark| mark.kind == MarkKind::PortionMark)
            .filter(|mark| mark.span.start < end);
        Paragraph {
            number: Some(opener.number()),
            opener: opener.span,
            mark: mark.and_then(|mark| Some((mark.level()?, mark.span))),
            span,
            text: self.behind_stop(opener.span.end),
        }
    }

    /// The paragraph without a number at `span`, if that holds text.
    pub(super) fn unnumbered(&self, span: Span) -> Option<Paragraph> {
        let span = self.trimmed(span);
        (!span.is_empty()).then(|| Paragraph::unnumbered(span))
    }

    /// The place behind the full stop of a paragraph's number that ends at `number`; `number` if it
    /// has none.
    fn behind_stop(&self, number: Offset) -> Offset {
        let blank = self.text().byte(number) == Some(b' ');
        let stop = number + usize::from(blank);
        if self.text().byte(stop) == Some(b'.') {
            stop + 1
        } else {
            number
        }
    }

    /// The last opener that starts at `offset` or before.
    fn opener_before(&self, form: ParagraphForm, offset: Offset) -> Option<Mark> {
        let mut before = offset + 1;
        loop {
            let (at, block) = self.tree().last_block_before(before, form.counted())?;
            let openers = block.marks().iter().rev().map(|raw| Mark::new(at, raw));
            let mut openers = openers.filter(|mark| mark.span.start <= offset);
            if let Some(opener) = openers.find(|mark| self.opens_paragraph(form, mark)) {
                return Some(opener);
            }
            before = at;
        }
    }

    /// The end of the paragraph opened by `opener`: the next opener, heading or end of a wrapper.
    fn paragraph_end(&self, form: ParagraphForm, opener: &Mark) -> Offset {
        let ends = |mark: &Mark| {
            matches!(mark.kind, MarkKind::Heading | MarkKind::WrapperClose)
                || self.opens_paragraph(form, mark)
        };
        let counted: fn(&Summary) -> bool = match form {
            ParagraphForm::Anchored => |all| all.anchored.count + all.headings + all.wrappers > 0,
            _ => |all| all.numbered.count + all.headings + all.wrappers > 0,
        };
        let mut marks = self.marks_from(opener.span.end, counted);
        let end = marks.find(|mark| mark.span.start >= opener.span.end && ends(mark));
        end.map_or(self.text().end(), |mark| mark.span.start)
    }

    /// The paragraph around `offset` between blank lines.
    fn between_blank_lines(&self, offset: Offset) -> Option<Paragraph> {
        let blank = |summary: &Summary| summary.blank_lines > 0;
        let mut start = Offset::default();
        let mut before = offset + 1;
        while let Some((at, block)) = self.tree().last_block_before(before, blank) {
            let marks = block.marks().iter().rev().map(|raw| Mark::new(at, raw));
            let mut blanks =
                marks.filter(|mark| mark.kind == MarkKind::BlankLine && mark.span.end <= offset);
            if let Some(mark) = blanks.next() {
                start = mark.span.end;
                break;
            }
            before = at;
        }
        let next = self
            .marks_from(offset, blank)
            .find(|mark| mark.kind == MarkKind::BlankLine && mark.span.start >= offset);
        let end = next.map_or(self.text().end(), |mark| mark.span.start);
        self.unnumbered(Span::new(start, end.max(start)))
    }
}
