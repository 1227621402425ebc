//! Findings about what is tagged (format §5.3 B).

use super::{Code, Finding};
use crate::text::Span;

impl Finding {
    /// A sign at `span` that touches a word of the name.
    pub(crate) fn untokenised_entity(span: Span, sign: &str) -> Self {
        let message = format!("`{sign}` is not set off inside the entity");
        Self::new(Code::UntokenisedEntity, span, message)
    }
}
