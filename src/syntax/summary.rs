//! Counts of a subtree's items. Summaries join: that of two neighbours follows from theirs. The
//! order of paragraphs, which spans blocks, is kept here and not in the lexer's state.

use super::item::{AnomalyGroup, AnomalyKind, MarkKind, RawMark};

/// The place of a block among the blocks of its tree: later blocks have larger keys. A block that
/// an edit leaves alone keeps its key, but for the few of which [`Reparsed`](super::Reparsed) says
/// otherwise. So a place can be remembered although the text before it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct OrderKey(pub u64);

/// Counts and bounds of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Summary {
    /// Bytes of text.
    pub bytes: u32,
    /// True if any of it is not white space.
    pub holds_text: bool,
    /// Highlighted pieces.
    pub pieces: u32,
    /// Mentions.
    pub mentions: u32,
    /// Mentions by the blanks before their `]`: none, one, two, other.
    pub spacing: Spacing,
    /// Anomalies by group.
    pub anomalies: [u32; AnomalyGroup::COUNT],
    /// Marks other than blank lines.
    pub marks: u32,
    /// Blank lines.
    pub blank_lines: u32,
    /// Headings.
    pub headings: u32,
    /// Tags of a page's wrapper.
    pub wrappers: u32,
    /// Page markers.
    pub page_markers: u32,
    /// Beginnings and ends of passages.
    pub passages: u32,
    /// Classification lines and header fields.
    pub header: u32,
    /// Paragraphs introduced by an anchor.
    pub anchored: Numbering,
    /// Paragraphs introduced by a bare number.
    pub numbered: Numbering,
    /// Portion marks.
    pub portions: u32,
    /// The highest [rank](super::Level::rank) of a portion mark; 0 without one.
    pub top_portion: u32,
    /// Line breaks, lines with a blank before them, and stray white space.
    pub lines: LineStyle,
    /// The key of the last block.
    pub key: OrderKey,
}

/// Mentions by the blanks before their `]`: none, one, two, other.
pub type Spacing = [u32; 4];

/// Counts of line ends, and of white space that the tokenised form does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct LineStyle {
    /// Lines that hold text and end with a blank before their break.
    pub padded: u32,
    /// Lines that hold text and end without a blank before their break.
    pub bare: u32,
    /// Line breaks that are LF.
    pub lf: u32,
    /// Line breaks that are CRLF or a lone CR.
    pub cr: u32,
    /// Tabs, no-break blanks, runs of blanks outside mentions.
    pub stray: u32,
}

/// The numbers of the paragraphs that begin in a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Numbering {
    /// The number of paragraphs.
    pub count: u32,
    /// The number written at the first.
    pub first: u32,
    /// The number written at the last.
    pub last: u32,
    /// The number of paragraphs whose number does not follow the one before.
    pub breaks: u32,
}

impl Numbering {
    /// The numbering of one paragraph with `number`.
    pub fn one(number: u32) -> Self {
        Self {
            count: 1,
            first: number,
            last: number,
            breaks: 0,
        }
    }

    fn join(self, next: Self) -> Self {
        if self.count == 0 {
            return next;
        }
        if next.count == 0 {
            return self;
        }
        let follows = self.last.checked_add(1) == Some(next.first);
        Self {
            count: self.count + next.count,
            first: self.first,
            last: next.last,
            breaks: self.breaks + next.breaks + u32::from(!follows),
        }
    }
}

impl Summary {
    /// The summary of this stretch and `next`, the one right behind it.
    #[must_use]
    pub fn join(&self, next: &Self) -> Self {
        let mut all = *self;
        all.bytes += next.bytes;
        all.holds_text |= next.holds_text;
        all.pieces += next.pieces;
        all.mentions += next.mentions;
        add(&mut all.spacing, &next.spacing);
        add(&mut all.anomalies, &next.anomalies);
        all.marks += next.marks;
        all.blank_lines += next.blank_lines;
        all.headings += next.headings;
        all.wrappers += next.wrappers;
        all.page_markers += next.page_markers;
        all.passages += next.passages;
        all.header += next.header;
        all.anchored = self.anchored.join(next.anchored);
        all.numbered = self.numbered.join(next.numbered);
        all.portions += next.portions;
        all.top_portion = self.top_portion.max(next.top_portion);
        all.lines.padded += next.lines.padded;
        all.lines.bare += next.lines.bare;
        all.lines.lf += next.lines.lf;
        all.lines.cr += next.lines.cr;
        all.lines.stray += next.lines.stray;
        all.key = self.key.max(next.key);
        all
    }

    /// The number of anomalies in `group`.
    pub fn anomalies_in(&self, group: AnomalyGroup) -> u32 {
        self.anomalies[group as usize]
    }

    /// The numbering by anchors if there are any, else by bare numbers.
    pub fn paragraphs(&self) -> Numbering {
        if self.anchored.count > 0 {
            self.anchored
        } else {
            self.numbered
        }
    }

    pub(super) fn count_anomaly(&mut self, kind: AnomalyKind) {
        self.anomalies[kind.group() as usize] += 1;
    }

    pub(super) fn count_mark(&mut self, mark: &RawMark) {
        if mark.kind == MarkKind::BlankLine {
            self.blank_lines += 1;
            return;
        }
        self.marks += 1;
        match mark.kind {
            MarkKind::WrapperOpen | MarkKind::WrapperClose => self.wrappers += 1,
            MarkKind::Classification | MarkKind::Field(_) => self.header += 1,
            MarkKind::Paragraph(form) if form.is_paragraph() => {
                let numbering = if form.is_anchored() {
                    &mut self.anchored
                } else {
                    &mut self.numbered
                };
                *numbering = numbering.join(Numbering::one(mark.value));
            }
            MarkKind::PortionMark => {
                self.portions += 1;
                self.top_portion = self.top_portion.max(mark.value);
            }
            MarkKind::Heading => self.headings += 1,
            MarkKind::PageMarker => self.page_markers += 1,
            MarkKind::PassageBegin(_) | MarkKind::PassageEnd(_) => self.passages += 1,
            MarkKind::Paragraph(_) | MarkKind::Rule | MarkKind::Markup | MarkKind::BlankLine => {}
        }
    }
}

fn add<const N: usize>(counts: &mut [u32; N], more: &[u32; N]) {
    for (count, more) in counts.iter_mut().zip(more) {
        *count += more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbering(numbers: &[u32]) -> Numbering {
        let ones = numbers.iter().map(|number| Numbering::one(*number));
        ones.fold(Numbering::default(), Numbering::join)
    }

    #[test]
    fn breaks_in_numbering_join() {
        assert_eq!(numbering(&[1, 2, 3]).breaks, 0);
        assert_eq!(numbering(&[1, 2, 4, 5]).breaks, 1);
        assert_eq!(numbering(&[1, 2, 2, 1]).breaks, 2);
        let whole = numbering(&[1, 2, 4, 4, 5]);
        assert_eq!(numbering(&[1, 2]).join(numbering(&[4, 4, 5])), whole);
        assert_eq!(numbering(&[]).join(whole).join(numbering(&[])), whole);
        assert_eq!(numbering(&[u32::MAX, 0]).breaks, 1);
    }
}
