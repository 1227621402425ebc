//! Sentences of running text and of the tokenised form.

use super::Document;
use crate::text::{Offset, Span};

/// Longest look for the edges of a sentence to either side, in bytes: a text may have none.
const REACH_BYTES: usize = 1_024;

/// The use of lines in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineUse {
    /// Each line is a sentence, as in the tokenised form.
    Sentences,
    /// Sentences go on over line breaks.
    Wrapped,
}

impl Document {
    /// The sentence around `offset`, without white space at its edges; at most [`REACH_BYTES`] to
    /// either side.
    ///
    /// A sentence ends behind `.`, `?` or `!` if a blank follows and then no small letter; at a
    /// blank line; and at a line's end if [lines are sentences](LineUse).
    pub fn sentence_at(&self, offset: Offset) -> Span {
        let text = self.text();
        let start = text.floor(offset.back(REACH_BYTES));
        let end = text.floor(offset + REACH_BYTES);
        let near = text.slice(Span::new(start, end));
        let at = offset.min(end) - start;
        let lines = self.line_use();
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

    /// The use of its lines. They are sentences if at least half of them end with a blank, as the
    /// tagger writes them.
    pub(crate) fn line_use(&self) -> LineUse {
        let lines = self.summary().lines;
        if lines.padded >= lines.bare {
            LineUse::Sentences
        } else {
            LineUse::Wrapped
        }
    }
}

/// True if the sign at the byte `at` of `text` ends a sentence.
fn ends_sentence(text: &str, at: usize, lines: LineUse) -> bool {
    let (before, sign, behind) = (&text[..at], &text[at..=at], &text[at + 1..]);
    if matches!(sign, "\n" | "\r") {
        return lines == LineUse::Sentences
            || behind
                .trim_start_matches([' ', '\t', '\r'])
                .starts_with('\n');
    }
    let Some(next) = behind.strip_prefix([' ', '\n', '\r', '\t']) else {
        return behind.is_empty();
    };
    // In a line of the tokenised form only a sign that stands alone ends a sentence.
    if lines == LineUse::Sentences {
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

/// True for abbreviations that stand before names.
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
