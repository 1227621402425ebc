//! `heading-rule-length`: a rule that is not as long as its heading (format §5.3 C, §3.2).

use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::{Mark, MarkKind, title_length};
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::titles::SCAN],
    fix: Some(fix),
};

/// The rule at `rule`, of another length than its title, if that is known whole.
pub(super) fn finding(document: &Document, rule: Span) -> Option<Finding> {
    let title = title_of(document, rule)?;
    if goes_on(document, title.span, rule) {
        return None;
    }
    let length = title_length(&scan::text(document, title.span));
    let text = scan::text(document, rule);
    let dashes = text.bytes().filter(|byte| *byte == b'-').count();
    let message = format!("rule of {dashes} dashes below a title of {length}");
    Some(Finding::new(Code::HeadingRuleLength, rule, message))
}

/// The title above or before the rule at `rule`.
fn title_of(document: &Document, rule: Span) -> Option<Mark> {
    let marks = document.marks_from(rule.start.back(160), |summary| summary.headings > 0);
    let titles = marks.take_while(|mark| mark.span.start < rule.start);
    titles.filter(|mark| mark.kind == MarkKind::Heading).last()
}

/// Whether the title above the rule at `rule` may be the end of one that fills two lines.
fn goes_on(document: &Document, title: Span, rule: Span) -> bool {
    let text = document.text();
    let line = text.line_at(title.start);
    let above = line.checked_sub(1).map(|above| text.line_span(above));
    let filled = |line: Span| {
        let tail = Span::new(line.start.max(line.end.back(160)), line.end);
        let words = scan::text(document, tail);
        words.contains(char::is_alphanumeric) && !words.trim_end().ends_with(['.', '>'])
    };
    line < text.line_at(rule.start) && above.is_some_and(filled)
}

/// The rule as long as its heading.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let Some(title) = title_of(document, finding.span) else {
        return Vec::new();
    };
    let length = title_length(&document.text().slice(title.span));
    let edit = Edit::new(finding.span, "-".repeat(length));
    let title = format!("Make the rule {length} dashes long, as its heading is");
    vec![Fix::new(title, vec![edit]).safe()]
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::headings::titles::SCAN;
    use crate::rules::testing::{TOKENISED, check, check_fix_in, silent};

    #[test]
    fn a_rule_of_another_length() {
        check(
            &SCAN,
            "
            UNCLAS

            The Sea
            ----------
            ^^^^^^^^^^ heading-rule-length: rule of 10 dashes below a title of 7
            ",
        );
        silent(&SCAN, "UNCLAS\n\nThe Sea\n-------\n");
    }

    #[test]
    fn a_title_that_may_fill_two_lines_is_silent() {
        silent(
            &SCAN,
            "
            UNCLAS

            The Guild of Old and Its Quays between
            the Wars
            ----------------------
            ",
        );
    }

    #[test]
    fn it_becomes_as_long_as_its_title() {
        let head = format!(
            "{TOKENISED}UNCLAS SECTION 01 OF 02 VELM 000083 <a id='par1' href='#par1'>¶</a>1 . \n"
        );
        let two = "<a id='par2' href='#par2'>¶</a>2 . \n";
        check_fix_in(
            &head,
            Code::HeadingRuleLength,
            &format!("The Sea --------- {two}"),
            &format!("The Sea ------- {two}"),
        );
    }
}
