//! Finds the words by which marks of structure are recognised, in one pass, and has each read by
//! the module of its pattern.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::super::item::{AnomalyKind, Field, PassageKind};
use super::Lexer;
use crate::syntax::lexer::cable::{anchor, field, heading, page, passage};

/// The pattern that a trigger may belong to.
#[derive(Clone, Copy)]
enum MarkPattern {
    Pilcrow,
    Rule,
    Page,
    Field(Field),
    Passage(PassageKind),
    /// `End comment`, whose keyword in lower case alone is no trigger.
    PassageEnd(PassageKind),
    Garbled,
}

const TRIGGERS: [(&str, MarkPattern); 34] = [
    ("¶", MarkPattern::Pilcrow),
    ("-----", MarkPattern::Rule),
    (" OF ", MarkPattern::Page),
    ("E.O. 1", MarkPattern::Field(Field::Eo)),
    ("EO 1", MarkPattern::Field(Field::Eo)),
    ("TAGS", MarkPattern::Field(Field::Tags)),
    ("SUBJECT", MarkPattern::Field(Field::Subject)),
    ("SUBJ:", MarkPattern::Field(Field::Subject)),
    ("REF:", MarkPattern::Field(Field::Ref)),
    ("REFS:", MarkPattern::Field(Field::Ref)),
    ("REF(S):", MarkPattern::Field(Field::Ref)),
    ("REF ( S )", MarkPattern::Field(Field::Ref)),
    ("Classified By", MarkPattern::Field(Field::ClassifiedBy)),
    ("CLASSIFIED BY", MarkPattern::Field(Field::ClassifiedBy)),
    ("Classified by", MarkPattern::Field(Field::ClassifiedBy)),
    ("DERIVED FROM", MarkPattern::Field(Field::DerivedFrom)),
    ("Derived From", MarkPattern::Field(Field::DerivedFrom)),
    ("End comment", MarkPattern::PassageEnd(PassageKind::Comment)),
    ("end comment", MarkPattern::PassageEnd(PassageKind::Comment)),
    ("End note", MarkPattern::PassageEnd(PassageKind::Note)),
    ("End text", MarkPattern::PassageEnd(PassageKind::Text)),
    ("Qs", MarkPattern::Garbled),
    ("Qt", MarkPattern::Garbled),
    ("\u{FFFD}", MarkPattern::Garbled),
    ("â€", MarkPattern::Garbled),
    ("Summary", MarkPattern::Passage(PassageKind::Summary)),
    ("SUMMARY", MarkPattern::Passage(PassageKind::Summary)),
    ("summary", MarkPattern::Passage(PassageKind::Summary)),
    ("Comment", MarkPattern::Passage(PassageKind::Comment)),
    ("COMMENT", MarkPattern::Passage(PassageKind::Comment)),
    ("Note", MarkPattern::Passage(PassageKind::Note)),
    ("NOTE", MarkPattern::Passage(PassageKind::Note)),
    ("Text", MarkPattern::Passage(PassageKind::Text)),
    ("TEXT", MarkPattern::Passage(PassageKind::Text)),
];

/// `None` only if the automaton cannot hold so many words; a test shows that it can.
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
    // The end of the last mark: a rule is one mark, however many triggers it holds.
    let mut done = lexer.start;
    for found in automaton.find_iter(lexer.block()) {
        let at = lexer.start + found.start()..lexer.start + found.end();
        if at.start < done {
            continue;
        }
        done = match TRIGGERS[found.pattern().as_usize()].1 {
            MarkPattern::Pilcrow => anchor::read(lexer, at),
            MarkPattern::Rule => heading::read(lexer, at),
            MarkPattern::Page => page::read(lexer, at),
            MarkPattern::Field(kind) => field::read(lexer, kind, at),
            MarkPattern::Passage(kind) => passage::read(lexer, kind, at),
            MarkPattern::PassageEnd(kind) => passage::read_end(lexer, kind, at),
            MarkPattern::Garbled => garbled(lexer, at),
        };
    }
}

/// Reads an apostrophe that became a `Q` (`PresidentQs`), or signs of a wrong encoding, at `at`;
/// returns the place to read on from.
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

/// True if `text` holds anything at which a mark of structure could begin or into which it could
/// reach: a trigger, a tag or a character reference.
pub(in super::super) fn holds_trigger(text: &[u8]) -> bool {
    let Some(automaton) = AUTOMATON.as_ref() else {
        return true;
    };
    // 0xC2 is the first byte of a pilcrow, which a cut may have split.
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
