//! Headings: a title underlined with dashes, in its own line or run into another
//! (format §3.2).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::super::item::{AnomalyKind, MarkKind};
use super::{Lexer, skip_blanks, skip_blanks_back};

/// The longest title, in bytes.
const LIMIT: usize = 120;

/// What a title cannot reach over in its line: a page marker, an anchor's paragraph number, the
/// end of a sentence, a tag.
static BEFORE_TITLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^.*(?:[0-9] OF [0-9]{2,3}\b|</a>[0-9]* ?\.|[.?!:;] |>|-----)[ \t]*").ok()
});

/// Reads the rule whose first dashes stand at `dashes`; returns where to go on.
pub(super) fn read(lexer: &mut Lexer<'_>, dashes: Range<usize>) -> usize {
    let rule = dashes.start..rule_end(&lexer.bytes[..lexer.end], dashes.start);
    let line_start = skip_blanks_back(lexer.bytes, rule.start);
    let alone = at_line_start(lexer, line_start);
    let title = if alone {
        title_above(lexer, line_start)
    } else {
        title_in_line(lexer, rule.start)
    };
    if let Some(title) = title {
        if !alone {
            lexer.anomaly(AnomalyKind::HeadingGlued, title.clone());
        }
        // Shorter rules would be none.
        if shown(&lexer.text[title.clone()]).max(5) != rule.len() {
            lexer.anomaly(AnomalyKind::HeadingRule, rule.clone());
        }
        lexer.mark(MarkKind::Heading, title, rule.len() as u32);
    }
    lexer.mark(MarkKind::Rule, rule.clone(), 0);
    rule.end
}

/// How many characters of `title` a reader sees: brackets and labels of mentions are none.
fn shown(title: &str) -> usize {
    if !title.contains('[') {
        return title.chars().count();
    }
    let words = title.split([' ', '\t']);
    let words = words.filter(|word| !word.starts_with('[') && !matches!(*word, "" | "]"));
    let lengths: Vec<usize> = words.map(|word| word.chars().count()).collect();
    lengths.iter().sum::<usize>() + lengths.len().saturating_sub(1)
}

fn at_line_start(lexer: &Lexer<'_>, at: usize) -> bool {
    at == 0 || matches!(lexer.bytes[at - 1], b'\n' | b'\r')
}

/// A rule may be of several pieces: `--------------- ----`.
fn rule_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    loop {
        while bytes.get(end) == Some(&b'-') {
            end += 1;
        }
        if bytes.get(end) == Some(&b' ') && bytes[end + 1..].starts_with(b"---") {
            end += 1;
        } else {
            return end;
        }
    }
}

fn title_above(lexer: &Lexer<'_>, rule_line: usize) -> Option<Range<usize>> {
    let bytes = lexer.bytes;
    let end = rule_line.checked_sub(1).filter(|end| *end >= lexer.start)?;
    let end = if bytes[end] == b'\n' && end > lexer.start && bytes[end - 1] == b'\r' {
        end - 1
    } else {
        end
    };
    let start = lexer.line_start(end);
    if start < lexer.start {
        return None;
    }
    as_title(lexer, start..end)
}

fn title_in_line(lexer: &Lexer<'_>, rule: usize) -> Option<Range<usize>> {
    let near = lexer.line_start_near(rule, LIMIT + 80);
    let line = &lexer.text[near..rule];
    let before = BEFORE_TITLE
        .as_ref()?
        .find(line)
        .map_or(0, |found| found.end());
    as_title(lexer, near + before..rule)
}

/// `line` without blanks at its edges, if it can be a title.
fn as_title(lexer: &Lexer<'_>, line: Range<usize>) -> Option<Range<usize>> {
    let end = skip_blanks_back(lexer.bytes, line.end).max(line.start);
    let start = skip_blanks(lexer.bytes, line.start).min(end);
    let title = lexer.text.get(start..end)?;
    let begins =
        |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '[' | '(' | '"' | '“');
    let ends = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '.' | ',' | ';' | '-');
    let fits = title.len() <= LIMIT && title.starts_with(begins) && !title.ends_with(ends);
    fits.then_some(start..end)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_pattern_compiles() {
        assert!(super::BEFORE_TITLE.is_some());
    }
}
