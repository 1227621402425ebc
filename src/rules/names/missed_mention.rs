//! `missed-mention`: a name that is tagged elsewhere in the document and not here (format
//! §5.3 B), or that the project's gazetteer lists.
//!
//! Said only where it is most likely right: exact repeats of names of three letters or two words
//! and more, with a capital that no sentence's start explains, or never lacking it; and not within the first words of
//! a longer name, among the codes of a header, or in marks.

mod known;

use crate::rules::Rule;
use crate::rules::fixes;
use crate::rules::rule::Scan;
use rustc_hash::{FxHashMap, FxHashSet};

use self::known::{Hit, Known, Source};
use super::beside::is_defined_otherwise;
use crate::model::Document;
use crate::model::boundary::{End, Window, begins_sentence, begins_word};
use crate::model::sentence_start;
use crate::rules::reporter::Reporter;
use crate::rules::support::names::Names;
use crate::rules::{Code, Finding};
use crate::syntax::{Block, MarkKind, Mention, Summary};
use crate::text::{Offset, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fixes::names::fixes),
};

pub(crate) const SCAN: Scan = Scan::of_any_text("missed_mention", check).last();

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let any = document.summary().mentions > 0 || !reporter.gazetteer().is_empty();
    if !any || !reporter.wants(&[Code::MissedMention]) {
        return;
    }
    let names = reporter.names(document);
    let mut search = Search {
        waiting: Vec::new(),
        document,
        names: &names,
        known: Known::new(&names, document, reporter.gazetteer()),
        lines: document.has_sentence_lines(),
        done: Offset::default(),
    };
    for (at, block) in document.tree().blocks() {
        if at >= names.end || !reporter.has_room(at) {
            break;
        }
        reporter.extend(search.block(at, block));
    }
    let waiting = search.names_among_waiting();
    for finding in waiting {
        if !reporter.has_room(finding.span.start) {
            return;
        }
        reporter.push(finding);
    }
}

struct Search<'d> {
    document: &'d Document,
    names: &'d Names,
    known: Known<'d>,
    /// Whether lines are sentences.
    lines: bool,
    /// Where the last name found ended.
    done: Offset,
    /// What begins a sentence and is a name only if it is always written so, with its number.
    waiting: Vec<(Finding, usize)>,
}

impl Search<'_> {
    /// What begins in the block at `at`.
    fn block(&mut self, at: Offset, block: &Block) -> Vec<Finding> {
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
        let starts = one_word && end == End::Plain && begins_sentence(before, self.lines);
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
            Source::Listed(label) => Some(Finding::listed_mention(span, text, label)),
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
        (!otherwise).then(|| Finding::missed_mention(span, text, label, name.first.name))
    }

    /// Of what begins a sentence, that which is a name all the same.
    fn names_among_waiting(&mut self) -> Vec<Finding> {
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

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::support::names::REACH;
    use crate::rules::testing::{check, found, silent};

    #[test]
    fn names_tagged_elsewhere() {
        check(
            &SCAN,
            "
            Minister [PER Ida Quill  ] met the [ORG GOV  ] in [LOC Ada Bay  ] and [LOC Oru  ] .
                                                    ~~~ tagged ORG here
                                                                   ~~~~~~~ tagged LOC here
                                                                                       ~~~ tagged LOC here
                                                                                       ~~~ tagged LOC here
            The GOV’s men left Ada Bay for Oru, not (Oru).
                ^^^ missed-mention: “GOV” is tagged ORG elsewhere, not here
                               ^^^^^^^ missed-mention: “Ada Bay” is tagged LOC elsewhere, not here
                                           ^^^ missed-mention: “Oru” is tagged LOC elsewhere, not here
                                                     ^^^ missed-mention: “Oru” is tagged LOC elsewhere, not here
            ",
        );
    }

    #[test]
    fn a_possessive_at_a_sentences_start_is_a_name() {
        check(
            &SCAN,
            "
            The [PER Hope  ] of [LOC Oru  ] came into [LOC Ada Bay  ] .␠
                     ~~~~ tagged PER here
                                                           ~~~~~~~ tagged LOC here
            Hope’s men lost hope . Hope is lost . Ada Bay is not .␠
            ^^^^ missed-mention: “Hope” is tagged PER elsewhere, not here
                                                  ^^^^^^^ missed-mention: “Ada Bay” is tagged LOC elsewhere, not here
            ",
        );
    }

    #[test]
    fn a_name_at_a_sentences_start() {
        check(
            &SCAN,
            "
            The men of [LOC Velm  ] , [ORG Hope  ] and [PER Keld  ] came to [LOC Ada Bay  ] .␠
                            ~~~~ tagged LOC here
                            ~~~~ tagged LOC here
            ( U ) Velm is lost . Velm was , in hope . Hope is . Keld-men are .␠
                  ^^^^ missed-mention: “Velm” is tagged LOC elsewhere, not here
                                 ^^^^ missed-mention: “Velm” is tagged LOC elsewhere, not here
            [PER Ida  ] spoke . Ida went .␠
            ",
        );
    }

    #[test]
    fn what_is_no_repeat_is_silent() {
        silent(
            &SCAN,
            "
            The [PER Hope  ] of [LOC Oru  ] came in [MISC May  ] with [ORG EU  ] and [MISC orun  ] men .␠
            Hope was lost . ORU , Orun and Oru-Velm , pre-Oru and May and EU , orun hope .␠
            ",
        );
    }

    #[test]
    fn pronouns_and_offices_are_no_names() {
        silent(
            &SCAN,
            "
            The [ORG THEM  ] of [LOC Oru  ] met [ORG Justice  ] Minister [PER Ida  ] , who wants Justice for THEM .␠
            ",
        );
    }

    #[test]
    fn headers_and_marks_are_silent() {
        silent(
            &SCAN,
            "
            UNCLAS SECTION 01 OF 02 VELM 000083 TAGS: PGOV SUBJECT: [LOC VELM  ] <a id='par1' href='#par1'>¶</a>1 .␠
            ( U ) All of [LOC Velm  ] and [ORG PGOV  ] .␠
            VELM 00000083 002 OF 002 it is .␠
            ",
        );
    }

    #[test]
    fn only_so_much_of_a_document_is_compared() {
        let line = "The men left Oru and Velm for the sea .\n";
        let text = "[LOC Oru  ]\n".to_owned() + &line.repeat(2 * REACH / line.len());
        let found = found(&SCAN, &text);
        assert!(found.len() > 500);
        assert!(found.iter().all(|finding| finding.span.start.get() < REACH));
    }
}
