//! Renumbers paragraphs: `¶1 … ¶3 … ¶4` ⇒ `¶1 … ¶2 … ¶3`, in all three places of an anchor.

use super::gathered::Gathered;
use super::{Change, Refusal};
use crate::model::Document;
use crate::model::cable::headers::headers;
use crate::syntax::{Mark, MarkKind, Summary};
use crate::text::{Edit, Offset, Span};

/// Most paragraphs renumbered at once.
const MAX_PARAGRAPHS: usize = 10_000;

/// Renumbers the paragraphs of the whole text from 1; those of a second document in the same file
/// start at 1 again. The offset does not matter; all commands at a cursor have one.
///
/// # Errors
/// Refused without anchored paragraphs, or if their numbers are right already.
pub fn renumber(document: &Document, _: Offset) -> Result<Change, Refusal> {
    let starts: Vec<Offset> = headers(document)
        .skip(1)
        .map(|mark| mark.span.start)
        .collect();
    let mut starts = starts.into_iter().peekable();
    let (mut gathered, mut number, mut count) = (None, 0, 0);
    for mark in anchored(document, Offset::default()).take(MAX_PARAGRAPHS) {
        while starts.next_if(|start| *start <= mark.span.start).is_some() {
            number = 0;
        }
        number += 1;
        if mark.number() != number {
            count += 1;
            let first = Span::empty(mark.span.start);
            let gathered = gathered.get_or_insert_with(|| Gathered::new(document.text(), first));
            gathered.push(numbered(document, &mark, number));
        }
    }
    if number == 0 {
        return Err(Refusal::new("there are no paragraphs with anchors"));
    }
    let gathered = gathered.ok_or_else(|| Refusal::new("the paragraphs are numbered already"))?;
    let title = match count {
        1 => "Renumber 1 paragraph".to_owned(),
        count => format!("Renumber {count} paragraphs"),
    };
    Ok(gathered.change(title))
}

/// The anchor of paragraph `number`, without the number behind it.
pub(crate) fn anchor(number: u32) -> String {
    format!("<a id='par{number}' href='#par{number}'>¶</a>")
}

/// The marks of the anchored paragraphs that end behind `from`.
pub(crate) fn anchored(document: &Document, from: Offset) -> impl Iterator<Item = Mark> {
    let counted = |summary: &Summary| summary.anchored.count > 0;
    let marks = document.marks_from(from, counted);
    marks.filter(|mark| {
        matches!(mark.kind, MarkKind::Paragraph(form) if form.is_paragraph() && form.is_anchored())
    })
}

/// The edits that number the paragraphs from `mark` on with `first` and up, as far as the next
/// paragraph 1, where a second document begins.
pub(crate) fn numbered_anew(document: &Document, mark: &Mark, first: u32) -> Vec<Edit> {
    let behind = anchored(document, mark.span.start);
    let from_mark = behind.filter(|other| other.span.start >= mark.span.start);
    let of_document = from_mark.take_while(|other| other.number() != 1 || other.span == mark.span);
    let pairs = of_document.zip(first..).take(MAX_PARAGRAPHS);
    let mut gathered = Gathered::new(document.text(), Span::empty(mark.span.start));
    for (other, number) in pairs.filter(|(other, number)| other.number() != *number) {
        gathered.push(numbered(document, &other, number));
    }
    gathered.edits()
}

/// The edit that gives the paragraph at `mark` the number `number`, in its anchor, too.
fn numbered(document: &Document, mark: &Mark, number: u32) -> Edit {
    let written = document
        .text()
        .slice(Span::new(mark.span.start, mark.inner));
    if written.starts_with("<a id='par") {
        return Edit::new(mark.span, format!("{}{number}", anchor(number)));
    }
    Edit::new(mark.number_span(), number.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, refused};
    use super::numbered_anew;
    use crate::model::Document;
    use crate::text::{Offset, Span};

    fn renumber(document: &Document, span: Span) -> Result<super::Change, super::Refusal> {
        super::renumber(document, span.start)
    }

    #[test]
    fn gaps_and_repeats() {
        check(
            renumber,
            "<a id='par1' href='#par1'>¶</a>1 . <a id='par3' href='#par3'>¶</a>3 . $0¶1 . One . <a id='par4' href='#par5'>¶</a>4 .",
            "<a id='par1' href='#par1'>¶</a>1 . $0$1<a id='par2' href='#par2'>¶</a>2 . ¶3 . One . <a id='par4' href='#par5'>¶</a>4 .",
        );
    }

    #[test]
    fn a_second_document_begins_anew() {
        let first = "UNCLAS SUBJECT: Quays\n<a id='par1' href='#par1'>¶</a>1. One.\n";
        check(
            renumber,
            &format!("$0{first}UNCLAS SUBJECT: Ships\n¶2. Two.\n¶3. Two.\n"),
            &format!("{first}UNCLAS SUBJECT: Ships\n$0$1¶1. Two.\n¶2. Two.\n"),
        );
    }

    #[test]
    fn very_many_edits_become_few() {
        let text = "¶7. One.\n¶7. Two.\n".repeat(20);
        let document = Document::new(&text, 0);
        let change = super::renumber(&document, Offset::default()).unwrap();
        assert_eq!(
            (change.edits.len(), &*change.title),
            (1, "Renumber 39 paragraphs")
        );
        let paragraph = document.mark_at(Offset::default()).unwrap();
        assert_eq!(numbered_anew(&document, &paragraph, 1).len(), 1);
    }

    #[test]
    fn refused_here() {
        let anchors = "<a id='par1' href='#par1'>¶</a>1 . One . $0";
        refused(renumber, anchors, "the paragraphs are numbered already");
        refused(renumber, "One . $0", "there are no paragraphs with anchors");
    }
}
