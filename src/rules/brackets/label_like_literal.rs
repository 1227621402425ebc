//! `label-like-literal`: a bracket in prose, `[PERHAPS]`, whose word begins with a label. Readers
//! compare labels as prefixes and make an entity of it (format §5.3 A, §1.4).

use crate::edits::Site;
use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::rules::support::anomalies::{has_brackets, in_brackets};
use crate::rules::{Code, Finding, Rule};
use crate::syntax::AnomalyKind;
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix),
};

const SCAN: Scan = Scan::of_any_text("label_like_literal", Scope::Near(has_brackets, check));

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let label_like = in_brackets(stretch).filter(|anomaly| anomaly.kind == AnomalyKind::LabelLike);
    reporter.extend(label_like.filter_map(|anomaly| finding(stretch.document, anomaly.span)));
}

/// The finding about `[PERHAPS` at `span`: what label and name readers take it for.
fn finding(document: &Document, span: Span) -> Option<Finding> {
    let labels = document.labels();
    let opener = scan::text(document, span);
    let word = opener.get(1..).unwrap_or_default();
    let label = labels.text(labels.prefix_of(word.as_bytes())?)?;
    let rest = word.get(label.len()..).unwrap_or_default();
    let message =
        format!("`{opener}` in running text would be read as an entity: {label} “{rest} …”");
    Some(Finding::new(Code::LabelLikeLiteral, span, message))
}

/// Escapes the brackets: `[PERHAPS]` ⇒ `-LSB- PERHAPS -RSB-`.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let (site, opener) = (Site::of(document), finding.span);
    let bracket = Span::at(opener.start, 1);
    let open = format!("{}-LSB- ", site.blank_before(bracket.start));
    let mut edits = vec![Edit::new(bracket, open)];
    let rest = site.behind(opener.end);
    let close = rest
        .find(['[', ']'])
        .filter(|at| rest[*at..].starts_with(']'));
    edits.extend(close.map(|at| site.apart(Span::at(opener.end + at, 1), "-RSB-")));
    vec![Fix::new("Write the brackets as `-LSB-`, `-RSB-`", edits).safe()]
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};
    use crate::rules::{Code, fixes};

    #[test]
    fn prose_that_reads_as_an_entity() {
        check(
            &SCAN,
            "
            He will [PERHAPS] go .
                    ^^^^^^^^ label-like-literal: `[PERHAPS` in running text would be read as an entity: PER “HAPS …”
            ",
        );
        silent(
            &SCAN,
            "He will [perhaps] go , [MAYBE] not , says [PER Ida  ] .",
        );
    }

    #[test]
    fn its_brackets_are_escaped() {
        fixes::testing::check(
            Code::LabelLikeLiteral,
            "will [PERHAPS] go",
            "will -LSB- PERHAPS -RSB- go",
        );
    }
}
