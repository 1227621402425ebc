//! Model: the meaning of a document. Its mentions and the entities they name, its header, sections
//! and paragraphs.

pub(crate) mod acronym;
pub(crate) mod boundary;
pub(crate) mod cable;
pub(crate) mod case;
pub(crate) mod counts;
mod document;
pub(crate) mod endings;
mod entities;
mod gazetteer;
pub mod gloss;
mod guide;
pub mod kept;
pub mod label_sets;
mod labels;
mod name;
pub(crate) mod name_at;
pub(crate) mod names;
mod outline;
mod paragraph;
pub(crate) mod place;
pub(crate) mod plain_text;
pub(crate) mod scan;
mod sentence;
pub(crate) mod sentence_start;
mod shared_map;
pub(crate) mod style;
pub(crate) mod suggest;
pub(crate) mod tokens;
mod trimmed;

pub use cable::header::{Header, HeaderField};
pub use document::Document;
pub use endings::{bare, keeps_period, without_period, without_possessive};
pub use entities::{Entities, Entity};
pub use gazetteer::{Gazetteer, KnownName, MalformedLine};
pub use guide::{Guide, LabelNote};
pub use labels::{LabelChoice, recognised};
pub use name::normalised;
pub use outline::{KeptOutline, Outline, Passage, Section};
pub use paragraph::{Paragraph, ParagraphForm};
pub(crate) use sentence::LineUse;
