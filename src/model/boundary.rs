//! The boundaries of words and sentences in running text, for rules that compare it with names.

use crate::model::endings::after_possessive;
use crate::model::{Document, LineUse};
use crate::text::{Offset, Span};

/// Text that decides about a boundary behind it, in bytes: more than a word has.
pub(crate) const BYTES_BEFORE: usize = 96;

/// Text that decides about a boundary before it, in bytes: more than a name has.
const BYTES_BEHIND: usize = 256;

/// The text of a block with some text around it, so that findings do not depend on the places at
/// which blocks are cut.
#[derive(Debug)]
pub(crate) struct Window {
    start: Offset,
    text: String,
}

impl Window {
    /// The window around `span`.
    pub(crate) fn new(document: &Document, span: Span) -> Self {
        let start = document.text().floor(span.start.back(BYTES_BEFORE));
        let mut text = String::with_capacity(span.len() + BYTES_BEFORE + BYTES_BEHIND);
        document
            .text()
            .copy_to(Span::new(start, span.end + BYTES_BEHIND), &mut text);
        Self { start, text }
    }

    /// The text before `at`, at most [`BYTES_BEFORE`].
    pub(crate) fn before(&self, at: Offset) -> &str {
        let at = at - self.start;
        let mut from = at.saturating_sub(BYTES_BEFORE);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        self.text.get(from..at).unwrap_or_default()
    }

    /// The text from `at` on, at most [`BYTES_BEHIND`].
    pub(crate) fn behind(&self, at: Offset) -> &str {
        let at = at - self.start;
        let mut to = (at + BYTES_BEHIND).min(self.text.len());
        while !self.text.is_char_boundary(to) {
            to -= 1;
        }
        self.text.get(at..to).unwrap_or_default()
    }

    /// The text of `span`, which must lie in the window.
    pub(crate) fn slice(&self, span: Span) -> &str {
        let (start, end) = (span.start - self.start, span.end - self.start);
        self.text.get(start..end).unwrap_or_default()
    }
}

/// The kind of a word's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WordEnd {
    /// A blank or a sign.
    Plain,
    /// `’s` or the like.
    Possessive,
}

/// The kind of the word's end before `behind`; `None` if the word goes on.
pub(crate) fn end_of_word(behind: &str) -> Option<WordEnd> {
    if let Some(rest) = after_possessive(behind) {
        return ends_word(rest).then_some(WordEnd::Possessive);
    }
    // Set off by a tokeniser, and no quotation: `Oru 'sails on'`.
    let set_off = behind.strip_prefix(' ').and_then(after_possessive);
    if set_off.is_some_and(ends_word) {
        return Some(WordEnd::Possessive);
    }
    ends_word(behind).then_some(WordEnd::Plain)
}

/// True if `behind` begins with a blank, or with signs that end a word and a blank.
fn ends_word(behind: &str) -> bool {
    const SIGNS: [char; 13] = [
        '.', ',', ';', ':', '!', '?', ')', ']', '"', '”', '’', '\'', '…',
    ];
    let rest = behind.trim_start_matches(SIGNS);
    rest.is_empty() || rest.starts_with(char::is_whitespace) || rest.starts_with(['<', '['])
}

/// True if a word may begin behind `before`.
pub(crate) fn begins_word(before: &str) -> bool {
    before
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '‘' | '\''))
}

/// True if a sentence begins behind `before`, so that a capital there is no sign of a name.
pub(crate) fn begins_sentence(before: &str, lines: LineUse) -> bool {
    let line = before.trim_end_matches([' ', '\t']);
    if lines == LineUse::Sentences && line.ends_with(['\n', '\r']) {
        return true;
    }
    let text = line.trim_end();
    let Some(last) = text.chars().next_back() else {
        return true;
    };
    let blank_line = before[text.len()..].matches('\n').count() > 1;
    blank_line
        || matches!(
            last,
            '.' | '?' | '!' | ':' | ')' | '"' | '“' | '”' | '‘' | '-' | '>' | '*'
        )
}

/// The letters and digits at the start of `text`, the key under which names are looked up.
pub(crate) fn first_word(text: &str) -> &str {
    let bytes = text.as_bytes();
    let plain = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric());
    let plain = plain.count();
    if bytes.get(plain).is_none_or(u8::is_ascii) {
        return &text[..plain];
    }
    let end = text[plain..].find(|c: char| !c.is_alphanumeric());
    &text[..end.map_or(text.len(), |end| plain + end)]
}

#[cfg(test)]
mod tests {
    use super::{WordEnd, end_of_word};

    #[test]
    fn a_word_ends_before_signs_and_possessives() {
        for (behind, end) in [
            (" left .", Some(WordEnd::Plain)),
            (", said", Some(WordEnd::Plain)),
            ("’s plan", Some(WordEnd::Possessive)),
            ("’S PLAN", Some(WordEnd::Possessive)),
            (" 's plan", Some(WordEnd::Possessive)),
            (" ’S PLAN", Some(WordEnd::Possessive)),
            (" 'sails on'", Some(WordEnd::Plain)),
            ("’so", None),
            ("-Velm", None),
        ] {
            assert_eq!(end_of_word(behind), end, "{behind}");
        }
    }
}
