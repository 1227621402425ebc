//! Fixes for portion marks: `C )` ⇒ `( C )`.

use super::Fix;
use crate::edits::place::Place;
use crate::model::Document;
use crate::rules::{Code, Finding};
use crate::syntax::{Level, MarkKind, PortionMark, Summary, portion_mark, portion_text};
use crate::text::{Edit, Offset, Span};

pub(crate) fn fixes(document: &Document, finding: &Finding) -> Vec<Fix> {
    let place = Place::new(document);
    match finding.code {
        Code::PortionMarkMalformed => {
            let text = portion_text(&place.text(finding.span));
            let mark = portion_mark(&text).map(|mark| mark.to_string());
            let fix = mark.map(|mark| {
                let right = enclosed(place, &mark);
                let title = format!("Write `{}` as `{right}`", place.text(finding.span));
                Fix::new(title, vec![Edit::new(finding.span, right)])
            });
            fix.into_iter().collect()
        }
        Code::PortionMarkMissing => inserted(place, finding.span).into_iter().collect(),
        Code::PortionExceedsHeader => lowered(place, finding),
        Code::PortionMarkUnknown => replaced(place, finding.span),
        _ => Vec::new(),
    }
}

fn enclosed(place: Place<'_>, mark: &str) -> String {
    if place.tokenised {
        format!("( {mark} )")
    } else {
        format!("({mark})")
    }
}

/// The mark of the paragraph before behind the number at `number`.
fn inserted(place: Place<'_>, number: Span) -> Option<Fix> {
    let mark = marked_before(place, number.start).or_else(|| level_of_header(place))?;
    let behind = place.text(Span::at(number.end, 64));
    let head = behind.len()
        - behind
            .trim_start_matches([' ', '\t', ']', '.', '\r', '\n'])
            .len();
    let right = enclosed(place, &mark);
    let at = number.end + head;
    let before = place.blank_before(at);
    let edit = Edit::new(Span::empty(at), format!("{before}{right} "));
    Some(Fix::new(format!("Insert `{right}`, as before"), vec![edit]))
}

/// What the paragraph before `at` is marked with, as it should be written. A mark for the entire
/// text is one of the first paragraph only, and none here.
fn marked_before(place: Place<'_>, at: Offset) -> Option<String> {
    let marks = place.document.marks_from(Offset::default(), has_portions);
    let before = marks.take_while(|mark| mark.span.start < at);
    let before = before.filter(|mark| mark.kind == MarkKind::PortionMark);
    let text = portion_text(&place.text(before.last()?.span));
    let mark = portion_mark(&text).filter(|mark| !mark.entire_text)?;
    Some(mark.to_string())
}

/// The mark of what is as secret as the header says.
fn level_of_header(place: Place<'_>) -> Option<String> {
    let level = place.document.header()?.classification?.0;
    Some(level.mark().to_owned())
}

/// What is no mark at `span` as one: that of the paragraph before, or the header's.
fn replaced(place: Place<'_>, span: Span) -> Vec<Fix> {
    let before = marked_before(place, span.start);
    let header = level_of_header(place).filter(|mark| before.as_ref() != Some(mark));
    let with = |mark: Option<String>, like: &str| {
        let right = enclosed(place, &mark?);
        let title = format!("Write `{right}`, like {like}");
        Some(Fix::new(title, vec![Edit::new(span, right)]))
    };
    let fixes = [
        with(before, "the paragraph before"),
        with(header, "the header"),
    ];
    fixes.into_iter().flatten().collect()
}

/// The paragraph's mark lowered to the header's level, or the header's raised.
fn lowered(place: Place<'_>, finding: &Finding) -> Vec<Fix> {
    let header = place.document.header();
    let Some((level, span)) = header.and_then(|header| header.classification) else {
        return Vec::new();
    };
    let text = portion_text(&place.text(finding.span));
    let Some(mark) = portion_mark(&text) else {
        return Vec::new();
    };
    let portion = mark.level;
    let lower = PortionMark { level, ..mark };
    let lower = enclosed(place, &lower.to_string());
    let lower = Fix::new(
        format!("Mark it `{lower}`, like the header"),
        vec![Edit::new(finding.span, lower)],
    );
    let raise = raised(place, portion, span);
    [lower].into_iter().chain(raise).collect()
}

/// The header's classification as `level`, spaced as it is.
fn raised(place: Place<'_>, level: Level, span: Span) -> Option<Fix> {
    let written = place.text(span);
    let name = level.name().to_uppercase();
    let spaced = written.as_bytes().get(1) == Some(&b' ');
    let plain = !written.contains('/');
    let name = if spaced {
        let letters: Vec<String> = name.chars().map(String::from).collect();
        letters.join(" ").replace("     ", "   ")
    } else {
        name
    };
    let title = format!("Raise the header to {name}");
    plain.then(|| Fix::new(title, vec![Edit::new(span, name)]))
}

fn has_portions(summary: &Summary) -> bool {
    summary.portions > 0
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, check_in};
    use crate::rules::Code;

    const HEAD: &str = "The [LOC Oru  ] line . \n<a id='par1' href='#par1'>¶</a>1 . \n( S/NF ) One . \n\
        <a id='par2' href='#par2'>¶</a>2 . \n( S/NF ) Two . \n";
    const TWO: &str = "<a id='par3' href='#par3'>¶</a>3 . \n";

    #[test]
    fn marks_as_they_should_be() {
        check_in(
            HEAD,
            Code::PortionMarkMalformed,
            &format!("{TWO}c ) Two . \n"),
            &format!("{TWO}( C ) Two . \n"),
        );
        let after = format!("{TWO}( S/NF ) Two . \n");
        check_in(
            HEAD,
            Code::PortionMarkMissing,
            &format!("{TWO}Two . \n"),
            &after,
        );
        check(
            Code::PortionMarkMissing,
            "SECRET\n<a id='par1' href='#par1'>¶</a>1. (S) One.\n<a id='par2' href='#par2'>¶</a>2. (C) Two.\n<a id='par3' href='#par3'>¶</a>3. Three.\n",
            "SECRET\n<a id='par1' href='#par1'>¶</a>1. (S) One.\n<a id='par2' href='#par2'>¶</a>2. (C) Two.\n<a id='par3' href='#par3'>¶</a>3. (C) Three.\n",
        );
    }

    #[test]
    fn what_is_no_mark_becomes_one() {
        let before = "CONFIDENTIAL VELM <a id='par1' href='#par1'>¶</a>1. (U) One.\n\
            <a id='par2' href='#par2'>¶</a>2. (Q) Two.\n";
        for mark in ["(U) Two", "(C) Two"] {
            let after = before.replace("(Q) Two", mark);
            check(Code::PortionMarkUnknown, before, &after);
        }
    }

    #[test]
    fn marks_and_header_agree() {
        let before =
            "C O N F I D E N T I A L VELM <a id='par1' href='#par1'>¶</a>1. (S//NF) One.\n";
        let lowered = before.replace("(S//NF)", "(C/NF)");
        check(Code::PortionExceedsHeader, before, &lowered);
        let raised = before.replace("C O N F I D E N T I A L", "S E C R E T");
        check(Code::PortionExceedsHeader, before, &raised);
    }
}
