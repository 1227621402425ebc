//! The meaning of a label, and its fault, in words.

use crate::features::markup::Line;
use crate::model::Document;
use crate::model::gloss::label::label_meaning;
use crate::model::suggest::nearest_label;
use crate::syntax::{LabelFault, LabelSet, Mention};

/// The name of a label set made of the labels of the document itself.
const DOCUMENT_SET: &str = "of this document";

/// The meaning of `label`: its gloss, else the set it belongs to; empty if unknown.
pub(in crate::features) fn meaning(document: &Document, label: &str) -> String {
    if let Some(meaning) = label_meaning(label) {
        return meaning.to_owned();
    }
    let set = document.labels();
    match set.id(label.as_bytes()) {
        Some(_) if set.name() == DOCUMENT_SET => "A label of this document.".to_owned(),
        Some(_) => format!("A label of the set {}.", set.name()),
        None => String::new(),
    }
}

/// The fault of the label of `mention`; `None` if it has none.
pub(super) fn fault(document: &Document, mention: &Mention) -> Option<Line> {
    let set = document.labels();
    let written = document.text().slice(mention.label_span);
    let right = set.text(mention.label).unwrap_or_default();
    let line = Line::new().code(&*written);
    Some(match mention.fault {
        LabelFault::None => return None,
        LabelFault::Unknown => line.text(" is ").then(not_in(set, &written)),
        LabelFault::Case => line.text(" should be written ").code(right).text("."),
        LabelFault::Glued => Line::of("There is no blank between ")
            .then(line)
            .text(" and ")
            .code(&*document.text().slice(mention.name))
            .text("."),
        LabelFault::Prefix => {
            let known = set.prefix_of(written.as_bytes());
            let known = known.and_then(|id| set.text(id)).unwrap_or_default();
            let rest = written.get(known.len()..).unwrap_or_default();
            line.text(" is ")
                .then(not_in(set, &written))
                .text(" Readers that look for ")
                .code(known)
                .text(format!(" take “{rest}” for the name."))
        }
    })
}

/// "not in the label set conll4 (PER, ORG, LOC, MISC). Did you mean `LOC`?"
fn not_in(set: &LabelSet, label: &str) -> Line {
    let line = Line::of(if set.name() == DOCUMENT_SET {
        "not among the labels of this document".to_owned()
    } else {
        format!("not in the label set {}", set.name())
    });
    let labels: Vec<&str> = set.labels().collect();
    let line = match labels.len() {
        1..=8 => line.text(format!(" ({})", labels.join(", "))),
        _ => line,
    };
    match nearest_label(label, set) {
        Some(meant) => line.text(". Did you mean ").code(meant).text("?"),
        None => line.text("."),
    }
}
