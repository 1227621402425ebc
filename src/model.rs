//! Model: what a document means. Its mentions and the entities they name, its header, sections
//! and paragraphs.

mod counts;
mod document;
mod entities;
mod gazetteer;
pub mod gloss;
mod guide;
mod header;
mod labels;
mod name;
mod outline;
mod paragraph;
mod sentence;

pub use document::Document;
pub use entities::{Entities, Entity};
pub use gazetteer::{Gazetteer, KnownName, OddLine};
pub use guide::{Guide, Note};
pub use header::{Header, HeaderField};
pub use labels::{LabelChoice, recognised};
pub use name::{bare, keeps_period, normalised, without_period, without_possessive};
pub use outline::{Outline, Passage, Section};
pub use paragraph::{Form, Paragraph};
