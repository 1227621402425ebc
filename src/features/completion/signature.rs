//! The form of a mention, with the part that is being typed: `[LABEL name  ]`.

use std::ops::Range;

use super::site::{Bracket, Site};
use super::{Place, Trigger};
use crate::features::hover::meaning;
use crate::features::markup::{Line, Prose};
use crate::model::Document;
use crate::text::Offset;

/// The most labels that are named.
const MOST: usize = 24;

/// The form of a mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// As it is written: `[LABEL name  ]`.
    pub text: String,
    /// Where in it label and name stand, in bytes. All of it is ASCII.
    pub parts: [Range<usize>; 2],
    /// Which of the two is being typed.
    pub active: usize,
    /// What is said about that.
    pub said: Prose,
}

impl Signature {
    /// The part that is being typed.
    pub fn active(&self) -> Range<usize> {
        self.parts[self.active].clone()
    }
}

/// The form of the mention in which `offset` lies, though it need not be whole.
pub fn signature(document: &Document, offset: Offset) -> Option<Signature> {
    let site = Site::of(&Place {
        document,
        others: &[],
        gazetteer: None,
        offset,
        trigger: Trigger::Invoked,
    });
    let (label, active, said) = match site.bracket()? {
        Bracket::Label(_) => {
            let labels: Vec<&str> = document.labels().labels().take(MOST).collect();
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
        text: format!("[{label} name{}]", site.style.padding),
        parts: [1..1 + label.len(), name..name + "name".len()],
        active,
        said: text,
    })
}
