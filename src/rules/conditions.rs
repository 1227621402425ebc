//! What rules depend on of a document as a whole: its kind, its written form, its header.

use super::rule::HEAD_BYTES;
use crate::model::cable::headers::headers;
use crate::model::cable::page_line::PageLine;
use crate::model::style::{has_mixed_padding, is_tokenised, usual_padding};
use crate::model::{Document, Header, LineUse};
use crate::syntax::{ChangedRun, Field, OrderKey};
use crate::text::{Offset, Span};

/// The facts about a document that scans share. A function of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Conditions {
    /// True for cables (format §6.1).
    pub(crate) is_cable: bool,
    /// True for the tokenised form (format §1.2).
    pub(crate) is_tokenised: bool,
    /// The blanks before most `]`.
    pub(crate) usual_padding: usize,
    /// True if several writers' paddings are mixed.
    pub(crate) has_mixed_padding: bool,
    /// The use of its lines.
    pub(crate) lines: LineUse,
    /// The header of a cable.
    pub(crate) header: Option<Header>,
    /// The line of it that page markers repeat.
    pub(crate) page_line: Option<PageLine>,
    /// The header of a second cable in the same file.
    pub(crate) second_header: Option<Anchor>,
}

/// A place that edits elsewhere leave alone: a block, and bytes from its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Anchor {
    key: OrderKey,
    at: usize,
}

impl Anchor {
    pub(crate) fn of(document: &Document, place: Offset) -> Option<Self> {
        let (start, block) = document.tree().block_at(place)?;
        Some(Self {
            key: block.summary().key,
            at: place - start,
        })
    }

    pub(crate) fn block(self) -> OrderKey {
        self.key
    }

    fn place(self, document: &Document) -> Option<Offset> {
        let (start, _) = document.tree().block_from_key(self.key)?;
        Some(start + self.at)
    }
}

impl Conditions {
    /// The conditions of `document`.
    pub(crate) fn of(document: &Document) -> Self {
        let second = document.is_cable().then(|| second_header(document));
        Self::with_second_header(document, second.flatten())
    }

    /// The conditions of `document`, which differs by `runs` from the one that has these.
    pub(crate) fn next(&self, document: &Document, runs: &[ChangedRun]) -> Self {
        let blocks = runs
            .iter()
            .flat_map(|run| run.removed.iter().chain(&run.added));
        let mut blocks = blocks.map(|block| block.summary());
        // Whether a classification is a header depends on the text beside it, too.
        let same =
            self.is_cable && !blocks.any(|summary| summary.header + summary.page_markers > 0);
        if same && !runs.iter().any(|run| is_near_header(document, run)) {
            return Self::with_second_header(document, self.second_header);
        }
        Self::of(document)
    }

    fn with_second_header(document: &Document, second_header: Option<Anchor>) -> Self {
        let spacing = document.summary().spacing;
        let is_cable = document.is_cable();
        let header = is_cable.then(|| document.header()).flatten();
        let page_line = header
            .as_ref()
            .and_then(|header| PageLine::of(document, header));
        Self {
            is_cable,
            is_tokenised: is_tokenised(document),
            usual_padding: usual_padding(spacing),
            has_mixed_padding: has_mixed_padding(spacing),
            lines: document.line_use(),
            header,
            page_line,
            second_header: second_header.filter(|_| is_cable),
        }
    }

    /// The end of the first cable: the second one's header, or the end of the text.
    pub(crate) fn end_of_first(&self, document: &Document) -> Offset {
        let second = self.second_header.and_then(|anchor| anchor.place(document));
        second.unwrap_or(document.text().end())
    }

    /// True if names may stand at `at`: not among the codes and keywords of the header. Its subject
    /// is prose.
    pub(crate) fn is_prose(&self, at: Offset) -> bool {
        !self.header_form().iter().any(|span| span.contains(at))
    }

    /// The parts of the header that are no prose.
    pub(crate) fn header_form(&self) -> [Span; 2] {
        let Some(header) = &self.header else {
            return [Span::default(); 2];
        };
        let mut fields = header.fields.iter();
        let subject = fields.find(|field| field.field == Field::Subject);
        let value = subject.map_or(Span::empty(header.span.end), |field| field.value);
        [
            Span::new(header.span.start, value.start),
            Span::new(value.end, header.span.end.max(value.end)),
        ]
    }

    /// True if a change at `start` may change the header.
    pub(crate) fn is_in_head(start: Offset) -> bool {
        start.get() <= HEAD_BYTES
    }
}

fn second_header(document: &Document) -> Option<Anchor> {
    let second = headers(document).nth(1)?;
    Anchor::of(document, second.span.start)
}

/// True if a classification or header field stands in a block beside those of `run`.
fn is_near_header(document: &Document, run: &ChangedRun) -> bool {
    let tree = document.tree();
    let before = tree.last_block_before(run.new.start, |_| true);
    let behind = tree.block_at(run.new.end);
    let mut beside = before.into_iter().chain(behind);
    beside.any(|(_, block)| block.summary().header > 0)
}
