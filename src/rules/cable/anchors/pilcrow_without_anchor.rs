//! `pilcrow-without-anchor`: a paragraph's `¶` without its anchor, so that nothing can link to the
//! paragraph (format §5.3 C, §3.2).

use super::repair::whole;
use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::faults::SCAN],
    fix: Some(fix),
};

/// The `¶` at `span`, before `number`.
pub(super) fn finding(document: &Document, span: Span, number: Option<&str>) -> Option<Finding> {
    if number.is_none() && letter_behind(document, span) {
        return None;
    }
    let number = number.unwrap_or_default();
    let message = format!("`¶{number}` has no anchor");
    Some(Finding::new(Code::PilcrowWithoutAnchor, span, message))
}

/// Whether the `¶` at `span` stands before the letter of an item, `¶B.`: a fifth of all cables
/// have such in their REF.
fn letter_behind(document: &Document, span: Span) -> bool {
    let behind = scan::text(document, Span::at(span.end, 3));
    let rest = behind.strip_prefix(|c: char| c.is_ascii_uppercase());
    rest.is_some_and(|rest| rest.trim_start_matches(' ').starts_with(['.', ')']))
}

fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    whole(document, finding.span).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::anchors::faults::SCAN;
    use crate::rules::testing::{check, check_fix_in, silent};

    #[test]
    fn a_pilcrow_alone() {
        check(
            &SCAN,
            "
            ( S ) Three . ¶4 .
                          ^^ pilcrow-without-anchor: `¶4` has no anchor
            ( S ) A sign ¶ of old .
                         ^ pilcrow-without-anchor: `¶` has no anchor
            ",
        );
        silent(&SCAN, "REF: A. VELM 720 ¶C. ORU 12 ¶D . ORU 13");
    }

    #[test]
    fn it_gets_its_anchor() {
        check_fix_in(
            "<a id='par1' href='#par1'>¶</a>1 . One . ",
            Code::PilcrowWithoutAnchor,
            "¶2 .",
            "<a id='par2' href='#par2'>¶</a>2 .",
        );
    }
}
