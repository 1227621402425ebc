//! The reading view: the lines of a document without brackets and labels, in runs of one kind.

use std::ops::Range;

use crate::model::Document;
use crate::model::endings::begins_with_possessive;
use crate::syntax::{Block, MarkKind, Piece, PieceKind};
use crate::text::{Offset, Span};

/// Longest line, in bytes; longer ones are cut.
pub const MAX_LINE_BYTES: usize = 20_000;

/// The end of a link, which is part of no mark.
const LINK_END: &str = "</a>";

/// Lines of a document as they read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadingView {
    /// The lines, in order.
    pub lines: Vec<ViewLine>,
}

/// A line as it reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewLine {
    /// Its text in runs; none of them is empty.
    pub runs: Vec<Run>,
    /// True if only the first [`MAX_LINE_BYTES`] bytes of the line are here.
    pub cut: bool,
}

/// A stretch of text of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text, as it stands in the document.
    pub text: String,
    /// Its kind.
    pub kind: RunKind,
    /// The label of a name, as it is written.
    pub label: Option<String>,
    /// Its start in the document.
    pub offset: Offset,
}

/// The kind of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunKind {
    /// Plain text.
    Text,
    /// The name of a mention.
    Name,
    /// The title of a section.
    Heading,
    /// The number of a paragraph.
    Number,
    /// A portion mark.
    Portion,
    /// A page marker.
    Page,
    /// A classification, the keyword of a header field, `Summary:` and the like.
    Keyword,
    /// Anchors, tags of a page, rules: text that a reader need not see.
    Markup,
}

/// The reading view of the lines `lines` of `document`, from 0; lines behind its end are left out.
/// `cancelled` is polled before each line; once true, the result is incomplete.
pub fn reading_view(
    document: &Document,
    lines: Range<usize>,
    cancelled: &dyn Fn() -> bool,
) -> ReadingView {
    let last = lines.end.min(document.text().line_count());
    let mut reader = LineReader {
        document,
        block: None,
    };
    let lines = (lines.start..last).take_while(|_| !cancelled());
    ReadingView {
        lines: lines.map(|line| reader.line(line)).collect(),
    }
}

/// Reads line by line; keeps the last block, so that each is taken apart once.
struct LineReader<'d> {
    document: &'d Document,
    /// The last block: its start, the block, its pieces.
    block: Option<(Offset, &'d Block, Vec<Piece>)>,
}

impl LineReader<'_> {
    fn line(&mut self, line: usize) -> ViewLine {
        let text = self.document.text();
        let whole = text.line_span(line);
        let end = text.floor(whole.end.min(whole.start + MAX_LINE_BYTES));
        let span = Span::new(whole.start, end);
        let mut runs = Runs {
            document: self.document,
            span,
            out: Vec::new(),
            done: span.start,
            label: None,
        };
        let mut at = span.start;
        while at < end {
            let Some((start, length)) = self.enter(at) else {
                break;
            };
            for piece in self.block.iter().flat_map(|(_, _, pieces)| pieces) {
                runs.piece(start, *piece);
            }
            at = start + length;
        }
        runs.text_to(end);
        ViewLine {
            runs: runs.out,
            cut: end < whole.end,
        }
    }

    /// Reads the block that holds `at`; returns its start and length.
    fn enter(&mut self, at: Offset) -> Option<(Offset, usize)> {
        let last = self
            .block
            .as_ref()
            .map(|(start, block, _)| (*start, block.len()));
        if let Some((start, length)) = last.filter(|last| Span::at(last.0, last.1).contains(at)) {
            return Some((start, length));
        }
        let (start, block) = self.document.tree().block_at(at)?;
        self.block = Some((start, block, block.pieces()));
        Some((start, block.len()))
    }
}

/// The runs of one line, as they are added.
struct Runs<'d> {
    document: &'d Document,
    span: Span,
    out: Vec<Run>,
    /// The end of the text that has its runs.
    done: Offset,
    /// The label of the mention that is being read.
    label: Option<String>,
}

impl Runs<'_> {
    fn piece(&mut self, block: Offset, piece: Piece) {
        let span = Span::new(block + piece.start as usize, block + piece.end as usize);
        let span = span.intersection(self.span);
        if span.is_empty() {
            return;
        }
        match piece.kind {
            // The closing bracket: between it and the name are blanks only.
            PieceKind::Bracket if self.label.take().is_some() => self.done = span.end,
            PieceKind::Bracket => {
                self.text_to(span.start);
                self.done = span.end;
            }
            PieceKind::Label { .. } => {
                self.label = Some(self.document.text().slice(span).into_owned());
                self.done = span.end;
            }
            PieceKind::Name(_) => {
                self.done = span.start;
                self.run(span.end, RunKind::Name);
            }
            PieceKind::Anchor => self.marked(span, RunKind::Markup),
            PieceKind::ParagraphNumber => self.marked(span, RunKind::Number),
            PieceKind::Mark(mark) => self.marked(span, of_mark(mark)),
        }
    }

    /// Adds the plain text before `span`, then `span` as one run.
    fn marked(&mut self, span: Span, kind: RunKind) {
        self.text_to(span.start);
        self.run(span.end, kind);
    }

    /// Adds plain text up to `end`. The end of a link in it becomes markup, and the blank that a
    /// tokeniser puts before a possessive is left out.
    fn text_to(&mut self, end: Offset) {
        if self.done >= end {
            return;
        }
        let from = self.done;
        let text = self
            .document
            .text()
            .slice(Span::new(from, end))
            .into_owned();
        for (at, c) in text.char_indices() {
            let rest = &text[at..];
            if rest.starts_with(LINK_END) {
                self.run(from + at, RunKind::Text);
                self.run(from + at + LINK_END.len(), RunKind::Markup);
            } else if c == ' ' && begins_with_possessive(&rest[1..]) {
                self.run(from + at, RunKind::Text);
                self.done = self.done.max(from + at + 1);
            }
        }
        self.run(end, RunKind::Text);
    }

    /// Adds the text up to `end` as one run.
    fn run(&mut self, end: Offset, kind: RunKind) {
        if self.done >= end {
            return;
        }
        let text = self.document.text().slice(Span::new(self.done, end));
        let label = self.label.clone().filter(|_| kind == RunKind::Name);
        self.out.push(Run {
            text: text.into_owned(),
            kind,
            label,
            offset: self.done,
        });
        self.done = end;
    }
}

