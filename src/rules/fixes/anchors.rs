//! Fixes for the anchors and numbers of paragraphs: `¶4 .` ⇒
//! `<a id='par4' href='#par4'>¶</a>4 .`

use super::Fix;
use crate::edits::place::Place;
use crate::edits::{anchor, anchored, numbered_anew};
use crate::model::Document;
use crate::rules::{Code, Finding};
use crate::syntax::{AnchorForm, Mark, MarkKind};
use crate::text::{Edit, Offset, Span};

pub(crate) fn fixes(document: &Document, finding: &Finding) -> Vec<Fix> {
    let place = Place::new(document);
    let span = finding.span;
    if finding.code == Code::AnchorGluedPeriod {
        return vec![Fix::new("Split the full stop off", split_off(place, span)).safe()];
    }
    let Some((mark, form)) = paragraph_at(document, span) else {
        return Vec::new();
    };
    match finding.code {
        Code::AnchorMismatch => {
            let edit = Edit::new(Span::new(mark.span.start, mark.inner), anchor(mark.value));
            let title = format!("Write {} in all three places of the anchor", mark.value);
            vec![Fix::new(title, vec![edit])]
        }
        Code::AnchorNotParagraph if !matches!(form, AnchorForm::Number | AnchorForm::Broken) => {
            let edit = Edit::new(Span::new(mark.span.start, mark.inner), "");
            vec![Fix::new(
                format!("Remove the anchor of {}", mark.value),
                vec![edit],
            )]
        }
        Code::AnchorMalformed | Code::PilcrowWithoutAnchor => {
            whole(place, &mark).into_iter().collect()
        }
        Code::ParagraphSequence => {
            let expected = expected(document, &mark);
            let edits = numbered_anew(document, &mark, expected);
            let title = format!("Number the paragraphs from here: ¶{expected} …");
            vec![Fix::new(title, edits)]
        }
        _ => Vec::new(),
    }
}

/// The full stop at `span`, alone; outside where it is the last sign of a mention.
fn split_off(place: Place<'_>, span: Span) -> Vec<Edit> {
    match place
        .mention(span)
        .filter(|mention| mention.name.encloses(span))
    {
        Some(mention) => place.end_name(&mention, span.start),
        None => vec![Edit::new(Span::empty(span.start), " ")],
    }
}

/// The paragraph's number, or its anchor, at `span`.
fn paragraph_at(document: &Document, span: Span) -> Option<(Mark, AnchorForm)> {
    let mark = document.mark_at(span.end.back(1))?;
    match mark.kind {
        MarkKind::Paragraph(form) => Some((mark, form)),
        _ => None,
    }
}

/// A whole anchor in the place of a piece of one. Pieces that brackets tear apart are left to a
/// person.
fn whole(place: Place<'_>, mark: &Mark) -> Option<Fix> {
    let before = place.before(mark.span.start);
    let piece = before
        .rfind("<a")
        .filter(|at| !before[*at..].contains(['>', '[']));
    let start = match piece {
        Some(at) => mark.span.start.back(before.len() - at),
        None => mark.span.start,
    };
    let torn = Span::new(start, mark.inner);
    let tagged = place.document.mentions_in(torn).next().is_some();
    if tagged || place.text(torn).contains(['[', ']']) {
        return None;
    }
    let edit = Edit::new(torn, anchor(mark.value));
    Some(Fix::new(
        format!("Write the anchor of ¶{}", mark.value),
        vec![edit],
    ))
}

/// The number that the paragraph at `mark` should have.
fn expected(document: &Document, mark: &Mark) -> u32 {
    let mut before = None;
    for other in anchored(document, Offset::default()) {
        if other.span.start >= mark.span.start {
            break;
        }
        before = Some(other);
    }
    before.map_or(1, |before| before.value + 1)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{TOKENISED, check, check_in};
    use crate::rules::Code;

    #[test]
    fn anchors_are_made_whole() {
        let one = "<a id='par1' href='#par1'>¶</a>1 . One . ";
        check_in(
            one,
            Code::AnchorMismatch,
            "<a id='par3' href='#par4'>¶</a>2 .",
            "<a id='par2' href='#par2'>¶</a>2 .",
        );
        check_in(
            one,
            Code::PilcrowWithoutAnchor,
            "¶2 .",
            "<a id='par2' href='#par2'>¶</a>2 .",
        );
        check_in(
            one,
            Code::AnchorMalformed,
            "href='#par2'>¶</a>2 .",
            "<a id='par2' href='#par2'>¶</a>2 .",
        );
        check_in(
            one,
            Code::AnchorMalformed,
            "<a id='par2' >¶</a>2 .",
            "<a id='par2' href='#par2'>¶</a>2 .",
        );
        check_in(
            one,
            Code::AnchorNotParagraph,
            "in <a id='par2006' href='#par2006'>¶</a>2006 .",
            "in 2006 .",
        );
    }

    #[test]
    fn numbers_follow_each_other() {
        check(
            Code::ParagraphSequence,
            "<a id='par1' href='#par1'>¶</a>1 . <a id='par3' href='#par3'>¶</a>3 . ¶4 . One",
            "<a id='par1' href='#par1'>¶</a>1 . <a id='par2' href='#par2'>¶</a>2 . ¶3 . One",
        );
    }

    #[test]
    fn full_stops_stand_alone() {
        let anchor = "<a id='par2' href='#par2'>¶</a>2 . \n";
        check_in(
            TOKENISED,
            Code::AnchorGluedPeriod,
            &format!("The end. {anchor}"),
            &format!("The end . {anchor}"),
        );
        check_in(
            TOKENISED,
            Code::AnchorGluedPeriod,
            &format!("in [LOC Oru.  ] {anchor}"),
            &format!("in [LOC Oru  ] . {anchor}"),
        );
    }
}
