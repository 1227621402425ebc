//! `anchor-not-paragraph`: an anchor on a number that is no paragraph's: on a year, or on one
//! whose neighbours follow each other without it (format §5.3 C, §3.2).

use super::neighbours::{Numbered, between, with_paragraph};
use super::repair::paragraph_at;
use crate::model::Document;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::AnchorForm;
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::faults::SCAN, &super::numbering::SCAN],
    fix: Some(fix),
};

/// An anchor on a year or the like.
pub(super) fn finding(span: Span, number: u32) -> Finding {
    let message = format!("anchor on `{number}` is not a paragraph number");
    Finding::new(Code::AnchorNotParagraph, span, message)
}

/// An anchor on `number` between the paragraph `before` and the one that follows it.
pub(super) fn finding_between(span: Span, number: u32, before: Option<Numbered>) -> Finding {
    let between = between(before);
    let message = format!("anchor on `{number}` is not a paragraph number: it stands {between}");
    let finding = Finding::new(Code::AnchorNotParagraph, span, message);
    with_paragraph(finding, before)
}

/// The number without its anchor.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let Some((mark, form)) = paragraph_at(document, finding.span) else {
        return Vec::new();
    };
    if matches!(form, AnchorForm::Number | AnchorForm::Broken) {
        return Vec::new();
    }
    let edit = Edit::new(Span::new(mark.span.start, mark.inner), "");
    let title = format!("Remove the anchor of {}", mark.number());
    vec![Fix::new(title, vec![edit])]
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::anchors::{faults, numbering};
    use crate::rules::testing::{check, check_fix_in, silent};

    #[test]
    fn an_anchor_on_a_year() {
        check(
            &faults::SCAN,
            "
            SECRET Since <a id='par2006' href='#par2006'>¶</a>2006 .
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ anchor-not-paragraph: anchor on `2006` is not a paragraph number
            ",
        );
        silent(&faults::SCAN, "SECRET Since 2006 .");
    }

    #[test]
    fn an_anchor_between_neighbours() {
        check(
            &numbering::SCAN,
            "
            <a id='par1' href='#par1'>¶</a>1 .
                                           ~ ¶1
            ( U ) One . <a id='par42' href='#par42'>¶</a>42 . <a id='par2' href='#par2'>¶</a>2 .
                                                         ^^ anchor-not-paragraph: anchor on `42` is not a paragraph number: it stands between ¶1 and ¶2
            ",
        );
        silent(
            &numbering::SCAN,
            "
            <a id='par1' href='#par1'>¶</a>1 .
            ( U ) One of 42 . <a id='par2' href='#par2'>¶</a>2 .
            ",
        );
    }

    #[test]
    fn the_number_stays_without_its_anchor() {
        check_fix_in(
            "<a id='par1' href='#par1'>¶</a>1 . One . ",
            Code::AnchorNotParagraph,
            "in <a id='par2006' href='#par2006'>¶</a>2006 .",
            "in 2006 .",
        );
    }
}
