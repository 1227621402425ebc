//! JSON written without a tree of values, for long lists of small objects.

use serde::Serialize;
use tower_lsp::ls_types::{Position, Range};

/// Bytes of most objects of a list.
const ROOM_BYTES: usize = 1_024;

/// A JSON text that grows.
#[derive(Debug, Default)]
pub(crate) struct Json {
    out: Vec<u8>,
}

impl Json {
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        let out = Vec::with_capacity(bytes);
        Self { out }
    }

    /// Makes room for a little more, by an eighth if there is none: doubled, a long list would need
    /// twice its size.
    pub(crate) fn make_room(&mut self) {
        if self.out.capacity() - self.out.len() < ROOM_BYTES {
            self.out.reserve_exact(self.out.len() / 8 + ROOM_BYTES);
        }
    }

    /// Adds `text` as it is.
    pub(crate) fn raw(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// Adds `value`, a string or a number.
    pub(crate) fn value(&mut self, value: &(impl Serialize + ?Sized)) {
        // Writing to memory cannot fail.
        let _infallible = serde_json::to_writer(&mut self.out, value);
    }

    /// Adds `number`.
    pub(crate) fn number(&mut self, mut number: u32) {
        let mut digits = [0; 10];
        let mut at = digits.len();
        loop {
            at -= 1;
            digits[at] = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 {
                break;
            }
        }
        self.out.extend_from_slice(&digits[at..]);
    }

    /// Adds `range`.
    pub(crate) fn range(&mut self, range: Range) {
        self.raw(r#"{"start":"#);
        self.position(range.start);
        self.raw(r#","end":"#);
        self.position(range.end);
        self.raw("}");
    }

    fn position(&mut self, position: Position) {
        self.raw(r#"{"line":"#);
        self.number(position.line);
        self.raw(r#","character":"#);
        self.number(position.character);
        self.raw("}");
    }

    /// The text.
    pub(crate) fn finish(self) -> String {
        // Nothing but strings was added.
        String::from_utf8(self.out).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_serde_writes() {
        for number in [0, 7, 10, 4_096, u32::MAX] {
            let range = Range::new(Position::new(number, 0), Position::new(9, number));
            let mut json = Json::default();
            json.range(range);
            assert_eq!(json.finish(), serde_json::to_string(&range).unwrap());
        }
    }
}
