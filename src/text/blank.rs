//! Blanks, defined in this one place.

/// True if `c` is Unicode white space: blank, tab, no-break or ideographic blank, line break.
///
/// `str::trim` and `str::split_whitespace` use the same definition. A blank may have several
/// bytes, so the place behind one is its start plus its `len_utf8`.
pub const fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

/// The start of the last word of `text`, in bytes: behind its last blank, or 0 without one. Equals
/// the length of `text` if it ends with a blank.
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
