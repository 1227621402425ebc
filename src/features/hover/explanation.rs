//! The explanation of a stretch of text, which every kind of thing has.

use crate::features::markup::Prose;
use crate::text::Span;

/// The explanation of a stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// The stretch.
    pub span: Span,
    /// The explanation.
    pub text: Prose,
}
