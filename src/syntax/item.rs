//! The items of a block: mentions, marks of structure, anomalies. Places are bytes from the start
//! of the block, so that an edit elsewhere leaves a block unchanged.

mod anomaly;
mod mark;
mod mention;

pub use anomaly::{AnomalyGroup, AnomalyKind, RawAnomaly};
pub use mark::{AnchorForm, Field, MarkKind, PassageKind, RawMark};
pub use mention::{LabelFault, RawMention};
