//! Syntax: what each stretch of text is, kept in a persistent tree of blocks.
//!
//! Reading never fails: every text has a tree, and the tree's blocks add up to the text, byte for
//! byte. Reading a changed region again gives what reading all anew would give; see [`cut`] for
//! why.

mod ast;
mod block;
pub mod classification;
mod cut;
mod item;
mod labels;
mod lexer;
mod parser;
pub mod portion;
mod summary;
mod tree;

pub use ast::{Anomaly, Mark, Mention};
pub use block::{Block, Piece, PieceKind};
pub use item::{
    AnchorForm, Anomalies, AnomalyKind, Field, LabelFault, MarkKind, RangeKind, RawMark, RawMention,
};
pub use labels::{LabelId, LabelSet};
pub use parser::{Reparsed, parse, reparse};
pub use summary::{Numbering, OrderKey, Spacing, Summary};
pub use tree::{Blocks, Change, Tree};
