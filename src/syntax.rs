//! Syntax: what each stretch of text is, kept in a persistent tree of blocks.
//!
//! Reading never fails: every text has a tree, and the tree's blocks add up to the text, byte for
//! byte. Reading a changed region again gives what reading all anew would give; see [`cut`] for
//! why. The format itself, which the code cites as "format §…":
#![doc = ""]
#![doc = include_str!("syntax/README.md")]

mod ast;
mod block;
mod classification;
mod cut;
mod item;
mod labels;
mod level;
mod lexer;
mod order;
mod parser;
mod portion;
mod summary;
mod tree;

pub use ast::{Anomaly, Mark, Mention};
pub use block::{Block, Piece, PieceKind};
pub use classification::classification;
pub use item::{
    AnchorForm, Anomalies, AnomalyKind, Field, LabelFault, MarkKind, RangeKind, RawMark, RawMention,
};
pub use labels::{LabelId, LabelSet};
pub use level::Level;
pub use lexer::{LONGEST_MENTION, portion_text, title_length};
pub use parser::{Excerpt, Moved, Reparsed, parse, reparse};
pub use portion::{Control, PortionMark, portion_mark};
pub use summary::{Numbering, OrderKey, Spacing, Summary};
pub use tree::{Blocks, Change, NumberingBreaks, Tree};
