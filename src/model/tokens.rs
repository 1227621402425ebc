//! Tokens: the edges of words and signs.
//!
//! A token is a word or a run of one sign. A word includes its apostrophes, hyphens and full stops
//! (`OTW’s`, `Aldermere-Velmora`, `D.C.`, `7,700`); a possessive that stands alone is a token.

use crate::model::endings::{is_clitic, keeps_period};

/// Signs that may touch the start of a name.
pub(crate) const OPENING: [char; 5] = ['(', '"', '“', '‘', '\''];

/// Signs that may touch the end of a name.
pub(crate) const CLOSING: [char; 10] = [',', ';', ':', '!', '?', ')', '"', '”', '…', '—'];

/// True for characters of words: letters, digits, `_`, and all others but signs, blanks and
/// controls.
pub(crate) fn is_word_char(c: char) -> bool {
    let sign = c.is_ascii_punctuation() || c.is_whitespace() || c.is_control();
    c == '_' || !sign && !is_foreign_sign(c)
}

fn is_foreign_sign(c: char) -> bool {
    // General punctuation, and what of Latin-1 is neither letter nor digit.
    matches!(c, '\u{2010}'..='\u{205e}' | '\u{a1}'..='\u{a9}' | '\u{ab}'..='\u{b1}' | '\u{b4}'
        | '\u{b6}'..='\u{b8}' | '\u{bb}' | '\u{bf}' | '\u{3001}'..='\u{3003}')
}

/// True if `sign` may stand inside a word, between `before` and `behind`.
fn joins(before: Option<char>, sign: char, behind: Option<char>) -> bool {
    let both = |test: fn(char) -> bool| before.is_some_and(test) && behind.is_some_and(test);
    match sign {
        '\'' | '’' | '-' | '‑' | '.' | '&' | '@' => both(is_word_char),
        ',' | ':' => both(|c| c.is_ascii_digit()),
        _ => false,
    }
}

/// True if a word goes on over the place `at` of `text`, in bytes.
pub(crate) fn is_within_word(text: &str, at: usize) -> bool {
    let mut back = text[..at].chars().rev();
    let mut ahead = text[at..].chars();
    let (Some(before), Some(behind)) = (back.next(), ahead.next()) else {
        return false;
    };
    match (is_word_char(before), is_word_char(behind)) {
        (true, true) => true,
        (true, false) => joins(Some(before), behind, ahead.next()),
        (false, true) => joins(back.next(), before, Some(behind)),
        (false, false) => false,
    }
}

/// The start of the word that goes on over `at`, in bytes; `at` itself if none does.
pub(crate) fn word_start(text: &str, at: usize) -> usize {
    let mut starts = text[..at].char_indices().rev().map(|(start, _)| start);
    let mut at = at;
    while is_within_word(text, at) {
        at = starts.next().unwrap_or(0);
    }
    at
}

/// The end of the word that goes on over `at`, in bytes, with its full stop if that belongs to it;
/// `at` if none does.
pub(crate) fn word_end(text: &str, at: usize) -> usize {
    let mut end = at;
    while is_within_word(text, end) {
        end += text[end..].chars().next().map_or(1, char::len_utf8);
    }
    let goes_on = text[end..]
        .strip_prefix('.')
        .is_some_and(|rest| !rest.starts_with('.'));
    let start = word_start(text, previous_char(text, end));
    let is_word = text[..end].ends_with(is_word_char);
    if goes_on && is_word && keeps_period(&text[start..end]) {
        end += 1;
    }
    end
}

/// The token at the start of `text`; `None` if it begins with a blank or is empty.
pub(crate) fn first_token(text: &str) -> Option<&str> {
    let first = text.chars().next().filter(|c| !c.is_whitespace())?;
    let width = first.len_utf8();
    let end = if matches!(first, '\'' | '’') && is_clitic(&text[..letters_end(text, width)]) {
        letters_end(text, width)
    } else if is_word_char(first) {
        word_end(text, width)
    } else {
        text.find(|c| c != first).unwrap_or(text.len())
    };
    Some(&text[..end])
}

/// The end of the characters of words at `at`, in bytes.
fn letters_end(text: &str, at: usize) -> usize {
    let letters = text[at..].find(|c| !is_word_char(c));
    letters.map_or(text.len(), |end| at + end)
}

/// The token at the end of `text`; `None` if it ends with a blank or is empty.
pub(crate) fn last_token(text: &str) -> Option<&str> {
    let last = text.chars().next_back().filter(|c| !c.is_whitespace())?;
    let before_last = text.len() - last.len_utf8();
    let start = if is_word_char(last) {
        let start = word_start(text, before_last);
        with_apostrophe(text, start)
    } else {
        let start = word_start(text, previous_char(text, before_last));
        let word = &text[start..before_last];
        if last == '.' && word.ends_with(is_word_char) && keeps_period(word) {
            start
        } else {
            text.trim_end_matches(last).len()
        }
    };
    Some(&text[start..])
}

/// The start of the character before `at`, in bytes; 0 at the start of `text`.
fn previous_char(text: &str, at: usize) -> usize {
    text[..at]
        .char_indices()
        .next_back()
        .map_or(0, |(start, _)| start)
}

/// The start of the clitic whose letters start at `start`, in bytes; `start` if it is none.
fn with_apostrophe(text: &str, start: usize) -> usize {
    let before = text[..start]
        .strip_suffix(['\'', '’'])
        .map_or(start, str::len);
    if before < start && is_clitic(&text[before..]) {
        before
    } else {
        start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_from_the_front() {
        for (text, token) in [
            ("Ada Quill", "Ada"),
            ("OTW’s plan", "OTW’s"),
            ("’s plan", "’s"),
            ("‘Ada’", "‘"),
            ("Aldermere-Velmora talks", "Aldermere-Velmora"),
            ("D.C. is", "D.C."),
            ("F. Quill", "F."),
            ("Oru. Then", "Oru"),
            ("7,700 crowns", "7,700"),
            ("-- and", "--"),
            (", and", ","),
            ("Élysée", "Élysée"),
            ("😀 x", "😀"),
        ] {
            assert_eq!(first_token(text), Some(token), "{text}");
        }
        assert_eq!(first_token(" x"), None);
        assert_eq!(first_token(""), None);
    }

    #[test]
    fn tokens_from_the_back() {
        for (text, token) in [
            ("Ada Quill", "Quill"),
            ("the OTW’s", "OTW’s"),
            ("the OTW ’s", "’s"),
            ("in D.C.", "D.C."),
            ("in Oru.", "."),
            ("John F.", "F."),
            ("of Ada-Oru", "Ada-Oru"),
            ("say --", "--"),
            ("say “", "“"),
            ("“", "“"),
            (".", "."),
            ("an é", "é"),
        ] {
            assert_eq!(last_token(text), Some(token), "{text}");
        }
        assert_eq!(last_token("x "), None);
    }

    #[test]
    fn words_are_found_from_within() {
        let text = "by OTW’s D.C. office";
        let at = |part: &str| text.find(part).unwrap_or_default();
        assert_eq!(word_start(text, at("’s")), at("OTW"));
        assert_eq!(
            &text[word_start(text, at("C."))..word_end(text, at("C."))],
            "D.C."
        );
        assert_eq!(word_end(text, at(" office")), at(" office"));
        assert!(!is_within_word(text, 0) && !is_within_word(text, text.len()));
    }
}
