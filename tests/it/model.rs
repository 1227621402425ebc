//! A client's own copy of a text, counted as the protocol's prose does, and random edits of it.

use serde_json::{Value, json};

/// What a column counts.
#[derive(Clone, Copy)]
pub(crate) enum Encoding {
    Utf8,
    Utf16,
    Utf32,
}

/// Numbers that look random and are the same in every run (xorshift).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`; 0 if that is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % end.max(1)
    }
}

/// The client's copy.
pub(crate) struct Text {
    text: String,
    encoding: Encoding,
}

/// What edits insert: the shapes that columns and lines are got wrong for.
const PIECES: [&str; 14] = [
    "a",
    "[",
    "]",
    " ",
    "\n",
    "\r\n",
    "\r",
    "¶",
    "😀",
    "e\u{301}",
    "\u{2028}",
    "\0",
    "[PER Ada  ]",
    "",
];

impl Text {
    pub(crate) fn new(text: &str, encoding: Encoding) -> Self {
        let text = text.to_owned();
        Self { text, encoding }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Makes a random edit here, and returns it for the server.
    pub(crate) fn edit(&mut self, random: &mut Random) -> Value {
        let start = self.boundary(random.below(self.text.len() + 1));
        let length = if random.below(3) == 0 {
            random.below(6)
        } else {
            0
        };
        let end = self.boundary((start + length).min(self.text.len()));
        let text = PIECES[random.below(PIECES.len())];
        let range = json!({"start": self.position(start), "end": self.position(end)});
        self.text.replace_range(start..end, text);
        json!({"range": range, "text": text})
    }

    /// The place at or before `offset` where a cursor can stand.
    fn boundary(&self, mut offset: usize) -> usize {
        let inside = |at: usize| {
            let crlf = self.text[..at].ends_with('\r') && self.text[at..].starts_with('\n');
            crlf || !self.text.is_char_boundary(at)
        };
        while !self.text.is_char_boundary(offset) || inside(offset) {
            offset -= 1;
        }
        offset
    }

    fn position(&self, offset: usize) -> Value {
        let (mut line, mut start) = (0, 0);
        for (at, c) in self.text[..offset].char_indices() {
            if c == '\n' || (c == '\r' && !self.text[at + 1..].starts_with('\n')) {
                line += 1;
                start = at + 1;
            }
        }
        let before = &self.text[start..offset];
        let column = match self.encoding {
            Encoding::Utf8 => before.len(),
            Encoding::Utf16 => before.encode_utf16().count(),
            Encoding::Utf32 => before.chars().count(),
        };
        json!({"line": line, "character": column})
    }
}
