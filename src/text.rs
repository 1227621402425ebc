//! Text: the rope, and the conversions between bytes, lines and columns.
//!
//! Above this layer a place in a document is an [`Offset`] in bytes. Columns exist only in
//! messages to and from editors; [`Text`] converts them.

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
