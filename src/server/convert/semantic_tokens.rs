//! Tokens in the protocol's form: five numbers each, relative to the token before (LSP 3.17
//! `textDocument/semanticTokens`). The only place beside `convert` that makes columns: one walk
//! over a block's text costs less than a look-up a token.

use std::sync::Arc;

use super::legend::{ACRONYM, MALFORMED};
use crate::features::semantic_tokens::{Palette, Token, TokenKind, change};
use crate::model::Document;
use crate::server::transport::Cancel;
use crate::syntax::{Block, Summary};
use crate::text::{Encoding, LineColumn, Offset, Span};

/// One token: line and column since the last one, length, type, modifiers.
pub(crate) type Five = [u32; 5];

/// Writes tokens one after the other.
#[derive(Debug)]
pub(crate) struct Encoder<'a> {
    document: &'a Document,
    encoding: Encoding,
    palette: Palette,
    /// Where the last token starts.
    last: LineColumn,
    data: Vec<Five>,
}

impl<'a> Encoder<'a> {
    pub(crate) fn new(document: &'a Document, encoding: Encoding) -> Self {
        Self {
            document,
            encoding,
            palette: palette(document),
            last: LineColumn::default(),
            data: Vec::new(),
        }
    }

    /// Adds the tokens that touch `span`.
    pub(crate) fn span(&mut self, span: Span, cancel: &Cancel) {
        let blocks = self.document.tree().blocks_where(span.start, has_pieces);
        for (at, block) in blocks.take_while(|(at, _)| *at < span.end) {
            if cancel.is_cancelled() {
                return;
            }
            let inside = |token: &Token| token.span.start < span.end && token.span.end > span.start;
            self.block(at, block, inside);
        }
    }

    /// Adds the tokens of these blocks, the first of which starts at `start`, and the token
    /// behind them, whose place is told relative to them.
    pub(crate) fn run(&mut self, start: Offset, blocks: &[&Arc<Block>]) {
        self.last = self.last_before(start);
        let mut at = start;
        for block in blocks {
            self.block(at, block, |_| true);
            at = at + block.len();
        }
        let next = self.document.tree().blocks_where(at, has_pieces).next();
        if let Some((at, block)) = next {
            let first = self
                .palette
                .tokens(at, block)
                .next()
                .map(|token| token.span);
            self.block(at, block, |token| Some(token.span) == first);
        }
    }

    /// Where the last token before `offset`, an edge of blocks, starts.
    fn last_before(&self, offset: Offset) -> LineColumn {
        let block = self.document.tree().last_block_before(offset, has_pieces);
        let token = block.and_then(|(at, block)| self.palette.tokens(at, block).last());
        token.map_or(LineColumn::default(), |token| {
            self.document
                .text()
                .line_column_at(token.span.start, self.encoding)
        })
    }

    fn block(&mut self, at: Offset, block: &Block, wanted: impl Fn(&Token) -> bool) {
        let text = self.document.text().slice(Span::at(at, block.len()));
        let mut walk = Walk {
            text: &text,
            at: 0,
            place: self.document.text().line_column_at(at, self.encoding),
            encoding: self.encoding,
        };
        let tokens: Vec<Token> = self.palette.tokens(at, block).filter(wanted).collect();
        self.data.reserve(tokens.len());
        for token in tokens {
            let start = walk.to(token.span.start - at);
            let name = &text[token.span.start - at..token.span.end - at];
            let same_line = start.line == self.last.line;
            let column = if same_line {
                start.column - self.last.column
            } else {
                start.column
            };
            self.data.push([
                (start.line - self.last.line) as u32,
                column as u32,
                units(name, self.encoding) as u32,
                token.kind as u32,
                modifiers(&token, name),
            ]);
            self.last = start;
        }
    }

    pub(crate) fn data(self) -> Vec<Five> {
        self.data
    }

    pub(crate) fn json(&self) -> String {
        json(&self.data)
    }
}

fn has_pieces(summary: &Summary) -> bool {
    summary.pieces > 0
}

/// Goes through the text of a block and counts lines and columns.
struct Walk<'a> {
    text: &'a str,
    /// The byte arrived at, and its place in the document.
    at: usize,
    place: LineColumn,
    encoding: Encoding,
}

impl Walk<'_> {
    fn to(&mut self, at: usize) -> LineColumn {
        let passed = &self.text.as_bytes()[self.at..at];
        let mut line_start = None;
        for found in memchr::memchr2_iter(b'\n', b'\r', passed) {
            let behind = self.at + found + 1;
            let crlf = passed[found] == b'\r' && self.text.as_bytes().get(behind) == Some(&b'\n');
            if !crlf {
                self.place.line += 1;
                line_start = Some(behind);
            }
        }
        match line_start {
            Some(start) => self.place.column = units(&self.text[start..at], self.encoding),
            None => self.place.column += units(&self.text[self.at..at], self.encoding),
        }
        self.at = at;
        self.place
    }
}

fn units(text: &str, encoding: Encoding) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        encoding.len(text)
    }
}

fn modifiers(token: &Token, name: &str) -> u32 {
    let malformed = if token.malformed { MALFORMED } else { 0 };
    let is_name = (token.kind as usize) < TokenKind::Bracket as usize;
    let capital =
        |c: char| c.is_uppercase() || matches!(c, '.' | '&' | '/' | '-') || c.is_ascii_digit();
    // A number is none: `2009`, `9/11`.
    let short = (2..=10).contains(&name.len()) && name.contains(char::is_uppercase);
    let acronym = is_name && short && name.chars().all(capital);
    malformed | if acronym { ACRONYM } else { 0 }
}

