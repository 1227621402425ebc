//! Lines and columns: the only place that counts columns.

use std::fmt;

use super::{Encoding, Offset, Text};

/// A place as editors name it: line and column, both from 0, the column in units of an
/// [`Encoding`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct LineColumn {
    /// The line, from 0. Lines end at LF, CRLF and CR only (LSP 3.17 §textDocuments).
    pub line: usize,
    /// The column in the line, from 0.
    pub column: usize,
}

/// The error for a line that the document does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchLine {
    /// The line asked for, from 0.
    pub line: usize,
    /// The number of lines in the document.
    pub lines: usize,
}

impl fmt::Display for NoSuchLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, lines } = self;
        write!(
            f,
            "there is no line {line}: the document has {lines} lines, counted from 0"
        )
    }
}

impl std::error::Error for NoSuchLine {}

impl Text {
    /// The offset of `position`, whose column is in units of `encoding`. A column past the line's
    /// end gives the end of the line before its break; one inside a character gives the start of
    /// that character (LSP 3.17 §position).
    ///
    /// # Errors
    /// Fails if there is no such line. Column 0 of the line right after the last one is valid and
    /// gives the end of the document: clients send it when they replace whole lines.
    pub fn offset_at(
        &self,
        position: LineColumn,
        encoding: Encoding,
    ) -> Result<Offset, NoSuchLine> {
        let lines = self.line_count();
        if position.line == lines && position.column == 0 {
            return Ok(self.end());
        }
        if position.line >= lines {
            return Err(NoSuchLine {
                line: position.line,
                lines,
            });
        }
        let line = self.line_span(position.line);
        let offset = self.forward(line.start, position.column, encoding);
        Ok(offset.min(line.end))
    }

    /// The line and column of `offset`, the column in units of `encoding`. An offset past the end
    /// is taken as the end.
    pub fn line_column_at(&self, offset: Offset, encoding: Encoding) -> LineColumn {
        let offset = offset.min(self.end());
        let line = self.line_at(offset);
        LineColumn {
            line,
            column: self.units(self.line_start(line), offset, encoding),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    /// Counts as the protocol's prose does, character by character.
    fn oracle(text: &str, offset: usize, encoding: Encoding) -> LineColumn {
        let (mut line, mut start) = (0, 0);
        for (at, c) in text[..offset].char_indices() {
            let breaks = c == '\n' || (c == '\r' && !text[at + 1..].starts_with('\n'));
            if breaks {
                line += 1;
                start = at + 1;
            }
        }
        LineColumn {
            line,
            column: encoding.len(&text[start..offset]),
        }
    }

    proptest! {
        #[test]
        fn offsets_and_positions_are_inverse(
            text in "([a-z]|\r\n|\n|\r|¶|’|😀|e\u{301}|\u{2028}|\u{2029}|\u{85}|\u{b}|\u{c}|\0){0,40}"
        ) {
            let rope = Text::from(text.as_str());
            for encoding in ALL {
                for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                    let position = rope.line_column_at(Offset::new(offset), encoding);
                    prop_assert_eq!(position, oracle(&text, offset, encoding));
                    // Between CR and LF the cursor cannot stand: it means the line's end.
                    let inside_crlf = text[..offset].ends_with('\r') && text[offset..].starts_with('\n');
                    let expected = if inside_crlf { offset - 1 } else { offset };
                    prop_assert_eq!(rope.offset_at(position, encoding), Ok(Offset::new(expected)));
                }
            }
        }
    }

    #[test]
    fn a_column_past_the_end_is_the_end_and_inside_a_character_its_start() {
        let text = Text::from("a😀b\r\nc");
        let at = |line, column, encoding| text.offset_at(LineColumn { line, column }, encoding);
        for encoding in ALL {
            assert_eq!(at(0, 99, encoding), Ok(Offset::new(6)));
            assert_eq!(at(2, 0, encoding), Ok(Offset::new(9)));
            assert_eq!(at(2, 1, encoding), Err(NoSuchLine { line: 2, lines: 2 }));
        }
        assert_eq!(at(0, 2, Encoding::Utf16), Ok(Offset::new(1)));
        assert_eq!(at(0, 3, Encoding::Utf8), Ok(Offset::new(1)));
        assert_eq!(at(0, 2, Encoding::Utf32), Ok(Offset::new(5)));
    }
}
