//! Words in running text, as rules that compare them with names see them.

use crate::model::Document;
use crate::model::endings::after_possessive;
use crate::text::{Offset, Span};

/// How far around a place is looked, in bytes. More than a name or a word has.
pub(crate) const BEFORE: usize = 96;
pub(crate) const BEHIND: usize = 256;

/// The text of a block with some more around it: what is found at a place must not depend on
/// where the blocks are cut.
#[derive(Debug)]
pub(crate) struct Window {
    start: Offset,
    text: String,
}

impl Window {
    /// Around `span`.
    pub(crate) fn new(document: &Document, span: Span) -> Self {
        let start = document.text().floor(span.start.back(BEFORE));
        let mut text = String::with_capacity(span.len() + BEFORE + BEHIND);
        document
            .text()
            .copy_to(Span::new(start, span.end + BEHIND), &mut text);
        Self { start, text }
    }

    /// The text before `at`, at most [`BEFORE`] bytes of it.
    pub(crate) fn before(&self, at: Offset) -> &str {
        let at = at - self.start;
        let mut from = at.saturating_sub(BEFORE);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        self.text.get(from..at).unwrap_or_default()
    }

    /// The text from `at` on, at most [`BEHIND`] bytes of it.
    pub(crate) fn behind(&self, at: Offset) -> &str {
        let at = at - self.start;
        let mut to = (at + BEHIND).min(self.text.len());
        while !self.text.is_char_boundary(to) {
            to -= 1;
        }
        self.text.get(at..to).unwrap_or_default()
    }

    /// The text of `span`, which lies in it.
    pub(crate) fn slice(&self, span: Span) -> &str {
        let (start, end) = (span.start - self.start, span.end - self.start);
        self.text.get(start..end).unwrap_or_default()
    }
}

/// What a name in text ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// A blank or a sign.
    Plain,
    /// `’s` or the like.
    Possessive,
}

/// Whether a word that ends before `behind` is whole there.
pub(crate) fn end_of_word(behind: &str) -> Option<End> {
    if let Some(rest) = after_possessive(behind) {
        return is_free(rest).then_some(End::Possessive);
    }
    // Set off by a tokeniser, and no quotation: `Oru 'sails on'`.
    let set_off = behind.strip_prefix(' ').and_then(after_possessive);
    if set_off.is_some_and(is_free) {
        return Some(End::Possessive);
    }
    is_free(behind).then_some(End::Plain)
}

/// Whether `behind` begins with a blank, or with signs that end a word and a blank.
fn is_free(behind: &str) -> bool {
    const SIGNS: [char; 13] = [
        '.', ',', ';', ':', '!', '?', ')', ']', '"', '”', '’', '\'', '…',
    ];
    let rest = behind.trim_start_matches(SIGNS);
    rest.is_empty() || rest.starts_with(char::is_whitespace) || rest.starts_with(['<', '['])
}

/// Whether a word may begin behind `before`.
pub(crate) fn begins_word(before: &str) -> bool {
    before
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '‘' | '\''))
}

/// Whether a sentence begins behind `before`, so that a capital there says nothing. Where lines
/// are no sentences, their starts are not.
pub(crate) fn begins_sentence(before: &str, lines: bool) -> bool {
    let text = before.trim_end_matches([' ', '\t']);
    if lines && text.ends_with(['\n', '\r']) {
        return true;
    }
    let text = text.trim_end();
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

/// Its first word without signs: what is looked up first.
pub(crate) fn stem(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric());
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::{End, end_of_word};

    #[test]
    fn a_word_ends_before_signs_and_possessives() {
        for (behind, end) in [
            (" left .", Some(End::Plain)),
            (", said", Some(End::Plain)),
            ("’s plan", Some(End::Possessive)),
            ("’S PLAN", Some(End::Possessive)),
            (" 's plan", Some(End::Possessive)),
            (" ’S PLAN", Some(End::Possessive)),
            (" 'sails on'", Some(End::Plain)),
            ("’so", None),
            ("-Velm", None),
        ] {
            assert_eq!(end_of_word(behind), end, "{behind}");
        }
    }
}
