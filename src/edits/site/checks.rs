//! The reasons why an edit cannot be made, in the user's words.

use super::Site;
use crate::edits::Refusal;
use crate::edits::opener::opened_word;
use crate::model::Document;
use crate::model::name_at::name_at;
use crate::syntax::{LabelSet, MAX_MENTION_BYTES, Mark, MarkKind, Mention};
use crate::text::{Offset, Span};

impl<'a> Site<'a> {
    /// Refuses a mention of a `name` of so many bytes with `label` if it is too long.
    pub(crate) fn check_length(&self, name: usize, label: &str) -> Result<(), Refusal> {
        let length = name + label.len() + self.padding.len().max(2) + 3;
        if length > MAX_MENTION_BYTES {
            return Err(Refusal::new(format!(
                "a mention holds at most {MAX_MENTION_BYTES} bytes"
            )));
        }
        Ok(())
    }

    /// Refuses a `span` that holds a bracket or markup.
    pub(crate) fn check_plain(&self, span: Span) -> Result<(), Refusal> {
        let bracket = self.document.mentions_in(span).next().is_some();
        if bracket || self.text(span).contains(['[', ']']) {
            return Err(Refusal::new(
                "there is a bracket in it; select text without one",
            ));
        }
        let near = Span::new(span.start.back(LabelSet::MAX_LABEL_BYTES + 1), span.start);
        if ends_with_opener(&self.text(near)) {
            return Err(Refusal::new("a bracket stands right before it"));
        }
        let mut held = self.marks(span).filter(|(_, held)| *held);
        match held.find_map(|(kind, _)| not_text(kind)) {
            Some(reason) => Err(Refusal::new(reason)),
            None => Ok(()),
        }
    }

    /// The marks that share text with `span`, and whether it reaches into the part of them that
    /// is no text.
    pub(crate) fn marks(&self, span: Span) -> impl Iterator<Item = (MarkKind, bool)> + 'a {
        let marks = self
            .document
            .marks_from(span.start, |summary| summary.marks > 0);
        marks
            .take_while(move |mark| mark.span.start < span.end)
            .filter(move |mark| mark.span.overlaps(span))
            .map(move |mark| (mark.kind, span.overlaps(without_text(&mark))))
    }
}

/// The part of a mark that is no text.
pub(crate) fn without_text(mark: &Mark) -> Span {
    let is_number = matches!(mark.kind, MarkKind::Paragraph(form) if !form.is_paragraph());
    let end = if is_number { mark.inner } else { mark.span.end };
    Span::new(mark.span.start, end)
}

/// Whether `before` ends with a `[`, or one with a label: with another `[` behind it that would be
/// an opener that nothing closes.
pub(crate) fn ends_with_opener(before: &str) -> bool {
    opened_word(before).is_some_and(|word| word.is_empty() || LabelSet::is_label(word))
}

/// The reason why the text of such a mark cannot be part of a name, if it cannot.
fn not_text(kind: MarkKind) -> Option<&'static str> {
    match kind {
        MarkKind::WrapperOpen
        | MarkKind::WrapperClose
        | MarkKind::Paragraph(_)
        | MarkKind::Rule
        | MarkKind::Markup => Some("that is markup, not text"),
        MarkKind::PortionMark => Some("that is a portion mark, not text"),
        _ => None,
    }
}

/// The mention at `offset`.
pub(crate) fn mention_at(document: &Document, offset: Offset) -> Result<Mention, Refusal> {
    let mention = document.mention_at(offset);
    mention.ok_or_else(|| Refusal::new("the cursor is in no mention"))
}

/// The name at `offset` whose mentions are meant, where it stands: that of the mention there, or
/// one that is tagged elsewhere.
pub(crate) fn tagged_name_at(document: &Document, offset: Offset) -> Result<Span, Refusal> {
    let mention = document.mention_at(offset).map(|mention| mention.name);
    let name = || name_at(document, offset).filter(|name| is_tagged(document, *name));
    mention.or_else(name).ok_or_else(|| {
        Refusal::new("the cursor is in no mention, nor in a name that is tagged elsewhere")
    })
}

fn is_tagged(document: &Document, name: Span) -> bool {
    let name = document.text().slice(name);
    document.entities().get(&name).is_some()
}

/// The label of the document's set that `label` means.
pub(crate) fn label_of<'d>(document: &'d Document, label: &str) -> Result<&'d str, Refusal> {
    let set = document.labels();
    let id = set
        .id(label.as_bytes())
        .or_else(|| set.id_in_any_case(label.as_bytes()));
    id.and_then(|id| set.text(id)).ok_or_else(|| {
        let labels: Vec<&str> = set.labels().collect();
        let (name, labels) = (set.name(), labels.join(", "));
        Refusal::new(format!(
            "there is no label {label} in the set {name}: {labels}"
        ))
    })
}

/// `name` in quotation marks, shortened where it is long.
pub(crate) fn quoted(name: &str) -> String {
    const LONGEST: usize = 40;
    let mut chars = name.char_indices().map(|(at, _)| at);
    match chars.nth(LONGEST) {
        Some(end) => format!("“{}…”", name[..end].trim_end()),
        None => format!("“{name}”"),
    }
}
