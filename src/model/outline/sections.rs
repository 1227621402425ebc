//! The sections and their paragraphs.

use super::stretch::{Stretch, StretchKind};
use crate::model::Document;
use crate::model::kept::{Kept, Moved, Reuse};
use crate::model::paragraph::{Paragraph, ParagraphForm};
use crate::syntax::MarkKind;
use crate::text::{Offset, Span};

/// Most paragraphs of an outline; with more it has sections only.
const MAX_PARAGRAPHS: usize = if cfg!(test) { 20 } else { 10_000 };

/// Longest line break, in bytes.
const MAX_LINE_BREAK_BYTES: usize = "\r\n".len();

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

/// The parts of an outline that are kept for the next version of its document.
#[derive(Clone, Debug, Default)]
pub struct KeptOutline {
    division: Option<Division>,
    /// The text of sections without blanks at its edges, by all of their text.
    sections: Kept<Span>,
    /// The paragraphs that marks open, by the stretch up to the next one.
    opened: Kept<Paragraph>,
    /// The stretches between blank lines, or the lines with their breaks.
    stretches: Kept<Stretch>,
}

/// The way in which a document is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Division {
    form: ParagraphForm,
    titles: Titles,
}

/// The sign by which titles of sections are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Titles {
    /// They are underlined.
    Underlined,
    /// They are short lines that stand alone.
    Alone,
}

impl KeptOutline {
    /// The sections of `document` from `start` to `end`.
    pub(super) fn sections(
        &mut self,
        document: &Document,
        moved: Option<Moved>,
        start: Offset,
        end: Offset,
    ) -> Vec<Section> {
        let division = Division::of(document);
        let moved = moved.filter(|_| self.division == Some(division));
        let mut parts = Parts {
            document,
            end,
            spans: Reuse::new(&self.sections, moved),
            opened: Reuse::new(&self.opened, moved),
            stretches: Reuse::new(&self.stretches, moved),
        };
        let sections = parts.sections(division, start);
        *self = Self {
            division: Some(division),
            sections: parts.spans.finish(),
            opened: parts.opened.finish(),
            stretches: parts.stretches.finish(),
        };
        sections
    }
}

impl Division {
    fn of(document: &Document) -> Self {
        let form = document.paragraph_form();
        let underlined = document.summary().headings > 0;
        let titles = if underlined || form != ParagraphForm::BlankLines {
            Titles::Underlined
        } else {
            Titles::Alone
        };
        Self { form, titles }
    }
}

/// The paragraphs of an outline with the kinds of their stretches; `None` if they are too many.
type Paragraphs = Option<Vec<(Paragraph, StretchKind)>>;

/// Divides a document.
struct Parts<'a> {
    document: &'a Document,
    /// The end of the body.
    end: Offset,
    spans: Reuse<'a, Span>,
    opened: Reuse<'a, Paragraph>,
    stretches: Reuse<'a, Stretch>,
}

