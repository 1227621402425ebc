//! The name at a place in plain text: a name tagged elsewhere, a run of capitalised words, or a
//! single word.
//!
//! Looks at one line, at most [`REACH_BYTES`] to either side.

mod line_words;

use crate::model::endings::is_clitic;
use crate::model::tokens::{CLOSING, OPENING, is_word_char};
use crate::model::{Document, bare};
use crate::text::{Offset, Span};

use line_words::{LineWords, OPENERS};

/// Longest look along a line to either side, in bytes.
const REACH_BYTES: usize = 200;

/// Most words of a name.
const MAX_WORDS: usize = 6;

/// The name around `offset`, without signs and endings: the longest one that is tagged elsewhere,
/// else the run of capitalised words, else the word. A word includes the place at its end.
pub(crate) fn name_at(document: &Document, offset: Offset) -> Option<Span> {
    let words = words_around(document, offset);
    let inside = words.iter().position(|word| word.contains(offset));
    let here = inside.or_else(|| words.iter().position(|word| word.end == offset))?;
    let in_word = match inside {
        Some(_) => offset,
        None => words[here].start.max(document.text().floor(offset.back(1))),
    };
    let tagged = tagged_name(document, in_word).map(|(span, _)| span);
    let span = tagged.unwrap_or_else(|| run(document, &words, here));
    without_signs(document, span)
}

/// True if the plain text `name` is written like a name, or is tagged elsewhere.
pub(crate) fn is_name_like(document: &Document, name: Span) -> bool {
    let text = document.text().slice(name);
    let opener = OPENERS.contains(&&*text);
    let capital = text.starts_with(char::is_uppercase);
    capital && !opener || document.entities().get(&text).is_some()
}

/// `span` without signs around it, possessive endings and the full stop of a sentence; `None` if no
/// word remains.
pub(crate) fn without_signs(document: &Document, span: Span) -> Option<Span> {
    let text = document.text().slice(span);
    let mut name: &str = &text;
    loop {
        if is_clitic(name.trim()) {
            return None;
        }
        // Each may uncover more for the other: `“Oru’s,”`.
        let shorter = trimmed_signs(bare(name));
        if shorter.len() == name.len() {
            break;
        }
        name = shorter;
    }
    let start = text.find(name)?;
    name.contains(is_word_char)
        .then(|| Span::at(span.start + start, name.len()))
}

/// `text` without blanks and signs around it. A pair of parentheses or quotation marks remains
/// unless it encloses the whole text: `Oru (Velm)`.
fn trimmed_signs(mut text: &str) -> &str {
    loop {
        text = text.trim();
        let mut chars = text.chars();
        let (Some(first), last) = (chars.next(), chars.next_back()) else {
            return text;
        };
        let inner = chars.as_str();
        let around = last.is_some_and(|last| partner(first) == Some(last));
        let opens =
            partner(first).is_some_and(|partner| text[first.len_utf8()..].contains(partner));
        if may_stand_before(first) && (around || !opens) {
            text = &text[first.len_utf8()..];
            continue;
        }
        let Some(last) = last.filter(|last| may_stand_behind(*last)) else {
            return text;
        };
        let closes = PAIRS
            .iter()
            .any(|(open, close)| *close == last && (first == *open || inner.contains(*open)));
        if closes {
            return text;
        }
        text = &text[..text.len() - last.len_utf8()];
    }
}

/// Pairs of opening and closing signs.
const PAIRS: [(char, char); 5] = [('(', ')'), ('"', '"'), ('“', '”'), ('‘', '’'), ('\'', '\'')];

/// The closing sign for `open`.
fn partner(open: char) -> Option<char> {
    let pair = PAIRS.iter().find(|(known, _)| *known == open);
    pair.map(|(_, close)| *close)
}

fn may_stand_before(c: char) -> bool {
    let dash = matches!(c, '-' | '–' | '*' | '¶' | '.');
    dash || OPENING.contains(&c) || CLOSING.contains(&c)
}

fn may_stand_behind(c: char) -> bool {
    let dash = matches!(c, '-' | '–' | '*' | '’');
    dash || OPENING.contains(&c) || CLOSING.contains(&c)
}

/// The run of capitalised words around the one at `here`, without words that merely begin a
/// sentence. The word at `here` alone if it has no capital, or if the whole line is in capitals.
fn run(document: &Document, words: &[Span], here: usize) -> Span {
    let words = LineWords { document, words };
    if !words.is_capital(here) {
        return words.words[here];
    }
    let (mut first, mut last) = (here, here);
    while let Some(before) = words.before(first) {
        first = before;
    }
    while let Some(behind) = words.behind(last) {
        last = behind;
    }
    if last - first >= MAX_WORDS || first < last && is_line_in_capitals(document, words.words[here])
    {
        return words.words[here];
    }
    while first < here && words.is_opener(first) {
        first += 1;
    }
    if words.is_opener(here) && !words.is_number(here) {
        return words.words[here];
    }
    Span::new(words.words[first].start, words.words[last].end)
}

/// True if all letters around `word` on its line are capitals, so that capitals do not show where a
/// name begins and ends. Text in angle brackets does not count.
fn is_line_in_capitals(document: &Document, word: Span) -> bool {
    let text = document.text();
    let line = text.line_span(text.line_at(word.start));
    let start = line.start.max(word.start.back(REACH_BYTES));
    let near = text.slice(Span::new(start, line.end.min(word.end + REACH_BYTES)));
    let mut in_tag = false;
    !near.contains(|c: char| {
        in_tag = c == '<' || in_tag && c != '>';
        !in_tag && c.is_lowercase()
    })
}

