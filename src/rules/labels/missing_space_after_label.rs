//! `missing-space-after-label`: a name glued to its label, `[PERIda  ]` (format §5.3 A). Readers
//! that compare labels as prefixes see the entity, others see none (§1.4).

use super::faults;
use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::LabelSet;
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&faults::SCAN],
    fix: Some(fix),
};

/// The finding about `word` at `span`, label and name in one.
pub(super) fn finding(span: Span, word: &str, labels: &LabelSet) -> Option<Finding> {
    let label = label_of(word, labels)?;
    let name = word.strip_prefix(label).unwrap_or_default();
    let message = format!("no blank between `{label}` and `{name}`");
    Some(Finding::new(Code::MissingSpaceAfterLabel, span, message))
}

/// Inserts the blank.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let word = scan::text(document, finding.span);
    let Some(label) = label_of(&word, document.labels()) else {
        return Vec::new();
    };
    let edit = Edit::new(Span::empty(finding.span.start + label.len()), " ");
    vec![Fix::new("Insert the blank", vec![edit]).safe()]
}

/// The label that `word` begins with.
fn label_of<'l>(word: &str, labels: &'l LabelSet) -> Option<&'l str> {
    labels.text(labels.prefix_of(word.as_bytes())?)
}

#[cfg(test)]
mod tests {
    use super::faults::SCAN;
    use crate::rules::testing::{check, silent};
    use crate::rules::{Code, fixes};

    #[test]
    fn a_name_glued_to_its_label() {
        check(
            &SCAN,
            "
            [PER Ida  ] met [PERKeld  ] .
                             ^^^^^^^ missing-space-after-label: no blank between `PER` and `Keld`
            ",
        );
        silent(&SCAN, "[PER Ida  ] met [PER Keld  ] .");
    }

    #[test]
    fn the_blank_is_inserted() {
        fixes::testing::check(
            Code::MissingSpaceAfterLabel,
            "[PERIda  ] [PER Ada  ]",
            "[PER Ida  ] [PER Ada  ]",
        );
    }
}
