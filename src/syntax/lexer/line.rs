//! Patterns recognised by their place in a line: blank lines, classification lines, numbers that
//! begin a paragraph without an anchor. Also counts the ends of lines.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::super::item::{AnchorForm, MarkKind};
use super::{Lexer, is_blank, number, skip_blanks, skip_blanks_back};
use crate::syntax::classification;
use crate::syntax::lexer::cable::portion;

/// Longest text in which a classification is looked for, in bytes.
const MAX_CLASSIFICATION_BYTES: usize = 60;

static NO_BREAK_BLANK: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("\u{a0}"));
static TWO_BLANKS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("  "));

pub(super) fn read(lexer: &mut Lexer<'_>) {
    let mut at = lexer.start;
    // A block may begin in the middle of a very long line.
    let mut whole = at == 0 || matches!(lexer.bytes[at - 1], b'\n' | b'\r');
    while at < lexer.end {
        let found = memchr::memchr2(b'\n', b'\r', &lexer.bytes[at..lexer.end]);
        let end = found.map_or(lexer.end, |found| at + found);
        if whole {
            line_start(lexer, at, end);
        }
        if found.is_none() {
            break;
        }
        if whole && is_blank_line(&lexer.bytes[at..end]) {
            lexer.mark(MarkKind::BlankLine, at..end, 0);
        } else {
            count_padding(lexer, at, end);
        }
        number_at_end(lexer, end);
        at = behind_break(lexer, end);
        whole = true;
    }
    stray(lexer);
}

/// Counts the line break at `at`; returns the place behind it.
fn behind_break(lexer: &mut Lexer<'_>, at: usize) -> usize {
    if lexer.bytes[at] == b'\n' {
        lexer.out.lines.lf += 1;
        return at + 1;
    }
    lexer.out.lines.cr += 1;
    at + 1 + usize::from(lexer.bytes[..lexer.end].get(at + 1) == Some(&b'\n'))
}

/// True if `line` holds blanks only. A longer run than [`MAX_BLANKS`](super::blanks::MAX_BLANKS) may be
/// cut, so it is none.
fn is_blank_line(line: &[u8]) -> bool {
    skip_blanks_back(line, line.len()) == 0
}

/// Counts a line with text by the blank at its end, which the tokenised form has.
fn count_padding(lexer: &mut Lexer<'_>, start: usize, end: usize) {
    if lexer.bytes[start..end].last() == Some(&b' ') {
        lexer.out.lines.padded += 1;
    } else {
        lexer.out.lines.bare += 1;
    }
}

/// Reads the patterns at the start of a line.
fn line_start(lexer: &mut Lexer<'_>, start: usize, end: usize) {
    let line = &lexer.bytes[start..end];
    match line.first() {
        Some(b'0'..=b'9') => number_at_start(lexer, start),
        Some(b'<') => classified_after_wrapper(lexer, start, end),
        Some(b'A'..=b'Z') => {
            classified(lexer, start);
        }
        _ => {}
    }
}

/// Reads `12. ` or `12 . ` at a line's start, or `12.(C)`.
fn number_at_start(lexer: &mut Lexer<'_>, start: usize) {
    let bytes = &lexer.bytes[..lexer.end];
    let Some((value, end)) = number(bytes, start, 3) else {
        return;
    };
    let stop = skip_blanks(bytes, end);
    if bytes.get(stop) != Some(&b'.') || stop > end + 1 {
        return;
    }
    let portion = portion::after_bare_number(lexer, end);
    let followed = matches!(
        bytes.get(stop + 1),
        None | Some(b' ' | b'\t' | b'\n' | b'\r')
    );
    if !followed && (portion.is_none() || bytes.get(stop + 1) != Some(&b'(')) {
        return;
    }
    lexer.mark(MarkKind::Paragraph(AnchorForm::Number), start..end, value);
    if let Some(found) = portion {
        found.add_to(lexer);
    }
}