impl Parts<'_> {
    fn sections(&mut self, division: Division, start: Offset) -> Vec<Section> {
        if division.titles == Titles::Alone {
            let (titles, paragraphs) = self.between_blank_lines(start);
            let mut sections = self.between_titles(&titles, start);
            add_paragraphs(&mut sections, paragraphs);
            return sections;
        }
        let titles = self.underlined(start);
        let mut sections = self.between_titles(&titles, start);
        if let Some(first) = sections.first() {
            let start = first.span.start;
            let paragraphs = match division.form {
                ParagraphForm::Anchored | ParagraphForm::Numbered => {
                    self.opened_by_marks(division.form)
                }
                ParagraphForm::BlankLines => self.between_blank_lines(start).1,
                ParagraphForm::Lines => self.lines(start),
            };
            add_paragraphs(&mut sections, paragraphs);
        }
        sections
    }

    /// The sections that begin at `start` and at `titles`.
    fn between_titles(&mut self, titles: &[Span], start: Offset) -> Vec<Section> {
        let first = titles.first().map_or(self.end, |title| title.start);
        let document = self.document;
        let before = document.trimmed(Span::new(start, first));
        let untitled = (!before.is_empty()).then_some((None, start));
        let starts = titles.iter().map(|title| (Some(*title), title.start));
        let ends = titles.iter().map(|title| title.start);
        let ends = ends.skip(usize::from(untitled.is_none()));
        let starts = untitled.into_iter().chain(starts);
        let sections = starts.zip(ends.chain([self.end]));
        let sections = sections.map(|((title, from), to)| {
            let all = Span::new(from, to.max(from));
            Section {
                title,
                span: self.spans.value(all, |_| true, || document.trimmed(all)),
                paragraphs: Vec::new(),
            }
        });
        sections.collect()
    }

    /// The underlined titles behind `start`.
    fn underlined(&self, start: Offset) -> Vec<Span> {
        let document = self.document;
        let titles = document.marks_of_kind(
            start,
            |summary| summary.headings > 0,
            |kind| kind == MarkKind::Heading,
        );
        let titles = titles.filter(|mark| mark.span.start >= start);
        titles.map(|mark| mark.span).collect()
    }

    /// The paragraphs opened by marks. Each ends at the start of the next.
    fn opened_by_marks(&mut self, form: ParagraphForm) -> Paragraphs {
        let summary = self.document.summary();
        let numbering = match form {
            ParagraphForm::Anchored => summary.anchored,
            _ => summary.numbered,
        };
        if numbering.count as usize > MAX_PARAGRAPHS {
            return None;
        }
        let document = self.document;
        let openers = document.marks_of_kind(Offset::default(), form.counted(), |kind| {
            matches!(kind, MarkKind::Paragraph(_))
        });
        let mut openers = openers
            .filter(|mark| document.opens_paragraph(form, mark))
            .peekable();
        let mut paragraphs = Vec::with_capacity(numbering.count as usize);
        while let Some(opener) = openers.next() {
            let next = openers.peek().map_or(self.end, |next| next.span.start);
            let end = next.max(opener.span.end);
            // The full stop of its number is looked for in the two bytes behind that.
            let stretch = Span::new(opener.span.start, end.max(opener.span.end + 2));
            let paragraph = self.opened.value(
                stretch,
                |kept| kept.opener == opener.span,
                || document.paragraph(&opener, end),
            );
            paragraphs.push((paragraph, StretchKind::Text));
        }
        Some(paragraphs)
    }

    /// The stretches between blank lines behind `start`: the titles, and all as paragraphs.
    fn between_blank_lines(&mut self, start: Offset) -> (Vec<Span>, Paragraphs) {
        let (document, end) = (self.document, self.end);
        let mut titles = Vec::new();
        let mut paragraphs = Some(Vec::new());
        let blank_lines = document.marks_of_kind(
            start,
            |summary| summary.blank_lines > 0,
            |kind| kind == MarkKind::BlankLine,
        );
        let blank_lines = blank_lines.map(|mark| mark.span);
        let mut from = start;
        for blank in blank_lines.chain([Span::empty(end)]) {
            let span = Span::new(from, blank.start.min(end).max(from));
            from = blank.end.max(from);
            let at_edge = span.start == start || span.end == end;
            // Millions of adjacent blank lines have only a line break between them: not trimmed.
            if !at_edge && span.len() <= MAX_LINE_BREAK_BYTES {
                continue;
            }
            let stretch = self
                .stretches
                .value(span, |_| true, || document.stretch(span));
            if stretch.kind == StretchKind::Title {
                titles.push(stretch.text);
            }
            add(&mut paragraphs, stretch);
        }
        (titles, paragraphs)
    }

    /// The lines from that of `start` on.
    fn lines(&mut self, start: Offset) -> Paragraphs {
        let text = self.document.text();
        let mut paragraphs = Some(Vec::new());
        let mut at = text.line_start(text.line_at(start));
        while at < self.end && paragraphs.is_some() {
            let (line, stretch) = self.stretches.kept_at(at).unwrap_or_else(|| {
                let number = text.line_at(at);
                let line = Span::new(at, text.line_start(number + 1));
                (line, self.document.stretch(line))
            });
            // The last line has no break, so it may go on in the next version.
            if line.end < text.end() {
                self.stretches.keep(line, stretch);
            }
            add(&mut paragraphs, stretch);
            at = line.end;
        }
        paragraphs
    }
}

/// Adds the paragraph of `stretch`, if it holds text, unless there are too many.
fn add(paragraphs: &mut Paragraphs, stretch: Stretch) {
    if let Some(all) = paragraphs
        && !stretch.text.is_empty()
    {
        if all.len() == MAX_PARAGRAPHS {
            *paragraphs = None;
        } else {
            all.push((Paragraph::unnumbered(stretch.text), stretch.kind));
        }
    }
}

/// Adds its paragraphs to each section.
fn add_paragraphs(sections: &mut [Section], paragraphs: Paragraphs) {
    let mut at = 0;
    for (mut paragraph, kind) in paragraphs.into_iter().flatten() {
        let start = paragraph.span.start;
        let follows = |section: &Section| section.span.start <= start;
        while sections.get(at + 1).is_some_and(follows) {
            at += 1;
        }
        let Some(section) = sections.get_mut(at) else {
            return;
        };
        let is_title = section
            .title
            .is_some_and(|title| title.encloses(paragraph.span));
        let inside = section.span.start <= start && start < section.span.end;
        if is_title || kind == StretchKind::Rule || !inside {
            continue;
        }
        paragraph.span.end = paragraph.span.end.min(section.span.end);
        section.paragraphs.push(paragraph);
    }
}
