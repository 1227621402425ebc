//! Text: the rope, and everything that counts bytes, lines or columns.
//!
//! Above this layer a place in a document is an [`Offset`] in bytes; columns exist only where an
//! editor is spoken to, and are made here.

mod blank;
mod edit;
mod offset;
mod position;
mod rope;

pub use blank::{is_blank, last_word_start};
pub use edit::Edit;
pub use offset::{Offset, Span};
pub use position::{Encoding, LineColumn, NoSuchLine};
pub use rope::Text;