/// Reads `12 .` at a line's end with a portion mark in the next line: the tokenised form of a
/// paragraph whose anchor is lost.
fn number_at_end(lexer: &mut Lexer<'_>, line_end: usize) {
    let bytes = lexer.bytes;
    let stop = skip_blanks_back(bytes, line_end);
    if stop == 0 || bytes[stop - 1] != b'.' {
        return;
    }
    let end = skip_blanks_back(bytes, stop - 1);
    let digits = bytes[..end]
        .iter()
        .rev()
        .take(4)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let start = end - digits;
    let is_apart = lexer.text[..start].ends_with(crate::text::is_blank);
    if !(1..=3).contains(&digits) || start <= lexer.start || !is_apart {
        return;
    }
    if matches!(bytes[start - 1], b'\n' | b'\r') {
        return;
    }
    let Some(found) = portion::after_bare_number(lexer, end) else {
        return;
    };
    let Some((value, _)) = number(bytes, start, 3) else {
        return;
    };
    lexer.mark(MarkKind::Paragraph(AnchorForm::Number), start..end, value);
    found.add_to(lexer);
}

/// Reads a classification at `at`; true if there is one.
fn classified(lexer: &mut Lexer<'_>, at: usize) -> bool {
    // Most lines fail this first look at their capitals and blanks.
    let capitals = |byte: &u8| byte.is_ascii_uppercase() || matches!(byte, b' ' | b'/');
    let begins = |byte: &u8| capitals(byte) || byte.is_ascii_lowercase();
    let head = &lexer.bytes[at..lexer.end.min(at + 4)];
    if !(head.iter().all(capitals) || (head.iter().all(begins) && head.get(1) == Some(&b' '))) {
        return false;
    }
    let end = lexer.line_end_near(at, MAX_CLASSIFICATION_BYTES);
    match classification(&lexer.text[at..end]) {
        Some((level, length)) => {
            lexer.mark(MarkKind::Classification, at..at + length, level.rank());
            true
        }
        None => false,
    }
}

/// Reads the classification behind `<code><pre>`; a newspaper's date line may stand before it.
fn classified_after_wrapper(lexer: &mut Lexer<'_>, start: usize, end: usize) {
    const WRAPPER: &[u8] = b"<code><pre>";
    if !lexer.bytes[start..end].starts_with(WRAPPER) {
        return;
    }
    let mut at = skip_blanks(lexer.bytes, start + WRAPPER.len());
    let limit = lexer.line_end_near(at, MAX_CLASSIFICATION_BYTES).min(end);
    while at < limit && !classified(lexer, at) {
        let next = memchr::memchr(b' ', &lexer.bytes[at..limit]);
        at = next.map_or(limit, |blank| skip_blanks(lexer.bytes, at + blank));
    }
}

/// Counts white space that the tokenised form does not have: tabs, no-break blanks, runs of blanks.
fn stray(lexer: &mut Lexer<'_>) {
    let block = lexer.block();
    let tabs = memchr::memchr_iter(b'\t', block).count();
    let no_break = NO_BREAK_BLANK.find_iter(block).count();
    let mut runs = 0;
    let mut at = 0;
    while let Some(found) = TWO_BLANKS.find(&block[at..]) {
        let run = block[at + found..]
            .iter()
            .take_while(|byte| is_blank(**byte))
            .count();
        let end = at + found + run;
        // Blanks before a `]` are the padding of a mention.
        runs += usize::from(block.get(end) != Some(&b']'));
        at = end;
    }
    lexer.out.lines.stray += (tabs + no_break + runs) as u32;
}

#[cfg(test)]
mod tests {
    use super::super::super::{LabelSet, Level};
    use super::super::lex;

    fn numbered(text: &str) -> Vec<u32> {
        let lexed = lex(text, 0..text.len(), &LabelSet::conll4());
        lexed.marks.iter().map(|mark| mark.value).collect()
    }

    #[test]
    fn the_items_of_a_list_have_no_portion_marks() {
        assert_eq!(numbered("3. (c) Ida"), [3]);
        assert_eq!(numbered("3. (OGRU) Ida"), [3]);
        assert!(numbered("In item 3 . \n( s ) Ida").is_empty());
        let no_foreign = Level::Secret.rank();
        assert_eq!(numbered("3. (s/nf) Ida"), [3, no_foreign]);
    }

    #[test]
    fn a_number_may_touch_its_portion_mark() {
        let confidential = Level::Confidential.rank();
        assert_eq!(numbered("12. (C) Ida"), [12, confidential]);
        assert_eq!(numbered("12.(C) Ida"), [12, confidential]);
        assert!(numbered("12.(a) Ida").is_empty());
        assert!(numbered("12.5 Ida").is_empty());
    }
}
