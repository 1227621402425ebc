//! The rope: the only user of `ropey`, addressed in bytes.
//!
//! Invariant: lines end at LF, CRLF and CR, and nowhere else. Cargo unifies features, so another
//! dependency could switch on `ropey`'s Unicode line ends; a test fails if one does.

use std::borrow::Cow;

use ropey::{Rope, RopeSlice};

use super::{Edit, Encoding, Offset, Span, is_blank};

/// Longest text whose units are counted one by one, in bytes: one way through the rope instead of
/// four, which is most of what an answer with a million positions costs. Few under test, so that
/// short texts are both.
const NEAR_BYTES: usize = if cfg!(test) { 8 } else { 256 };

/// The text of a document. A clone shares the rope and costs a few nanoseconds.
#[derive(Clone, Debug, Default)]
pub struct Text {
    rope: Rope,
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self {
            rope: Rope::from_str(text),
        }
    }
}

impl Text {
    /// The length in bytes.
    pub fn len(&self) -> usize {
        self.rope.len_bytes()
    }

    /// True if it has no bytes.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The offset behind the last byte.
    pub fn end(&self) -> Offset {
        Offset::new(self.len())
    }

    /// The span of the whole text.
    pub fn span(&self) -> Span {
        Span::new(Offset::default(), self.end())
    }

    /// The number of lines: one more than line breaks.
    pub fn line_count(&self) -> usize {
        self.rope.len_lines()
    }

    /// The line that holds `offset`, counted from 0; past the end, the last line.
    pub fn line_at(&self, offset: Offset) -> usize {
        self.rope.byte_to_line(offset.get().min(self.len()))
    }

    /// The start of `line`, counted from 0; past the last line, the end of the text.
    pub fn line_start(&self, line: usize) -> Offset {
        Offset::new(self.rope.line_to_byte(line.min(self.line_count())))
    }

    /// The span of `line`, counted from 0, without its line break.
    pub fn line_span(&self, line: usize) -> Span {
        let start = self.line_start(line);
        let mut end = self.line_start(line + 1);
        if line + 1 < self.line_count() {
            if self.byte(end.back(1)) == Some(b'\n') {
                end = end.back(1);
            }
            // A lone CR, or the CR of CRLF.
            if end > start && self.byte(end.back(1)) == Some(b'\r') {
                end = end.back(1);
            }
        }
        Span::new(start, end)
    }

    /// The byte at `offset`, if there is one.
    pub fn byte(&self, offset: Offset) -> Option<u8> {
        self.rope.get_byte(offset.get())
    }

    /// The nearest start of a character at or before `offset`.
    #[must_use]
    pub fn floor(&self, offset: Offset) -> Offset {
        let offset = offset.min(self.end());
        Offset::new(self.rope.char_to_byte(self.rope.byte_to_char(offset.get())))
    }

