//! Passages announced and closed in words: `Summary:` … `End Summary` (format §3.2).

use std::ops::Range;

use crate::syntax::item::{MarkKind, PassageKind};
use crate::syntax::lexer::{Lexer, skip_blanks, skip_blanks_back};

/// Reads the announcement or end of a passage around its keyword at `word`; returns the place to
/// read on from.
pub(crate) fn read(lexer: &mut Lexer<'_>, kind: PassageKind, word: Range<usize>) -> usize {
    if lexer
        .bytes
        .get(word.end)
        .is_some_and(u8::is_ascii_alphabetic)
    {
        return word.end;
    }
    // A tagger may have taken the keyword for a name: `[MISC Summary:  ]`.
    let outside = before_label(lexer, word.start);
    let ends = preceding(lexer, outside, &["End of", "END OF", "End", "END"]);
    if let Some(start) = ends {
        lexer.mark(MarkKind::PassageEnd(kind), start..word.end, 0);
        return word.end;
    }
    let begins = preceding(lexer, outside, &["Begin", "BEGIN"]);
    let Some(colon) = colon(lexer, word.end) else {
        if let Some(start) = begins {
            lexer.mark(MarkKind::PassageBegin(kind), start..word.end, 0);
        }
        return word.end;
    };
    let lower = lexer.bytes[word.start].is_ascii_lowercase();
    // `Text:` announces nothing, nor does a keyword in the middle of a sentence.
    if begins.is_some() || (kind != PassageKind::Text && !lower && opens(lexer, outside)) {
        lexer.mark(
            MarkKind::PassageBegin(kind),
            begins.unwrap_or(word.start)..colon,
            0,
        );
        return colon;
    }
    word.end
}

/// Reads `End comment` at `words`; returns the place to read on from.
pub(crate) fn read_end(lexer: &mut Lexer<'_>, kind: PassageKind, words: Range<usize>) -> usize {
    let bytes = lexer.bytes;
    let before = words.start.checked_sub(1).map(|before| bytes[before]);
    let inside = |byte: &u8| byte.is_ascii_alphanumeric();
    let free = !before.as_ref().is_some_and(inside) && !bytes.get(words.end).is_some_and(inside);
    if free {
        lexer.mark(MarkKind::PassageEnd(kind), words.clone(), 0);
    }
    words.end
}

/// The start of `[LABEL ` if that stands right before `at`, else `at`.
fn before_label(lexer: &Lexer<'_>, at: usize) -> usize {
    let bytes = &lexer.bytes[lexer.start..at];
    let blank = skip_blanks_back(bytes, bytes.len());
    let label = bytes[..blank]
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    let open = blank - label;
    if label > 0 && blank < bytes.len() && bytes[..open].ends_with(b"[") {
        lexer.start + open - 1
    } else {
        at
    }
}

/// The start of the one of `words` that stands right before `at`, in the same line.
fn preceding(lexer: &Lexer<'_>, at: usize, words: &[&str]) -> Option<usize> {
    let end = skip_blanks_back(&lexer.bytes[..at], at);
    if end == at {
        return None;
    }
    let text = &lexer.bytes[lexer.start.min(end)..end];
    words.iter().find_map(|word| {
        let start = text.len().checked_sub(word.len())?;
        let free = start == 0 || !text[start - 1].is_ascii_alphanumeric();
        (text.ends_with(word.as_bytes()) && free).then_some(lexer.start + start)
    })
}

/// The place behind the colon that makes the keyword ending at `at` an announcement: `Summary:`,
/// `SUMMARY AND COMMENT:`.
fn colon(lexer: &Lexer<'_>, at: usize) -> Option<usize> {
    let bytes = &lexer.bytes[..lexer.line_end_near(at, 40)];
    let mut at = skip_blanks(bytes, at);
    for and in [&b"and "[..], b"AND ", b"/"] {
        if bytes[at..].starts_with(and) {
            at += and.len();
            at += bytes[at..]
                .iter()
                .take_while(|byte| byte.is_ascii_alphabetic())
                .count();
            at = skip_blanks(bytes, at);
        }
    }
    (bytes.get(at) == Some(&b':')).then_some(at + 1)
}

/// True if an announcement may stand at `at`: at a line's start, or behind a portion mark, an
/// opening parenthesis, a dash or the end of a sentence.
fn opens(lexer: &Lexer<'_>, at: usize) -> bool {
    let before = skip_blanks_back(lexer.bytes, at);
    before == 0
        || matches!(
            lexer.bytes[before - 1],
            b'\n' | b'\r' | b')' | b'(' | b'.' | b'-'
        )
}
