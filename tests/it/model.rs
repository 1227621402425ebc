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

    /// Carries out `edits` of a server, which all speak of the text as it is, and returns the
    /// changes to send: the last first, so that no change moves the next one.
    pub(crate) fn apply(&mut self, edits: &[Value]) -> Vec<Value> {
        let place = |edit: &Value| {
            let range = &edit["range"];
            (self.offset(&range["start"]), self.offset(&range["end"]))
        };
        let mut placed: Vec<_> = edits.iter().map(|edit| (place(edit), edit)).collect();
        placed.sort_by_key(|(place, _)| *place);
        let apart = placed.windows(2).all(|two| two[0].0.1 <= two[1].0.0);
        assert!(apart, "edits overlap: {edits:?}");
        let mut changes = Vec::new();
        for ((start, end), edit) in placed.into_iter().rev() {
            changes.push(self.replace(start, end, edit["newText"].as_str().unwrap()));
        }
        changes
    }

    /// Replaces the bytes `start..end`, both at edges of characters, and returns the change.
    pub(crate) fn replace(&mut self, start: usize, end: usize, text: &str) -> Value {
        let range = json!({"start": self.position(start), "end": self.position(end)});
        self.text.replace_range(start..end, text);
        json!({"range": range, "text": text})
    }

    /// The byte at `position`, which must be one of the text.
    fn offset(&self, position: &Value) -> usize {
        let wanted = |name: &str| position[name].as_u64().unwrap();
        let line = wanted("line") as usize;
        let breaks = self
            .text
            .char_indices()
            .filter(|(at, c)| *c == '\n' || (*c == '\r' && !self.text[at + 1..].starts_with('\n')));
        let mut starts = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1));
        let mut at = starts.nth(line).unwrap();
        let mut left = wanted("character") as usize;
        while left > 0 {
            let c = self.text[at..].chars().next().unwrap();
            assert!(!matches!(c, '\r' | '\n'), "{position} is past its line");
            left -= match self.encoding {
                Encoding::Utf8 => c.len_utf8(),
                Encoding::Utf16 => c.len_utf16(),
                Encoding::Utf32 => 1,
            };
            at += c.len_utf8();
        }
        at
    }

    /// The place at or before `offset` where a cursor can stand.
    pub(crate) fn boundary(&self, mut offset: usize) -> usize {
        let inside = |at: usize| {
            let crlf = self.text[..at].ends_with('\r') && self.text[at..].starts_with('\n');
            crlf || !self.text.is_char_boundary(at)
        };
        while !self.text.is_char_boundary(offset) || inside(offset) {
            offset -= 1;
        }
        offset
    }

    /// The line and column of the byte `offset`.
    pub(crate) fn position(&self, offset: usize) -> Value {
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
