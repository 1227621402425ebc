//! Finds, in one pass, the few words by which marks of structure are recognised, and hands each
//! to the file that knows it.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::super::item::{AnomalyKind, Field, RangeKind};
use super::Lexer;
use crate::syntax::lexer::cable::{anchor, field, heading, page, passage};

/// What a trigger may belong to.
#[derive(Clone, Copy)]
enum Trigger {
    Pilcrow,
    Rule,
    Page,
    Field(Field),
    Passage(RangeKind),
    /// `End comment`, in which the keyword alone would be a word like others.
    PassageEnd(RangeKind),
    Garbled,
}

const TRIGGERS: [(&str, Trigger); 34] = [
    ("¶", Trigger::Pilcrow),
    ("-----", Trigger::Rule),
    (" OF ", Trigger::Page),
    ("E.O. 1", Trigger::Field(Field::Eo)),
    ("EO 1", Trigger::Field(Field::Eo)),
    ("TAGS", Trigger::Field(Field::Tags)),
    ("SUBJECT", Trigger::Field(Field::Subject)),
    ("SUBJ:", Trigger::Field(Field::Subject)),
    ("REF:", Trigger::Field(Field::Ref)),
    ("REFS:", Trigger::Field(Field::Ref)),
    ("REF(S):", Trigger::Field(Field::Ref)),
    ("REF ( S )", Trigger::Field(Field::Ref)),
    ("Classified By", Trigger::Field(Field::ClassifiedBy)),
    ("CLASSIFIED BY", Trigger::Field(Field::ClassifiedBy)),
    ("Classified by", Trigger::Field(Field::ClassifiedBy)),
    ("DERIVED FROM", Trigger::Field(Field::DerivedFrom)),
    ("Derived From", Trigger::Field(Field::DerivedFrom)),
    ("End comment", Trigger::PassageEnd(RangeKind::Comment)),
    ("end comment", Trigger::PassageEnd(RangeKind::Comment)),
    ("End note", Trigger::PassageEnd(RangeKind::Note)),
    ("End text", Trigger::PassageEnd(RangeKind::Text)),
    ("Qs", Trigger::Garbled),
    ("Qt", Trigger::Garbled),
    ("\u{FFFD}", Trigger::Garbled),
    ("â€", Trigger::Garbled),
    ("Summary", Trigger::Passage(RangeKind::Summary)),
    ("SUMMARY", Trigger::Passage(RangeKind::Summary)),
    ("summary", Trigger::Passage(RangeKind::Summary)),
    ("Comment", Trigger::Passage(RangeKind::Comment)),
    ("COMMENT", Trigger::Passage(RangeKind::Comment)),
    ("Note", Trigger::Passage(RangeKind::Note)),
    ("NOTE", Trigger::Passage(RangeKind::Note)),
    ("Text", Trigger::Passage(RangeKind::Text)),
    ("TEXT", Trigger::Passage(RangeKind::Text)),
];

/// `None` only if the patterns were too many for the automaton; a test holds that off.
static AUTOMATON: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostFirst)
        .build(TRIGGERS.map(|(word, _)| word))
        .ok()
});

pub(super) fn read(lexer: &mut Lexer<'_>) {
    let Some(automaton) = AUTOMATON.as_ref() else {
        return;
    };
    // Where the last mark ended: a rule is one mark, however many triggers it holds.
    let mut done = lexer.start;
    for found in automaton.find_iter(lexer.block()) {
        let at = lexer.start + found.start()..lexer.start + found.end();
        if at.start < done {
            continue;
        }
        done = match TRIGGERS[found.pattern().as_usize()].1 {
            Trigger::Pilcrow => anchor::read(lexer, at),
            Trigger::Rule => heading::read(lexer, at),
            Trigger::Page => page::read(lexer, at),
            Trigger::Field(kind) => field::read(lexer, kind, at),
            Trigger::Passage(kind) => passage::read(lexer, kind, at),
            Trigger::PassageEnd(kind) => passage::read_end(lexer, kind, at),
            Trigger::Garbled => garbled(lexer, at),
        };
    }
}

/// An apostrophe that became a `Q`, `PresidentQs`, or signs of a wrong encoding at `at`; returns
/// where to go on.
fn garbled(lexer: &mut Lexer<'_>, at: Range<usize>) -> usize {
    if lexer.bytes[at.start] != b'Q' {
        lexer.anomaly(AnomalyKind::Garbled, at.clone());
        return at.end;
    }
    let before = at.start.checked_sub(1).map(|before| lexer.bytes[before]);
    let goes_on = lexer
        .bytes
        .get(at.end)
        .is_some_and(u8::is_ascii_alphanumeric);
    if before.is_some_and(|byte| byte.is_ascii_lowercase()) && !goes_on {
        lexer.anomaly(AnomalyKind::Garbled, at.start..at.start + 1);
    }
    at.end
}

/// Whether `text` holds anything that a mark of structure could begin at or reach into: a
/// trigger, a tag, or a paragraph's number.
pub(in super::super) fn holds_trigger(text: &[u8]) -> bool {
    let Some(automaton) = AUTOMATON.as_ref() else {
        return true;
    };
    memchr::memchr3(b'<', b'>', 0xC2, text).is_some()
        || memchr::memchr(b'&', text).is_some()
        || automaton.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_automaton_builds() {
        assert!(AUTOMATON.is_some());
        assert!(holds_trigger("the ¶".as_bytes()) && !holds_trigger(b"nothing to see"));
    }
}