    /// The text of `span`, borrowed if it lies in one piece. A span past the end is cut off there;
    /// an edge inside a character moves back to the start of that character.
    pub fn slice(&self, span: Span) -> Cow<'_, str> {
        self.rope_slice(span).into()
    }

    /// The pieces in which the text of `span` is stored, in order.
    pub fn chunks(&self, span: Span) -> impl Iterator<Item = &str> {
        self.rope_slice(span).chunks()
    }

    /// The start of the first character of `span` that is no blank. `span` must start at a
    /// character.
    pub fn first_text(&self, span: Span) -> Option<Offset> {
        let mut at = span.start;
        for chunk in self.chunks(span) {
            let text = chunk.trim_start_matches(is_blank);
            at = at + (chunk.len() - text.len());
            if !text.is_empty() {
                return Some(at);
            }
        }
        None
    }

    /// The end of the last character of `span` that is no blank. `span` must end at a character.
    pub fn last_text_end(&self, span: Span) -> Option<Offset> {
        let slice = self.rope_slice(span);
        let (chunks, ..) = slice.chunks_at_byte(slice.len_bytes());
        let mut at = span.end;
        for chunk in chunks.reversed() {
            let text = chunk.trim_end_matches(is_blank);
            at = at.back(chunk.len() - text.len());
            if !text.is_empty() {
                return Some(at);
            }
        }
        None
    }

    /// The slice of `span`, cut as [`Text::slice`] says.
    fn rope_slice(&self, span: Span) -> RopeSlice<'_> {
        let whole = self
            .rope
            .get_byte_slice(span.start.get()..span.end.get().max(span.start.get()));
        // Nearly all spans are valid as they are: the search for character starts is the exception.
        if let Some(whole) = whole {
            return whole;
        }
        let end = self.floor(span.end);
        let start = self.floor(span.start).min(end);
        self.rope.byte_slice(start.get()..end.get())
    }

    /// Appends the text of `span` to `out`.
    pub fn copy_to(&self, span: Span, out: &mut String) {
        for chunk in self.chunks(span) {
            out.push_str(chunk);
        }
    }

    /// Applies `edit`. A span past the end is cut off there.
    pub fn apply(&mut self, edit: &Edit) {
        let end = edit.span.end.min(self.end());
        let start = self.rope.byte_to_char(edit.span.start.min(end).get());
        let end = self.rope.byte_to_char(end.get());
        if start < end {
            self.rope.remove(start..end);
        }
        if !edit.text.is_empty() {
            self.rope.insert(start, &edit.text);
        }
    }

    /// The units of `encoding` between two offsets, `from` first.
    pub(super) fn units(&self, from: Offset, to: Offset, encoding: Encoding) -> usize {
        if to.get() - from.get() <= NEAR_BYTES {
            let chunks = self.chunks(Span::new(from, to));
            return chunks.map(|chunk| encoding.len(chunk)).sum();
        }
        let (from, to) = (from.get(), to.get());
        let chars = |offset| self.rope.byte_to_char(offset);
        match encoding {
            Encoding::Utf8 => to - from,
            Encoding::Utf16 => {
                self.rope.char_to_utf16_cu(chars(to)) - self.rope.char_to_utf16_cu(chars(from))
            }
            Encoding::Utf32 => chars(to) - chars(from),
        }
    }

    /// The offset `units` units of `encoding` behind `from`, moved back to the start of a
    /// character; at most the end of the text.
    pub(super) fn forward(&self, from: Offset, units: usize, encoding: Encoding) -> Offset {
        let rope = &self.rope;
        let char = rope.byte_to_char(from.get());
        let char = match encoding {
            Encoding::Utf8 => return self.floor(Offset::new(from.get().saturating_add(units))),
            Encoding::Utf16 => {
                let unit = rope.char_to_utf16_cu(char).saturating_add(units);
                rope.utf16_cu_to_char(unit.min(rope.len_utf16_cu()))
            }
            Encoding::Utf32 => char.saturating_add(units).min(rope.len_chars()),
        };
        Offset::new(rope.char_to_byte(char))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lf_crlf_and_cr_end_a_line() {
        for one_line in ["a\u{2028}b", "a\u{2029}b", "a\u{85}b", "a\u{b}b", "a\u{c}b"] {
            assert_eq!(Text::from(one_line).line_count(), 1, "{one_line:?}");
        }
        for two_lines in ["a\nb", "a\r\nb", "a\rb"] {
            let text = Text::from(two_lines);
            assert_eq!(text.line_count(), 2, "{two_lines:?}");
            assert_eq!(text.slice(text.line_span(0)), "a");
            assert_eq!(text.slice(text.line_span(1)), "b");
        }
    }

    #[test]
    fn edits_replace_bytes_and_are_cut_off_at_the_end() {
        let mut text = Text::from("one ¶ two");
        text.apply(&Edit::new(Span::at(Offset::new(4), 2), "’"));
        assert_eq!(text.slice(text.span()), "one ’ two");
        text.apply(&Edit::new(Span::new(Offset::new(7), Offset::new(99)), "!"));
        assert_eq!(text.slice(text.span()), "one ’!");
    }

    #[test]
    fn a_clone_keeps_its_text() {
        let before = Text::from("a");
        let mut after = before.clone();
        after.apply(&Edit::new(Span::empty(Offset::new(1)), "b"));
        assert_eq!((before.len(), after.len()), (1, 2));
    }
}
