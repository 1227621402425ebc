//! The search for untagged names in a stretch.

use super::listed::longest_listed;
use super::{listed_name, tagged_elsewhere};
use crate::model::boundary::{Window, WordEnd, begins_sentence, begins_word};
use crate::model::normalised;
use crate::rules::draft::Draft;
use crate::rules::names::acronym_label_mismatch::is_defined_otherwise;
use crate::rules::reporter::Reporter;
use crate::rules::stretch::Stretch;
use crate::syntax::{MarkKind, Summary};
use crate::text::{Offset, Span};

/// The text before a stretch in which a name may begin that reaches into it, in bytes.
const BYTES_BEFORE: usize = 256;

pub(super) struct Search<'s> {
    stretch: &'s Stretch<'s>,
    /// The text of the stretch with what stands around it.
    window: Window,
    /// The stretch, and the text before it that may reach into it.
    span: Span,
}

/// A known name where it is not tagged.
struct Hit<'t> {
    text: &'t str,
    end: WordEnd,
    source: Source<'t>,
}

/// Where a name is known from.
#[derive(Clone, Copy)]
enum Source<'t> {
    /// It is tagged in the document.
    Tagged,
    /// The gazetteer lists it with this label.
    Listed(&'t str),
}

impl<'s> Search<'s> {
    pub(super) fn new(stretch: &'s Stretch<'s>) -> Self {
        let text = stretch.document.text();
        let start = text.floor(stretch.span.start.back(BYTES_BEFORE));
        let span = Span::new(start, stretch.span.end);
        Self {
            stretch,
            window: Window::new(stretch.document, span),
            span,
        }
    }

    /// Reports the names that begin in the stretch and in no other name: the longest of those at a
    /// place, and of those that overlap the first.
    pub(super) fn look(&self, reporter: &mut Reporter<'_>) {
        let mut last_end = Offset::default();
        for gap in self.gaps() {
            for at in self.capitals(gap) {
                let Some(hit) = self.hit(at) else {
                    continue;
                };
                let is_first = at >= last_end;
                let span = Span::at(at, hit.text.len());
                last_end = last_end.max(span.end);
                if is_first
                    && self.stretch.holds(at)
                    && let Some(draft) = self.draft(span, &hit)
                {
                    reporter.add(draft);
                }
            }
        }
    }

    /// The text between mentions.
    fn gaps(&self) -> Vec<Span> {
        let mut from = self.span.start;
        let mut gaps = Vec::new();
        let mentions = self.stretch.document.mentions_in(self.span);
        for mention in mentions.map(|mention| mention.span) {
            gaps.push(Span::new(from, mention.start.max(from)));
            from = mention.end;
        }
        gaps.push(Span::new(from, self.span.end.max(from)));
        gaps
    }

    /// The places in `gap` at which a word begins with a capital, most of them.
    fn capitals(&self, gap: Span) -> Vec<Offset> {
        let mut after_blank = begins_word(self.window.before(gap.start));
        let mut places = Vec::new();
        for (place, byte) in self.window.slice(gap).bytes().enumerate() {
            let is_capital = byte.is_ascii_uppercase() || byte >= 0xC3;
            if is_capital && after_blank {
                places.push(gap.start + place);
            }
            // The last byte of a curly quotation mark is one of these.
            after_blank = matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'(' | b'"' | b'\'')
                || matches!(byte, 0x98 | 0x9C);
        }
        places
    }

    /// The longest known name at `at`, if it stands in prose there; of the document and the
    /// gazetteer, the document's.
    fn hit(&self, at: Offset) -> Option<Hit<'_>> {
        let before = self.window.before(at);
        if !begins_word(before) {
            return None;
        }
        let behind = self.window.behind(at);
        let tagged = self.stretch.longest_spelling(behind);
        let length = tagged.map_or(0, |(text, _)| text.len());
        let labels = self.stretch.document.labels();
        let listed = longest_listed(self.stretch.gazetteer, labels, behind);
        let listed = listed.filter(|listed| listed.text.len() > length);
        let hit = match (listed, tagged) {
            (Some(listed), _) => Hit {
                text: listed.text,
                end: listed.end,
                source: Source::Listed(listed.label),
            },
            (None, Some((text, end))) => Hit {
                text,
                end,
                source: Source::Tagged,
            },
            (None, None) => return None,
        };
        let one_word = !hit.text.contains(' ');
        let in_capitals = one_word && is_in_capitals(before, behind);
        let is_station = has_serial(&behind[hit.text.len()..]);
        let span = Span::at(at, hit.text.len());
        let is_meant = !in_capitals && !is_station && self.is_prose(span);
        is_meant.then_some(hit)
    }

    fn draft(&self, span: Span, hit: &Hit<'_>) -> Option<Draft> {
        let starts = !hit.text.contains(' ')
            && hit.end == WordEnd::Plain
            && begins_sentence(
                self.window.before(span.start),
                self.stretch.conditions.lines,
            );
        if let Source::Listed(label) = hit.source {
            return (!starts).then(|| Draft::of(listed_name(span, hit.text, label)));
        }
        let form = normalised(hit.text);
        let facts = *self.stretch.name(&form)?.facts();
        let label = self.stretch.document.labels().text(facts.label?)?;
        // A capital at the start of a sentence is no sign of a name.
        if starts && (!facts.is_inside || self.stretch.occurs_small(&form)) {
            return None;
        }
        let otherwise = is_defined_otherwise(self.stretch, span);
        (!otherwise).then(|| tagged_elsewhere(span, hit.text, label))
    }

    /// True if `span` lies neither in the header nor in a mark.
    fn is_prose(&self, span: Span) -> bool {
        let counted = |summary: &Summary| summary.marks > 0;
        let marks = self.stretch.document.marks_from(span.start, counted);
        let mut over = marks
            .take_while(|mark| mark.span.start < span.end)
            .filter(|mark| mark.kind != MarkKind::Heading && mark.span.overlaps(span));
        self.stretch.conditions.is_prose(span.start) && over.next().is_none()
    }
}

/// True if all is in capitals around a place, so that they say nothing.
fn is_in_capitals(before: &str, behind: &str) -> bool {
    let around = before.chars().rev().take(32).chain(behind.chars().take(48));
    let letters = around.filter(|c| c.is_alphabetic());
    let mut count = 0;
    let all = letters.inspect(|_| count += 1).all(char::is_uppercase);
    all && count > 30
}

/// True if the number of a cable follows a station: `VELM 00000083`.
fn has_serial(behind: &str) -> bool {
    let digits = behind.trim_start().bytes().take_while(u8::is_ascii_digit);
    (5..=8).contains(&digits.count())
}
