//! Somebody who types words into a line of their own, key by key, and never waits for an answer.

use std::time::{Duration, Instant};

use super::editor::{Editor, Shown};

const WORDS: &[u8] = b"walked with nobody through quiet rain towards harbours ";

pub(super) struct Typist {
    line: usize,
    between: Duration,
    /// When the next key is due.
    due: Instant,
    typed: usize,
}

impl Typist {
    /// Somebody who types a key every `between` into a new line before `line`.
    pub(super) fn start(editor: &mut Editor, line: usize, between: Duration) -> Self {
        editor.key((line, 0), (line, 0), " . \n");
        editor.wait_until_current();
        Self {
            line,
            between,
            due: Instant::now() + between,
            typed: 0,
        }
    }

    /// Types `count` keys.
    pub(super) fn type_keys(&mut self, editor: &mut Editor, count: usize) {
        for _ in 0..count {
            self.wait_for_turn(editor);
            self.press(editor);
        }
        self.wait_for_turn(editor);
    }

    /// Types until a report comes after which `wanted` holds, at most `longest`, and returns when
    /// it came.
    pub(super) fn type_until(
        &mut self,
        editor: &mut Editor,
        longest: Duration,
        wanted: &dyn Fn(&Shown) -> bool,
    ) -> Option<Instant> {
        let end = Instant::now() + longest;
        while Instant::now() < end {
            if let Some(came) = editor.read_until(self.due, wanted) {
                return Some(came);
            }
            self.press(editor);
        }
        None
    }

    /// Waits until the next key is due. It may be typed elsewhere.
    pub(super) fn wait_for_turn(&mut self, editor: &mut Editor) {
        editor.read_until(self.due, &|_| false);
        self.due += self.between;
    }

    /// Types the next letter; all are deleted where the line is full.
    fn press(&mut self, editor: &mut Editor) {
        self.due = self.due.max(Instant::now()) + self.between;
        let end = (self.line, self.typed);
        if self.typed == WORDS.len() {
            editor.key((self.line, 0), end, "");
            self.typed = 0;
        } else {
            let letter = char::from(WORDS[self.typed]);
            editor.key(end, end, letter.encode_utf8(&mut [0; 4]));
            self.typed += 1;
        }
    }
}
