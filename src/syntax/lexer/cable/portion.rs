//! Portion marks: `( SBU )` right behind a paragraph's number (format §3.2).

use std::ops::Range;

use crate::syntax::item::{AnomalyKind, MarkKind};
use crate::syntax::lexer::{Lexer, skip_blanks};
use crate::syntax::{Level, portion_mark};

/// Longest portion mark, with the brackets of a mention, in bytes.
const MAX_PORTION_BYTES: usize = 80;

/// Longest text before the `)` of a mark without its `(`, in bytes: `SBU )`. The search for safe
/// cuts relies on it.
pub(crate) const MAX_BARE_BYTES: usize = 6;

/// Reads the portion mark behind the anchor and number at `number`; returns the place to read on
/// from.
pub(crate) fn after_number(lexer: &mut Lexer<'_>, number: Range<usize>) -> usize {
    let at = place(&lexer.bytes[..lexer.end], number.end);
    if let Some(portion) = read(lexer, at) {
        portion.add_to(lexer);
        return portion.span.end;
    }
    lexer.anomaly(AnomalyKind::PortionMissing, number.clone());
    number.end
}

/// The portion mark behind a number without an anchor that ends at `number`. Such a number may
/// count the items of a list, followed by a letter, `3. (c)`, or any acronym: these are none.
pub(crate) fn after_bare_number(lexer: &Lexer<'_>, number: usize) -> Option<Portion> {
    let found = read(lexer, place(&lexer.bytes[..lexer.end], number))?;
    let text = &lexer.bytes[found.span.clone()];
    let mut letters = text.iter().filter(|byte| byte.is_ascii_alphabetic());
    let first = letters.next().is_some_and(u8::is_ascii_lowercase);
    let letter = first && letters.next().is_none();
    (found.level.is_some() && !letter).then_some(found)
}

/// The place of the portion mark of the paragraph whose number ends at `number`: behind the full
/// stop and, in the tokenised form, the line break.
fn place(bytes: &[u8], number: usize) -> usize {
    let mut at = skip_blanks(bytes, number);
    // A mention may have swallowed the number: `¶</a>1  ] .`
    if bytes.get(at) == Some(&b']') {
        at = skip_blanks(bytes, at + 1);
    }
    if bytes.get(at) == Some(&b'.') {
        at = skip_blanks(bytes, at + 1);
    }
    if bytes.get(at) == Some(&b'\r') {
        at += 1;
    }
    if bytes.get(at) == Some(&b'\n') {
        at += 1;
    }
    skip_blanks(bytes, at)
}

/// The text in the place of a portion mark.
pub(crate) struct Portion {
    pub(crate) span: Range<usize>,
    /// The level; `None` if the text is no portion mark.
    level: Option<Level>,
    /// True if it is in canonical spelling.
    canonical: bool,
    /// True if it has both parentheses.
    enclosed: bool,
}

impl Portion {
    /// Adds the mark with its anomalies, or the anomaly of an unknown mark.
    pub(crate) fn add_to(&self, lexer: &mut Lexer<'_>) {
        let Some(level) = self.level else {
            lexer.anomaly(AnomalyKind::PortionUnknown, self.span.clone());
            return;
        };
        lexer.mark(MarkKind::PortionMark, self.span.clone(), level.rank());
        if !self.enclosed || !self.canonical {
            lexer.anomaly(AnomalyKind::PortionMalformed, self.span.clone());
        }
    }
}

/// The text in the place of a portion mark at `at`: a mark, or a word in capitals and parentheses.
fn read(lexer: &Lexer<'_>, at: usize) -> Option<Portion> {
    let end = lexer.line_end_near(at.min(lexer.end), MAX_PORTION_BYTES);
    let line = lexer.text.get(at..end)?;
    let close = line.find(')')?;
    let enclosed = line.starts_with('(');
    if !enclosed && close > MAX_BARE_BYTES {
        return None;
    }
    let inner = without_brackets(&line[usize::from(enclosed)..close]);
    let inner = inner.trim();
    let mark = portion_mark(inner);
    let shaped = enclosed
        && (1..=5).contains(&inner.len())
        && inner.bytes().all(|byte| byte.is_ascii_uppercase());
    if mark.is_none() && !shaped {
        return None;
    }
    Some(Portion {
        span: at..at + close + 1,
        level: mark.as_ref().map(|mark| mark.level),
        canonical: mark.is_some_and(|mark| mark.canonical),
        enclosed,
    })
}

/// The mark in `text`, a portion mark with parentheses and brackets: `( [ORG SBU  ] )` ⇒ `SBU`.
pub fn portion_text(text: &str) -> String {
    let text = text.strip_prefix('(').unwrap_or(text);
    let text = text.strip_suffix(')').unwrap_or(text);
    without_brackets(text).trim().to_owned()
}

/// `text` without the brackets and labels of mentions, since taggers take marks for names:
/// `[ORG SBU  ]` ⇒ `SBU`.
fn without_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        out.push_str(&rest[..open]);
        let label = rest[open..]
            .find(' ')
            .map_or(rest.len(), |blank| open + blank);
        rest = &rest[label..];
    }
    out.push_str(rest);
    out.retain(|c| c != ']');
    out
}