/// How many pairs at the start of `pairs` are equal.
pub(crate) fn shared<'a>(pairs: impl Iterator<Item = (&'a Five, &'a Five)>) -> usize {
    pairs.take_while(|(old, new)| old == new).count()
}

/// The numbers as one JSON array.
pub(crate) fn json(data: &[Five]) -> String {
    // Writing numbers to a string cannot fail.
    serde_json::to_string(data.as_flattened()).unwrap_or_default()
}

/// More blocks than this are not compared: all tokens are sent instead.
const MAX_BLOCKS: usize = 512;

/// The edits, in JSON, that turn the tokens of `old` into those of `new`.
pub(crate) fn edit(old: &Document, new: &Document, encoding: Encoding) -> Option<String> {
    let change = change(old, new)?;
    if change.old.len() + change.new.len() > MAX_BLOCKS {
        return None;
    }
    let run = |document, blocks: &[_]| {
        let mut encoder = Encoder::new(document, encoding);
        encoder.run(change.start, blocks);
        encoder.data()
    };
    let (old, new) = (run(old, &change.old), run(new, &change.new));
    let head = shared(old.iter().zip(&new));
    let rest = old.len().min(new.len()) - head;
    let tail = shared(old.iter().rev().zip(new.iter().rev()).take(rest));
    let deleted = old.len() - head - tail;
    let added = &new[head..new.len() - tail];
    if deleted == 0 && added.is_empty() {
        return Some("[]".to_owned());
    }
    let start = 5 * (change.before + head);
    Some(format!(
        r#"[{{"start":{start},"deleteCount":{},"data":{}}}]"#,
        5 * deleted,
        json(added)
    ))
}

/// The colours of the labels of a document.
fn palette(document: &Document) -> Palette {
    Palette::new(document.labels())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Edit;

    const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    fn all(document: &Document, encoding: Encoding) -> Vec<Five> {
        let mut encoder = Encoder::new(document, encoding);
        encoder.span(document.text().span(), &Cancel::default());
        encoder.data()
    }

    #[test]
    fn acronyms_have_letters() {
        let document = Document::new("[ORG OTW  ] [ORG G8  ] [DATE 2009  ] [DATE 9/11  ] . ", 0);
        let names = all(&document, Encoding::Utf16)
            .into_iter()
            .map(|token| (token[2], token[4]));
        let acronyms: Vec<u32> = names
            .filter(|(_, own)| *own == ACRONYM)
            .map(|(len, _)| len)
            .collect();
        assert_eq!(acronyms, [3, 2]);
    }

    fn text() -> impl Strategy<Value = String> {
        let fragment = prop::sample::select(vec![
            "[LOC Ada Bay  ] ",
            "[ORG SBU  ]",
            "[PER ",
            "  ] ",
            "[",
            "\n",
            "\r\n",
            "\r",
            " . ",
            "¶</a>7",
            "Wörter ",
            "😀",
            "<a id='par2' href='#par2'>¶</a>2 . ",
            "( C ) ",
            "Title ------ ",
            "VELM 00000083 002 OF 005 ",
            "TAGS: ",
            "Summary: ",
        ]);
        prop::collection::vec(fragment, 0..40).prop_map(|fragments| fragments.concat())
    }

    proptest! {
        #[test]
        fn places_are_where_the_text_says(text in text()) {
            let document = Document::new(&text, 0);
            for encoding in ALL {
                let palette = palette(&document);
                let tokens: Vec<Token> =
                    document.tree().blocks().flat_map(|(at, block)| palette.tokens(at, block).collect::<Vec<_>>()).collect();
                let mut place = LineColumn::default();
                let data = all(&document, encoding);
                prop_assert_eq!(tokens.len(), data.len());
                for (token, five) in tokens.iter().zip(data) {
                    let column = if five[0] == 0 { place.column } else { 0 };
                    place = LineColumn { line: place.line + five[0] as usize, column: column + five[1] as usize };
                    prop_assert_eq!(place, document.text().line_column_at(token.span.start, encoding));
                    let end = document.text().line_column_at(token.span.end, encoding);
                    prop_assert_eq!((end.line, end.column), (place.line, place.column + five[2] as usize));
                }
            }
        }

        #[test]
        fn a_delta_applied_is_the_new_tokens(
            before in text(), from in any::<u32>(), length in 0..30usize, inserted in text()
        ) {
            let old = Document::new(&before, 0);
            let mut new = old.clone();
            let from = from as usize % (before.len() + 1);
            new.apply(&Edit::new(Span::at(Offset::new(from), length), inserted));
            for encoding in ALL {
                let Some(edits) = edit(&old, &new, encoding) else { continue };
                let edits: Vec<serde_json::Value> = serde_json::from_str(&edits).unwrap();
                let mut flat: Vec<u64> = all(&old, encoding).as_flattened().iter().map(|n| u64::from(*n)).collect();
                for edit in edits {
                    let number = |name: &str| edit[name].as_u64().unwrap() as usize;
                    let data = edit["data"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap());
                    let start = number("start");
                    drop(flat.splice(start..start + number("deleteCount"), data));
                }
                let expected: Vec<u64> = all(&new, encoding).as_flattened().iter().map(|n| u64::from(*n)).collect();
                prop_assert_eq!(flat, expected);
            }
        }
    }
}
