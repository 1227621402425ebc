//! The search for untagged names, block by block.

use rustc_hash::{FxHashMap, FxHashSet};

use super::known::{Hit, Known, Source};
use super::{listed, tagged_elsewhere};
use crate::model::boundary::{Window, WordEnd, begins_sentence, begins_word};
use crate::model::{Document, Gazetteer, LineUse, sentence_start};
use crate::rules::Finding;
use crate::rules::names::acronym_label_mismatch::is_defined_otherwise;
use crate::rules::support::names::Names;
use crate::syntax::{Block, MarkKind, Mention, Summary};
use crate::text::{Offset, Span};

pub(super) struct Search<'d> {
    document: &'d Document,
    names: &'d Names,
    known: Known<'d>,
    /// The use of the document's lines.
    lines: LineUse,
    /// Where the last name found ended.
    done: Offset,
    /// What begins a sentence and is a name only if it is always written so, with its number.
    waiting: Vec<(Finding, usize)>,
}

impl<'d> Search<'d> {
    pub(super) fn new(document: &'d Document, names: &'d Names, gazetteer: &'d Gazetteer) -> Self {
        Self {
            waiting: Vec::new(),
            document,
            names,
            known: Known::new(names, document, gazetteer),
            lines: document.line_use(),
            done: Offset::default(),
        }
    }

    /// What begins in the block at `at`.
    pub(super) fn block(&mut self, at: Offset, block: &Block) -> Vec<Finding> {
        let span = Span::at(at, block.len());
        let window = Window::new(self.document, span);
        let mut found = Vec::new();
        let mut from = at;
        let mentions = block
            .mentions()
            .iter()
            .map(|raw| Mention::new(at, raw).span);
        for mention in mentions.chain([Span::empty(span.end)]) {
            self.gap(&window, Span::new(from, mention.start), &mut found);
            from = mention.end;
        }
        found
    }

    /// What begins in `gap`, which holds no mention.
    fn gap(&mut self, window: &Window, gap: Span, found: &mut Vec<Finding>) {
        let mut after_blank = begins_word(window.before(gap.start));
        for (place, byte) in window.slice(gap).bytes().enumerate() {
            let capital = byte.is_ascii_uppercase() || byte >= 0xC3;
            if capital && after_blank {
                let at = gap.start + place;
                if at >= self.done {
                    found.extend(self.at(window, at));
                }
            }
            // The last byte of a curly quotation mark is one of these.
            after_blank = matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'(' | b'"' | b'\'')
                || matches!(byte, 0x98 | 0x9C);
        }
    }

    fn at(&mut self, window: &Window, at: Offset) -> Option<Finding> {
        let behind = window.behind(at);
        let Hit { text, end, source } = self.known.longest(behind)?;
        let before = window.before(at);
        let one_word = !text.contains(' ');
        let starts = one_word && end == WordEnd::Plain && begins_sentence(before, self.lines);
        let in_capitals = one_word && is_in_capitals(before, behind);
        let span = Span::at(at, text.len());
        let is_station = has_serial(&behind[text.len()..]);
        if in_capitals
            || is_station
            || !begins_word(before)
            || at >= self.names.end
            || !self.is_prose(span)
        {
            return None;
        }
        self.done = span.end;
        match source {
            Source::Listed(_) if starts => None,
            Source::Listed(label) => Some(listed(span, text, label)),
            Source::Tagged(number) => {
                let finding = self.missed(span, text, number)?;
                if starts {
                    self.waiting.push((finding, number));
                    return None;
                }
                Some(finding)
            }
        }
    }

    fn missed(&self, span: Span, text: &str, number: usize) -> Option<Finding> {
        let name = &self.names.list[number];
        let label = self.document.labels().text(name.label())?;
        let otherwise = is_defined_otherwise(self.document, span);
        (!otherwise).then(|| tagged_elsewhere(span, text, label, name.first.name))
    }

    /// Of what begins a sentence, that which is a name all the same.
    pub(super) fn names_among_waiting(&mut self) -> Vec<Finding> {
        let waiting = std::mem::take(&mut self.waiting);
        let mut inside: FxHashMap<usize, bool> =
            waiting.iter().map(|(_, name)| (*name, false)).collect();
        if inside.is_empty() {
            return Vec::new();
        }
        let mentions = self.document.mentions_from(Offset::default());
        for (mention, name) in mentions.zip(&self.names.mentions) {
            let known = name.and_then(|name| inside.get_mut(&(name as usize)));
            if let Some(known) = known.filter(|known| !**known) {
                *known = sentence_start::is_inside(self.document, &mention, self.lines);
            }
        }
        let form = |name: &usize| &*self.names.list[*name].form;
        let forms: FxHashSet<&str> = inside.keys().map(form).collect();
        let looked_at = Span::new(Offset::default(), self.names.end);
        let small =
            sentence_start::in_small_letters(&self.document.text().slice(looked_at), &forms);
        let is_name = |name: &usize| inside[name] && !small.contains(form(name));
        let named = waiting.into_iter().filter(|(_, name)| is_name(name));
        named.map(|(finding, _)| finding).collect()
    }

    /// Whether `span` lies neither in the header nor in a mark.
    fn is_prose(&self, span: Span) -> bool {
        let counted = |summary: &Summary| summary.marks > 0;
        let marks = self.document.marks_from(span.start, counted);
        let mut over = marks
            .take_while(|mark| mark.span.start < span.end)
            .filter(|mark| mark.kind != MarkKind::Heading && mark.span.overlaps(span));
        self.names.is_prose(span.start) && over.next().is_none()
    }
}

/// Whether all is in capitals around a place, so that they say nothing.
fn is_in_capitals(before: &str, behind: &str) -> bool {
    let around = before.chars().rev().take(32).chain(behind.chars().take(48));
    let letters = around.filter(|c| c.is_alphabetic());
    let mut count = 0;
    let all = letters.inspect(|_| count += 1).all(char::is_uppercase);
    all && count > 30
}

/// Whether the number of a cable follows a station: `VELM 00000083`.
fn has_serial(behind: &str) -> bool {
    let digits = behind.trim_start().bytes().take_while(u8::is_ascii_digit);
    (5..=8).contains(&digits.count())
}
