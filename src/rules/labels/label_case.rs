//! `label-case`: a label whose letters are of the wrong case, `[per Ida  ]` (format §5.3 A).
//! Readers tell labels apart by case and see words (§1.4).

use super::faults;
use super::use_label::use_label;
use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::LabelSet;
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&faults::SCAN],
    fix: Some(fix),
};

/// The finding about the label `word` at `span`.
pub(super) fn finding(span: Span, word: &str, labels: &LabelSet) -> Option<Finding> {
    let right = right(word, labels)?;
    let message = format!("label `{word}` should be `{right}`");
    Some(Finding::new(Code::LabelCase, span, message))
}

/// Writes the label as the set does.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let word = scan::text(document, finding.span);
    let right = right(&word, document.labels());
    let fix = right.map(|right| use_label(finding.span, right).safe());
    fix.into_iter().collect()
}

/// The label of the set that `word` is in other letters.
fn right<'l>(word: &str, labels: &'l LabelSet) -> Option<&'l str> {
    labels.text(labels.id_in_any_case(word.as_bytes())?)
}

#[cfg(test)]
mod tests {
    use super::faults::SCAN;
    use crate::rules::testing::{check, silent};
    use crate::rules::{Code, fixes};

    #[test]
    fn letters_of_the_wrong_case() {
        check(
            &SCAN,
            "
            [PER Ida  ] met [per Ada  ] in [Loc Oru  ] .
                             ^^^ label-case: label `per` should be `PER`
                                            ^^^ label-case: label `Loc` should be `LOC`
            ",
        );
        silent(&SCAN, "[PER Ida  ] met [PER Ada  ] in [LOC Oru  ] .");
    }

    #[test]
    fn it_is_written_as_the_set_does() {
        fixes::testing::check(
            Code::LabelCase,
            "[per Ada  ] [PER Ida  ]",
            "[PER Ada  ] [PER Ida  ]",
        );
    }
}
