//! Openers of mentions in text that is no mention.

use crate::syntax::LabelSet;

/// The end of `text` behind its last `[`, if that is near enough for a label: `PER` of `by [PER`.
pub(super) fn opened_word(text: &str) -> Option<&str> {
    // Only as far as the longest label: a line may be as long as the document.
    let near = text.len().saturating_sub(LabelSet::MAX_LABEL_BYTES + 1);
    let opener = memchr::memrchr(b'[', &text.as_bytes()[near..]);
    opener.map(|at| &text[near + at + 1..])
}
