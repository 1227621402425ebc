//! Blanks: the one place that says what they are.

/// Whether `c` is a blank: what Unicode calls white space, so tabs, no-break blanks, ideographic
/// ones and line breaks, too.
///
/// It is what the methods of `str` trim and split at. A blank may have several bytes: the place
/// behind one is not its start and one more.
pub const fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

/// Where the last word of `text` starts, in bytes: behind its last blank, or at 0 if it holds none.
/// The end of `text` where that is a blank.
pub fn last_word_start(text: &str) -> usize {
    let mut ends = text.char_indices().rev();
    let blank = ends.find(|(_, c)| is_blank(*c));
    blank.map_or(0, |(at, blank)| at + blank.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::last_word_start;

    #[test]
    fn words_start_behind_whole_blanks() {
        for (text, word) in [
            ("Ada Bay", "Bay"),
            ("Ada\u{a0}Bay", "Bay"),
            ("Ada\u{3000}Bay", "Bay"),
            ("Ada\u{2003}", ""),
            ("Ada", "Ada"),
            ("", ""),
        ] {
            assert_eq!(&text[last_word_start(text)..], word, "{text:?}");
        }
    }
}
