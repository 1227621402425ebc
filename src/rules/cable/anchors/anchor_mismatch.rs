//! `anchor-mismatch`: an anchor whose id, link and number differ. Links to the paragraph lead
//! elsewhere (format §5.3 C, §3.2).

use super::repair::paragraph_at;
use crate::edits::anchor;
use crate::model::Document;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::faults::SCAN],
    fix: Some(fix),
};

/// The anchor `text` at `span`, on `number`.
pub(super) fn finding(span: Span, text: &str, number: &str) -> Option<Finding> {
    let (id, href) = (quoted(text, "id='")?, quoted(text, "href='")?);
    let message = format!("id `{id}`, href `{href}`, number {number} differ");
    Some(Finding::new(Code::AnchorMismatch, span, message))
}

/// The text between `before` and the next quotation mark.
fn quoted<'t>(text: &'t str, before: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once('\'').map(|(quoted, _)| quoted)
}

/// The number in all three places: readers see the number, not the id.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let Some((mark, _)) = paragraph_at(document, finding.span) else {
        return Vec::new();
    };
    let edit = Edit::new(
        Span::new(mark.span.start, mark.inner),
        anchor(mark.number()),
    );
    let title = format!("Write {} in all three places of the anchor", mark.number());
    vec![Fix::new(title, vec![edit])]
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::anchors::faults::SCAN;
    use crate::rules::testing::{check, check_fix_in, silent};

    #[test]
    fn an_id_of_another_number() {
        check(
            &SCAN,
            "
            ( S ) One . <a id='par3' href='#par4'>¶</a>2 .
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ anchor-mismatch: id `par3`, href `#par4`, number 2 differ
            ",
        );
        silent(&SCAN, "( S ) One . <a id='par2' href='#par2'>¶</a>2 .");
    }

    #[test]
    fn the_number_goes_into_all_three_places() {
        check_fix_in(
            "<a id='par1' href='#par1'>¶</a>1 . One . ",
            Code::AnchorMismatch,
            "<a id='par3' href='#par4'>¶</a>2 .",
            "<a id='par2' href='#par2'>¶</a>2 .",
        );
    }
}
