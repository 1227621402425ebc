//! Between the client's words and ours: the border that every position crosses.
//!
//! Functions are named by direction and thing: `from_lsp::span`, `to_lsp::range`. Nothing else in
//! the server converts positions.

pub(crate) mod annotations;
pub(crate) mod code_actions;
pub(crate) mod columns;
pub(crate) mod completion;
pub(crate) mod diagnostics;
pub(crate) mod edits;
pub(crate) mod folding;
pub(crate) mod from_lsp;
pub(crate) mod json;
pub(crate) mod legend;
pub(crate) mod locations;
pub(crate) mod registrations;
pub(crate) mod renaming;
pub(crate) mod semantic_tokens;
pub(crate) mod symbols;
pub(crate) mod to_lsp;
pub(crate) mod workspace_symbols;

#[cfg(test)]
mod tests {
    use tower_lsp::ls_types::{Position, Range};

    use super::{from_lsp, to_lsp};
    use crate::text::{Encoding, Text};

    #[test]
    fn spans_and_ranges_are_inverse() {
        let text = Text::from("[PER 😀  ] \r\n¶ 2");
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let range = to_lsp::range(&text, text.span(), encoding);
            assert_eq!(from_lsp::span(&text, range, encoding), Ok(text.span()));
        }
    }

    #[test]
    fn a_range_that_runs_backwards_is_turned_round() {
        let text = Text::from("abc");
        let range = Range::new(Position::new(0, 2), Position::new(0, 1));
        let span = from_lsp::span(&text, range, Encoding::Utf16).unwrap();
        assert_eq!(text.slice(span), "b");
    }

    #[test]
    fn a_line_that_does_not_exist_is_an_error() {
        let text = Text::from("abc");
        let range = Range::new(Position::new(0, 0), Position::new(7, 1));
        assert!(from_lsp::span(&text, range, Encoding::Utf16).is_err());
    }
}
