//! Text: the rope, and the conversions between bytes, lines and columns.
//!
//! Above this layer a place in a document is an [`Offset`] in bytes. Columns exist only in
//! messages to and from editors; [`Text`] converts them.

mod blank;
mod edit;
mod encoding;
mod offset;
mod position;
mod rope;

pub use blank::{is_blank, last_word_start};
pub use edit::Edit;
pub use encoding::Encoding;
pub use offset::{Offset, Span};
pub use position::{LineColumn, NoSuchLine};
pub use rope::Text;
