//! Syntax: the items of a text, kept in a persistent tree of blocks.
//!
//! Reading never fails: every text has a tree, and the tree's blocks add up to the text, byte for
//! byte. An incremental reparse equals a full parse; [`cut`] explains why. The format itself, which
//! the code cites as "format §…":
#![doc = ""]
#![doc = include_str!("syntax/README.md")]

mod block;
mod cable;
mod cut;
mod item;
mod join;
mod labels;
mod lexer;
mod order;
mod parser;
mod placed;
mod summary;
mod tree;

pub use block::{Block, Piece, PieceKind};
pub use cable::classification::classification;
pub use cable::level::Level;
pub use cable::portion::{Control, PortionMark, portion_mark};
pub use item::{
    AnchorForm, AnomalyGroup, AnomalyKind, Field, LabelFault, MarkKind, PassageKind, RawAnomaly,
    RawMark, RawMention,
};
pub use join::{InTurn, Join};
pub use labels::{LabelId, LabelSet};
pub use lexer::{MAX_MENTION_BYTES, portion_text, title_length};
pub use parser::{LocatedText, MovedBlock, Reparsed, parse, read_blocks, reparse};
pub use placed::{Anomaly, Mark, Mention};
pub use summary::{Numbering, OrderKey, Spacing, Summary};
pub use tree::{Blocks, ChangedRun, Tree, TreeChange};
