//! Signature help: the form of a mention, `[LABEL name  ]`, with the part that is being typed.

use std::ops::Range;

use super::cursor_line::{Bracket, CursorLine};
use super::{Cursor, Trigger};
use crate::features::hover::meaning;
use crate::features::markup::{Line, Prose};
use crate::model::Document;
use crate::text::Offset;

/// Most labels that are named.
const MAX_LABELS: usize = 24;

/// The form of a mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The form: `[LABEL name  ]`.
    pub text: String,
    /// The places of label and name in `text`, in bytes. All of `text` is ASCII.
    pub parts: [Range<usize>; 2],
    /// The index in `parts` of the one that is being typed.
    pub active: usize,
    /// The explanation of that part.
    pub said: Prose,
}

impl Signature {
    /// The part that is being typed.
    pub fn active(&self) -> Range<usize> {
        self.parts[self.active].clone()
    }
}

/// The form of the mention at `offset`, which need not be complete.
pub fn signature(document: &Document, offset: Offset) -> Option<Signature> {
    let line = CursorLine::of(&Cursor {
        document,
        others: &[],
        gazetteer: None,
        offset,
        trigger: Trigger::Invoked,
    });
    let (label, active, said) = match line.bracket()? {
        Bracket::Label(_) => {
            let labels: Vec<&str> = document.labels().labels().take(MAX_LABELS).collect();
            let said = format!("One of {}", labels.join(", "));
            ("LABEL".to_owned(), 0, said)
        }
        Bracket::Name(name) => {
            let said = meaning(document, &name.label);
            (name.label, 1, said)
        }
        Bracket::Prose => return None,
    };
    let name = label.len() + 2;
    let mut text = Prose::new();
    if !said.is_empty() {
        text.paragraph(Line::of(said));
    }
    Some(Signature {
        text: format!("[{label} name{}]", line.site.padding),
        parts: [1..1 + label.len(), name..name + "name".len()],
        active,
        said: text,
    })
}
