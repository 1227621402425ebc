//! `header-field-order`: a header field in an unusual place. E.O., TAGS and SUBJECT stand in this
//! order (format §5.3 C, §3.2).

use super::fields::{called, header_with_fields};
use crate::edits::Site;
use crate::model::{Document, Header, HeaderField};
use crate::rules::fixes::Fix;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::Field;
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

const SCAN: Scan = Scan::of_cables("header_field_order", Scope::Head(check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let header = header_with_fields(stretch.document);
    reporter.extend(header.and_then(|header| finding(&header)));
}

/// The first of E.O., TAGS and SUBJECT that stands behind one it should precede.
fn finding(header: &Header) -> Option<Finding> {
    let ranked = header.fields.iter().filter(|field| rank(field).is_some());
    let ranked: Vec<&HeaderField> = ranked.collect();
    let pair = ranked
        .windows(2)
        .find(|pair| rank(pair[0]) > rank(pair[1]))?;
    let (before, late) = (pair[0], pair[1]);
    let name = called(before.field);
    let message = format!("{} usually stands before {name}", called(late.field));
    let finding = Finding::new(Code::HeaderFieldOrder, late.keyword, message);
    Some(finding.with_related(before.keyword, name))
}

/// The place of `field` among those that have a usual order.
fn rank(field: &HeaderField) -> Option<u8> {
    match field.field {
        Field::Eo => Some(0),
        Field::Tags => Some(1),
        Field::Subject => Some(2),
        _ => None,
    }
}

/// The first field that `late` should stand before and does not.
fn preceding<'h>(header: &'h Header, late: &HeaderField) -> Option<&'h HeaderField> {
    let earlier = header.fields.iter();
    let mut earlier = earlier.take_while(|field| field.keyword.start < late.keyword.start);
    earlier.find(|field| rank(field).is_some() && rank(field) > rank(late))
}

/// The late field before the one that it should precede.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let header = document.header();
    let fix = header.and_then(|header| moved(Site::of(document), &header, finding.span));
    fix.into_iter().collect()
}

/// The field with the keyword at `late` where it belongs. A field on lines of its own takes these
/// along.
fn moved(site: Site<'_>, header: &Header, late: Span) -> Option<Fix> {
    let field = header.fields.iter().find(|field| field.keyword == late)?;
    let target = preceding(header, field)?;
    let own = field.span();
    let text = site.text(own);
    let text = text.trim_end();
    let own = Span::at(own.start, text.len());
    let before = site.before(own.start);
    let on_lines = before.trim().is_empty() && site.behind(own.end).trim().is_empty();
    let (joint, taken) = if on_lines {
        let indent = before.len() - before.trim_start().len();
        let line = site.document.text().line_at(own.start);
        let start = site.document.text().line_span(line.checked_sub(1)?).end;
        let joint = format!("{}{}", site.line_break(own.end), " ".repeat(indent));
        (joint, Span::new(start, own.end))
    } else {
        let gap = before.len() - before.trim_end().len();
        (" ".to_owned(), Span::new(own.start.back(gap), own.end))
    };
    let title = format!(
        "Move {} before {}",
        called(field.field),
        called(target.field)
    );
    let edits = vec![
        Edit::new(Span::empty(target.keyword.start), format!("{text}{joint}")),
        Edit::new(taken, ""),
    ];
    Some(Fix::new(title, edits))
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::Code;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn a_field_behind_its_follower() {
        check(
            &SCAN,
            "
            SECRET VELM 000083 SUBJECT: Quays E.O. 12958: DECL: 04/17/2031 <a id='par1' href='#par1'>¶</a>1 .
                                              ^^^^^^^^^^^^^^^^^ header-field-order: E.O. usually stands before SUBJECT
                               ~~~~~~~~ SUBJECT
            ",
        );
        silent(
            &SCAN,
            "UNCLAS VELM 000083\nE.O. 12958: N/A\nTAGS: PGOV\nSUBJECT: Quays\n\n1. (U) The quays.\n",
        );
    }

    #[test]
    fn it_moves_on_one_line() {
        let tail = " SUBJECT: Quays <a id='par1' href='#par1'>¶</a>1 . \n";
        check_fix(
            Code::HeaderFieldOrder,
            &format!("UNCLAS TAGS: PGOV E.O. 12958: N/A{tail}"),
            &format!("UNCLAS E.O. 12958: N/A TAGS: PGOV{tail}"),
        );
        check_fix(
            Code::HeaderFieldOrder,
            "UNCLAS E.O. 12958: N/A SUBJECT: Quays of [LOC Oru  ] TAGS: PGOV , VL <a id='par1' href='#par1'>¶</a>1 . \n",
            "UNCLAS E.O. 12958: N/A TAGS: PGOV , VL SUBJECT: Quays of [LOC Oru  ] <a id='par1' href='#par1'>¶</a>1 . \n",
        );
    }

    #[test]
    fn it_moves_with_its_lines() {
        check_fix(
            Code::HeaderFieldOrder,
            "UNCLAS VELM 000083\nSUBJECT: Quays\nand ships\nE.O. 12958: N/A\nTAGS: PGOV\n\n<a id='par1' href='#par1'>¶</a>1. (U) One.\n",
            "UNCLAS VELM 000083\nE.O. 12958: N/A\nSUBJECT: Quays\nand ships\nTAGS: PGOV\n\n<a id='par1' href='#par1'>¶</a>1. (U) One.\n",
        );
    }
}