fn of_mark(mark: MarkKind) -> RunKind {
    match mark {
        MarkKind::Heading => RunKind::Heading,
        MarkKind::PortionMark => RunKind::Portion,
        MarkKind::PageMarker => RunKind::Page,
        MarkKind::Classification
        | MarkKind::Field(_)
        | MarkKind::PassageBegin(_)
        | MarkKind::PassageEnd(_) => RunKind::Keyword,
        MarkKind::Paragraph(_) => RunKind::Number,
        MarkKind::WrapperOpen
        | MarkKind::WrapperClose
        | MarkKind::Rule
        | MarkKind::Markup
        | MarkKind::BlankLine => RunKind::Markup,
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use expect_test::{Expect, expect};

    use super::*;

    #[expect(clippy::needless_pass_by_value, reason = "as `expect!` gives it")]
    fn check(text: &str, lines: Range<usize>, expected: Expect) {
        let document = Document::new(text, 0);
        let mut drawn = String::new();
        for line in reading_view(&document, lines, &|| false).lines {
            drawn += "|";
            for run in &line.runs {
                let at = run.offset.get();
                assert_eq!(&text[at..at + run.text.len()], run.text);
                let label = run.label.as_deref().unwrap_or_default();
                let _ = write!(drawn, "{:?}{label}‹{}›", run.kind, run.text);
            }
            drawn += if line.cut { "…\n" } else { "\n" };
        }
        expected.assert_eq(&drawn);
    }

    #[test]
    fn runs_by_kind() {
        check(
            "<pre>UNCLAS VELM 000083 SUBJECT: Tea <a id='par1' href='#par1'>¶</a>1 . \n\
             ( [ORG SBU  ] ) Summary: The [ORG Oru Works ] ’s VELM 00000083 002 OF 003 tea . \n\
             \n\
             Next ------ [GPE Velm  ]\r\n",
            0..9,
            expect![[r"
                |Markup‹<pre>›Text‹UNCLAS VELM 000083 ›Keyword‹SUBJECT:›Text‹ Tea ›Markup‹<a id='par1' href='#par1'>¶</a>›Number‹1›Text‹ . ›
                |Portion‹( ›NameORG‹SBU›Portion‹ )›Text‹ ›Keyword‹Summary:›Text‹ The ›NameORG‹Oru Works›Text‹’s ›Page‹VELM 00000083 002 OF 003›Text‹ tea . ›
                |
                |Heading‹Next›Text‹ ›Markup‹------›Text‹ ›NameGPE‹Velm›
                |
            "]],
        );
    }

    #[test]
    fn links_and_possessives() {
        check(
            "<pre>UNCLAS\nTAGS: <a href='/tag/XX_0.html'>XX</a>, <a href='y'>Y</a>\n\
             [PER Ida  ] 's tea is the Guild ’s , GUILD ’S , not ' so .\n",
            1..3,
            expect![[r"
                |Keyword‹TAGS:›Text‹ ›Markup‹<a href='/tag/XX_0.html'>›Text‹XX›Markup‹</a>›Text‹, ›Markup‹<a href='y'>›Text‹Y›Markup‹</a>›
                |NamePER‹Ida›Text‹'s tea is the Guild›Text‹’s , GUILD›Text‹’S , not ' so .›
            "]],
        );
    }

    #[test]
    fn some_lines_only() {
        check(
            "one\ntwo [PER Ida  ]\nthree",
            1..2,
            expect![[r"
                |Text‹two ›NamePER‹Ida›
            "]],
        );
        check("one", 7..9, expect![[r""]]);
    }

    #[test]
    fn long_lines_are_cut() {
        let line = "[PER Ida  ] ¶ ".repeat(2_000);
        let document = Document::new(&format!("{line}\n{line}"), 0);
        let reading_view = reading_view(&document, 0..2, &|| false);
        for line in reading_view.lines {
            let last = line.runs.last().map(|run| run.offset + run.text.len());
            assert!(line.cut && line.runs.len() > 2_000, "{last:?}");
        }
    }
}