/// The longest name around `offset` that is tagged elsewhere, with its text.
pub(crate) fn tagged_name(document: &Document, offset: Offset) -> Option<(Span, String)> {
    let words = words_around(document, offset);
    let here = words.iter().position(|word| word.contains(offset))?;
    let lengths = (1..=MAX_WORDS.min(words.len())).rev();
    let runs = lengths.flat_map(|length| {
        let starts = (here + 1).saturating_sub(length)..=here.min(words.len() - length);
        starts.map(move |start| (start, length))
    });
    runs.map(|(start, length)| &words[start..start + length])
        .find_map(|run| name_of(document, run))
}

/// The name that the words of `run` form, if it is written like a name and tagged somewhere.
fn name_of(document: &Document, run: &[Span]) -> Option<(Span, String)> {
    let (first, last) = (run.first()?, run.last()?);
    let text = document.text().slice(Span::new(first.start, last.end));
    let name = text.trim_start_matches(OPENING).trim_start();
    let start = first.start + (text.len() - name.len());
    let name = name.trim_end_matches(CLOSING).trim_end();
    let inner = run[..run.len() - 1]
        .iter()
        .any(|word| document.text().slice(*word).ends_with(CLOSING));
    let begins = |c: char| c.is_uppercase() || c.is_numeric();
    if inner || !name.starts_with(begins) {
        return None;
    }
    document.entities().get(name)?;
    let name = bare(name);
    Some((Span::at(start, name.len()), name.to_owned()))
}

/// The words of the line around `offset`, up to the next bracket or tag on either side.
pub(crate) fn words_around(document: &Document, offset: Offset) -> Vec<Span> {
    let text = document.text();
    let start = text.floor(offset.back(REACH_BYTES));
    let near = text.slice(Span::new(start, offset + REACH_BYTES));
    let at = offset.min(text.end()) - start;
    let ends = ['[', ']', '<', '>', '\n', '\r'];
    let end_before = near.get(..at).and_then(|before| before.rfind(ends));
    let from = end_before.map_or(0, |end| end + 1);
    let end_behind = near.get(at..).and_then(|behind| behind.find(ends));
    let to = end_behind.map_or(near.len(), |end| at + end);
    let mut words = Vec::new();
    let mut word = from;
    let blanks = near[from..to].match_indices(char::is_whitespace);
    let blanks = blanks.map(|(at, blank)| (from + at, from + at + blank.len()));
    for (end, next) in blanks.chain([(to, to)]) {
        if word < end {
            words.push(Span::new(start + word, start + end));
        }
        word = next;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(fixture: &str) -> Option<String> {
        let cursor = fixture.find("$0").unwrap_or_default();
        let text = fixture.replacen("$0", "", 1);
        let document = Document::new(&text, 0);
        let span = name_at(&document, Offset::new(cursor))?;
        Some(document.text().slice(span).into_owned())
    }

    #[test]
    fn runs_of_capitals() {
        for (fixture, expected) in [
            ("they met Ada Qu$0ill in", "Ada Quill"),
            ("The H$0arbour Works opened", "Harbour Works"),
            ("T$0he Harbour Works opened", "The"),
            ("the OTW$0’s plan", "OTW"),
            ("the General$0’s Office", "General"),
            ("(Ada Quill$0), she", "Ada Quill"),
            ("Ida de la V$0ega spoke", "Ida de la Vega"),
            ("in Oru. Ada w$0ent", "went"),
            ("in Oru. A$0da went", "Ada"),
            ("John F. Q$0uill Jr. came", "John F. Quill Jr."),
            ("the $0word", "word"),
            ("the word$0 ends", "word"),
            ("on 12 M$0ay 2031 , Ada", "May 2031"),
            ("on 1$02 May", "12 May"),
            ("[PER Ida  ] Q$0uill", "Quill"),
            ("CENTCOM FOR CG C$0FC-A", "CFC-A"),
            ("CENT$0COM FOR CG CFC-A", "CENTCOM"),
            ("<a id='par1'>¶</a>1 . ORU T$0EA WORKS", "TEA"),
            ("the ORU T$0EA WORKS opened", "ORU TEA WORKS"),
            ("[LOC ORU TEA  ] AND\nORU T$0EA WORKS", "ORU TEA"),
            ("THE WORKS OF THE HARBOUR OFFICE IN O$0RU", "ORU"),
        ] {
            assert_eq!(name(fixture).as_deref(), Some(expected), "{fixture}");
        }
        for fixture in ["a $0 b", "a , $0, b", "$0", "OTW $0’s"] {
            assert_eq!(name(fixture), None, "{fixture}");
        }
    }

    #[test]
    fn names_tagged_elsewhere_go_before_runs() {
        let there = "[ORG Bank of Oru  ] and [LOC Ada Bay  ] . ";
        for (fixture, expected) in [
            ("The Bank $0of Oru Office", "Bank of Oru"),
            ("The Ada B$0ay Works", "Ada Bay"),
        ] {
            let fixture = format!("{there}{fixture}");
            assert_eq!(name(&fixture).as_deref(), Some(expected), "{fixture}");
        }
    }
}
