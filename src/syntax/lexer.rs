//! Reads the text of one block: mentions, marks of structure, anomalies.
//!
//! It keeps no state from block to block. It may look at the text around a block, but never farther
//! than [`BYTES_BEFORE`](super::cut::BYTES_BEFORE) back and
//! [`BYTES_BEHIND`](super::cut::BYTES_BEHIND) ahead of its edges, and no pattern crosses a cut.
//! Hence its items do not depend on the places of the cuts.

mod blanks;
mod block;
mod bracket;
mod cable;
mod line;
mod markup;
mod name;
mod overlap;
mod trigger;

use std::ops::Range;

use blanks::{is_blank, number, skip_blanks, skip_blanks_back};
use block::Lexer;

use super::LabelSet;

pub(super) use block::Lexed;
pub use bracket::MAX_MENTION_BYTES;
pub use cable::heading::title_length;
pub(super) use cable::portion::MAX_BARE_BYTES as MAX_BARE_PORTION_BYTES;
pub use cable::portion::portion_text;
pub(super) use trigger::holds_trigger;

/// Reads the bytes `block` of `text`. Byte 0 of `text` must be the start of the document or at
/// least [`BYTES_BEFORE`](super::cut::BYTES_BEFORE) before the block.
pub(super) fn lex(text: &str, block: Range<usize>, labels: &LabelSet) -> Lexed {
    let mut lexer = Lexer::new(text, block, labels);
    bracket::read(&mut lexer);
    line::read(&mut lexer);
    markup::read(&mut lexer);
    trigger::read(&mut lexer);
    overlap::read(&mut lexer);
    lexer.finish()
}
