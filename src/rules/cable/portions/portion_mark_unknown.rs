//! `portion-mark-unknown`: something in a portion mark's place that is none, as `( Q )` (format
//! §5.3 C, §3.2).

use super::nearby::{enclosed, level_of_header, marked_before};
use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::marks::FORMS],
    fix: Some(fix),
};

/// The text in parentheses at `span`.
pub(super) fn finding(document: &Document, span: Span) -> Finding {
    let text = scan::text(document, span);
    let message = format!("`{text}` is no portion mark");
    Finding::new(Code::PortionMarkUnknown, span, message)
}

/// The mark of the paragraph before in its place, or the header's.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let span = finding.span;
    let before = marked_before(document, span.start);
    let header = level_of_header(document).filter(|mark| before.as_ref() != Some(mark));
    let with = |mark: Option<String>, like: &str| {
        let right = enclosed(document, &mark?);
        let title = format!("Write `{right}`, like {like}");
        Some(Fix::new(title, vec![Edit::new(span, right)]))
    };
    let fixes = [
        with(before, "the paragraph before"),
        with(header, "the header"),
    ];
    fixes.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::portions::marks::{FORMS, MISSING};
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn no_mark_in_its_place() {
        check(
            &[&FORMS, &MISSING],
            "
            SECRET <a id='par1' href='#par1'>¶</a>1 .␠
            ( S ) One . <a id='par2' href='#par2'>¶</a>2 .␠
            ( Q ) Two .␠
            ^^^^^ portion-mark-unknown: `( Q )` is no portion mark
            ",
        );
        silent(
            &[&FORMS, &MISSING],
            "SECRET <a id='par1' href='#par1'>¶</a>1 .␠\n( S ) One ( so far ) .␠\n",
        );
    }

    #[test]
    fn it_becomes_one() {
        let before = "CONFIDENTIAL VELM <a id='par1' href='#par1'>¶</a>1. (U) One.\n\
            <a id='par2' href='#par2'>¶</a>2. (Q) Two.\n";
        for mark in ["(U) Two", "(C) Two"] {
            let after = before.replace("(Q) Two", mark);
            check_fix(Code::PortionMarkUnknown, before, &after);
        }
    }
}
