//! A block: the unit of reading anew.

use std::ops::Range;

use super::item::{LabelFault, MarkKind, RawAnomaly, RawMark, RawMention};
use super::lexer::{Lexed, lex};
use super::summary::{OrderKey, Summary};
use super::{LabelId, LabelSet};
use crate::text::is_blank;

/// The items of about 1 KB of text: whole lines, except very long ones. It holds neither its place
/// nor its text.
#[derive(Debug, PartialEq, Eq)]
pub struct Block {
    mentions: Box<[RawMention]>,
    marks: Box<[RawMark]>,
    anomalies: Box<[RawAnomaly]>,
    summary: Summary,
}

impl Block {
    /// Reads the bytes `range` of `text`; [`lex`] says what `text` must hold around them.
    pub(super) fn read(text: &str, range: Range<usize>, labels: &LabelSet) -> Self {
        let bytes = range.len() as u32;
        let holds_text = text[range.clone()].contains(|c| !is_blank(c));
        let Lexed {
            mentions,
            marks,
            anomalies,
            lines,
        } = lex(text, range, labels);
        let mut block = Self {
            mentions: mentions.into(),
            marks: marks.into(),
            anomalies: anomalies.into(),
            summary: Summary {
                bytes,
                holds_text,
                lines,
                ..Summary::default()
            },
        };
        block.summary.pieces = block.pieces().len() as u32;
        block.summary.mentions = block.mentions.len() as u32;
        for mention in &block.mentions {
            block.summary.spacing[usize::from(mention.padding().min(3))] += 1;
        }
        for mark in &block.marks {
            block.summary.count_mark(mark);
        }
        for anomaly in &block.anomalies {
            block.summary.count_anomaly(anomaly.kind);
        }
        block
    }

    /// The same block with an order key.
    pub(super) fn with_key(mut self, key: OrderKey) -> Self {
        self.summary.key = key;
        self
    }

    /// A copy with another order key.
    pub(super) fn rekeyed(&self, key: OrderKey) -> Self {
        let copy = Self {
            mentions: self.mentions.clone(),
            marks: self.marks.clone(),
            anomalies: self.anomalies.clone(),
            summary: self.summary,
        };
        copy.with_key(key)
    }

    /// The length of its text in bytes.
    pub fn len(&self) -> usize {
        self.summary.bytes as usize
    }

    /// True if its text is empty. No block of a tree is.
    pub fn is_empty(&self) -> bool {
        self.summary.bytes == 0
    }

    /// The counts of its items.
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// Its mentions, in order.
    pub fn mentions(&self) -> &[RawMention] {
        &self.mentions
    }

    /// Its marks, by their starts.
    pub fn marks(&self) -> &[RawMark] {
        &self.marks
    }

    /// Its anomalies, by their starts.
    pub fn anomalies(&self) -> &[RawAnomaly] {
        &self.anomalies
    }

    /// The stretches that are more than plain text, in order and without overlap. Text that a
    /// mention and a mark share goes to the mention.
    pub fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Pieces {
            out: Vec::with_capacity(4 * self.mentions.len() + self.marks.len()),
            mentions: self.mentions.iter().peekable(),
            done: 0,
        };
        for mark in self.marks.iter().flat_map(mark_pieces) {
            pieces.mark(mark);
        }
        pieces.mentions_before(u32::MAX);
        pieces.out
    }
}

/// A stretch of text of one kind, in bytes from the start of its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its kind.
    pub kind: PieceKind,
    /// The first byte.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
}

/// The kind of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PieceKind {
    /// The `[` or `]` of a mention.
    Bracket,
    /// The label of a mention.
    Label {
        /// The label.
        label: LabelId,
        /// True if the label has a [`LabelFault`].
        faulty: bool,
    },
    /// The name of a mention with this label.
    Name(LabelId),
    /// The anchor of a paragraph.
    Anchor,
    /// The number of a paragraph.
    ParagraphNumber,
    /// A mark of structure.
    Mark(MarkKind),
}

/// The pieces of a mark: anchor and number of a paragraph, else the mark as a whole.
fn mark_pieces(mark: &RawMark) -> impl Iterator<Item = Piece> {
    let (start, end) = (mark.start, mark.end());
    let middle = start + u32::from(mark.inner);
    let paragraph = matches!(mark.kind, MarkKind::Paragraph(_));
    let anchor = paragraph.then_some(Piece {
        kind: PieceKind::Anchor,
        start,
        end: middle,
    });
    let rest = if paragraph {
        Piece {
            kind: PieceKind::ParagraphNumber,
            start: middle,
            end,
        }
    } else {
        Piece {
            kind: PieceKind::Mark(mark.kind),
            start,
            end,
        }
    };
    anchor.into_iter().chain([rest])
}

/// Merges mentions and marks into pieces without overlap.
struct Pieces<'a> {
    out: Vec<Piece>,
    mentions: std::iter::Peekable<std::slice::Iter<'a, RawMention>>,
    /// The text before this byte has its pieces.
    done: u32,
}

impl Pieces<'_> {
    fn push(&mut self, kind: PieceKind, start: u32, end: u32) {
        let start = start.max(self.done);
        if start < end {
            self.out.push(Piece { kind, start, end });
            self.done = end;
        }
    }

    /// The piece of a mark, in parts where mentions interrupt it.
    fn mark(&mut self, mark: Piece) {
        self.mentions_before(mark.start);
        while let Some(mention) = self.mentions.next_if(|mention| mention.start < mark.end) {
            self.push(mark.kind, mark.start, mention.start);
            self.mention(mention);
        }
        self.push(mark.kind, mark.start, mark.end);
    }

    fn mentions_before(&mut self, start: u32) {
        while let Some(mention) = self.mentions.next_if(|mention| mention.start < start) {
            self.mention(mention);
        }
    }

    fn mention(&mut self, mention: &RawMention) {
        let label = mention.start + 1;
        let label_end = label + u32::from(mention.label_len);
        let name = mention.start + u32::from(mention.name);
        let name_end = name + u32::from(mention.name_len);
        let kind = PieceKind::Label {
            label: mention.label,
            faulty: mention.fault != LabelFault::None,
        };
        self.push(PieceKind::Bracket, mention.start, label);
        self.push(kind, label, label_end);
        self.push(PieceKind::Name(mention.label), name, name_end);
        self.push(PieceKind::Bracket, mention.end() - 1, mention.end());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let block = Block::read(text, 0..text.len(), &LabelSet::conll4());
        assert_eq!(block.summary().pieces as usize, block.pieces().len());
        let piece = |piece: Piece| &text[piece.start as usize..piece.end as usize];
        block.pieces().into_iter().map(piece).collect()
    }

    #[test]
    fn a_mention_has_four_pieces() {
        assert_eq!(pieces("in [LOC Ada Bay  ] ."), ["[", "LOC", "Ada Bay", "]"]);
    }

    #[test]
    fn a_mention_interrupts_a_mark() {
        assert_eq!(
            pieces("<a id='par2' href='#par2'>¶</a>2 . ( [ORG SBU  ] ) Text"),
            [
                "<a id='par2' href='#par2'>¶</a>",
                "2",
                "( ",
                "[",
                "ORG",
                "SBU",
                "]",
                " )"
            ]
        );
        assert_eq!(
            pieces("[LOC VELM  ] 00000083 002 OF 005"),
            ["[", "LOC", "VELM", "]", " 00000083 002 OF 005"]
        );
    }
}
