//! `portion-mark-missing`: a paragraph without a portion mark among marked ones. It can only be
//! said where the other paragraphs have theirs: 370 of 1,295 cables have none at all (format
//! §5.3 C, §3.2).

use super::nearby::{enclosed, level_of_header, marked_before};
use crate::edits::Site;
use crate::model::{Document, scan};
use crate::rules::cable::anchors::numbering::stands_between;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::marks::MISSING],
    fix: Some(fix),
};

/// The paragraph whose anchor and number are at `span`. Where no paragraph begins no mark is due.
pub(super) fn finding(document: &Document, span: Span) -> Option<Finding> {
    if stands_between(document, span.start) {
        return None;
    }
    let text = scan::text(document, span);
    let digits = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let message = format!("¶{} has no portion mark", &text[digits..]);
    let number = Span::new(span.start + digits, span.end);
    Some(Finding::new(Code::PortionMarkMissing, number, message))
}

/// The mark of the paragraph before, behind the number.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let number = finding.span;
    let mark = marked_before(document, number.start);
    let Some(mark) = mark.or_else(|| level_of_header(document)) else {
        return Vec::new();
    };
    let behind = site.text(Span::at(number.end, 64));
    let rest = behind.trim_start_matches([' ', '\t', ']', '.', '\r', '\n']);
    let at = number.end + (behind.len() - rest.len());
    let right = enclosed(document, &mark);
    let before = site.blank_before(at);
    let edit = Edit::new(Span::empty(at), format!("{before}{right} "));
    vec![Fix::new(format!("Insert `{right}`, as before"), vec![edit])]
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::portions::marks::{FORMS, MISSING};
    use crate::rules::testing::{check, check_fix, check_fix_in, silent};

    #[test]
    fn missing_among_marked_ones() {
        check(
            &[&FORMS, &MISSING],
            "
            SECRET <a id='par1' href='#par1'>¶</a>1 .␠
            ( S ) One . <a id='par2' href='#par2'>¶</a>2 .␠
                                                       ^ portion-mark-missing: ¶2 has no portion mark
            Two . <a id='par3' href='#par3'>¶</a>3 .␠
            ( [ORG SBU  ] ) Three .␠
            ",
        );
    }

    #[test]
    fn silent_where_one_mark_goes_for_all_or_there_are_none() {
        silent(
            &[&FORMS, &MISSING],
            "
            SECRET <a id='par1' href='#par1'>¶</a>1 .␠
            ( S - ENTIRE TEXT ) One . <a id='par2' href='#par2'>¶</a>2 .␠
            Two . <a id='par2' href='#par2'>¶</a>3 .␠
            ( S ) Three .␠
            ",
        );
        silent(
            &[&FORMS, &MISSING],
            "SECRET <a id='par1' href='#par1'>¶</a>1 .␠\nOne .␠\n",
        );
    }

    #[test]
    fn the_mark_before_is_written_again() {
        let head = "The [LOC Oru  ] line . \n<a id='par1' href='#par1'>¶</a>1 . \n( S/NF ) One . \n\
            <a id='par2' href='#par2'>¶</a>2 . \n( S/NF ) Two . \n";
        let three = "<a id='par3' href='#par3'>¶</a>3 . \n";
        check_fix_in(
            head,
            Code::PortionMarkMissing,
            &format!("{three}Two . \n"),
            &format!("{three}( S/NF ) Two . \n"),
        );
        check_fix(
            Code::PortionMarkMissing,
            "SECRET\n<a id='par1' href='#par1'>¶</a>1. (S) One.\n<a id='par2' href='#par2'>¶</a>2. (C) Two.\n<a id='par3' href='#par3'>¶</a>3. Three.\n",
            "SECRET\n<a id='par1' href='#par1'>¶</a>1. (S) One.\n<a id='par2' href='#par2'>¶</a>2. (C) Two.\n<a id='par3' href='#par3'>¶</a>3. (C) Three.\n",
        );
    }
}
