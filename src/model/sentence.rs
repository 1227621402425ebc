//! Sentences: what a mention is read in.

use super::Document;
use crate::text::{Offset, Span};

/// How far a sentence is followed to either side, in bytes. A text may have none.
const REACH: usize = 1_024;

impl Document {
    /// The sentence around `offset`, without white space at its edges; at most [`REACH`] bytes to
    /// either side.
    ///
    /// A sentence ends behind `.`, `?` or `!` that a blank and no small letter follows, at a
    /// blank line, and, in the form of one sentence a line, at the line's end.
    pub fn sentence_at(&self, offset: Offset) -> Span {
        let text = self.text();
        let start = text.floor(offset.back(REACH));
        let end = text.floor(offset + REACH);
        let near = text.slice(Span::new(start, end));
        let at = offset.min(end) - start;
        let lines = self.has_sentence_lines();
        let ends = near
            .match_indices(['.', '?', '!', '\n', '\r'])
            .filter(|(place, _)| ends_sentence(&near, *place, lines))
            .map(|(place, _)| place + 1);
        let (mut from, mut to) = (0, near.len());
        for end in ends {
            if end <= at {
                from = end;
            } else {
                to = end;
                break;
            }
        }
        self.trimmed(Span::new(start + from, start + to))
    }

    /// Whether it has one sentence a line: most lines end with a blank, as the tagger writes
    /// them, or with the end of a sentence.
    pub fn has_sentence_lines(&self) -> bool {
        let lines = self.summary().lines;
        lines.padded >= lines.bare
    }
}

fn ends_sentence(text: &str, at: usize, lines: bool) -> bool {
    let (before, sign, behind) = (&text[..at], &text[at..=at], &text[at + 1..]);
    if matches!(sign, "\n" | "\r") {
        return lines
            || behind
                .trim_start_matches([' ', '\t', '\r'])
                .starts_with('\n');
    }
    let Some(next) = behind.strip_prefix([' ', '\n', '\r', '\t']) else {
        return behind.is_empty();
    };
    // Within a line of the tokenised form only a full stop that stands alone ends a sentence.
    if lines {
        return before.ends_with([' ', '\n']) && !next.trim_start().starts_with(char::is_lowercase);
    }
    let word = before
        .rsplit([' ', '\n', '(', '“', '"'])
        .next()
        .unwrap_or(before);
    let abbreviation = word.chars().count() < 2 || word.contains('.') || is_title(word);
    let goes_on = next.trim_start().starts_with(char::is_lowercase);
    !(goes_on || abbreviation && sign == ".")
}

fn is_title(word: &str) -> bool {
    matches!(
        word,
        "Mr" | "Mrs"
            | "Ms"
            | "Dr"
            | "Gen"
            | "Col"
            | "Lt"
            | "Sen"
            | "Rep"
            | "Gov"
            | "St"
            | "No"
            | "Sgt"
    )
}
