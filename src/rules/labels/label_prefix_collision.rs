//! `label-prefix-collision`: a label that begins with one of the set, `[PERSON Ida  ]` with PER in
//! it (format §5.3 A). Readers compare labels as prefixes and see PER "SON Ida" (§1.4).

use super::faults;
use super::use_label::use_label;
use crate::model::suggest::nearest_label;
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
    let taken = taken_for(word, labels)?;
    let rest = word.strip_prefix(taken).unwrap_or_default();
    let message = format!("`[{word}` will be read as {taken} “{rest} …” under this label set");
    Some(Finding::new(Code::LabelPrefixCollision, span, message))
}

/// Writes the label that was most likely meant, else the one that readers see.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let word = scan::text(document, finding.span);
    let labels = document.labels();
    let label = nearest_label(&word, labels).or_else(|| taken_for(&word, labels));
    let fix = label.map(|label| use_label(finding.span, label));
    fix.into_iter().collect()
}

/// The label that readers take `word` for.
fn taken_for<'l>(word: &str, labels: &'l LabelSet) -> Option<&'l str> {
    labels.text(labels.prefix_of(word.as_bytes())?)
}

#[cfg(test)]
mod tests {
    use super::faults::SCAN;
    use crate::model::Document;
    use crate::rules::testing::{check, found_in, silent};
    use crate::rules::{Code, fixes};

    #[test]
    fn a_label_of_the_set_and_more_letters() {
        check(
            &SCAN,
            "
            [PER Ida  ] , [LOC Oru  ] , [ORG Guild  ] ; [PERSON Ada  ] met .
                                                         ^^^^^^ label-prefix-collision: `[PERSON` will be read as PER “SON …” under this label set
            ",
        );
        silent(&SCAN, "[PER Ida  ] of the [ORGANIZED crime] unit [PERHAPS]");
        let other_set = "[PERSON Ida  ] of [GPE Oru  ] met [NORP Orun  ] .";
        assert_eq!(found_in(&SCAN, &Document::new(other_set, 0)), []);
    }

    #[test]
    fn the_label_that_was_meant_is_written() {
        fixes::testing::check(
            Code::LabelPrefixCollision,
            "[PERSON Ada  ] [PER Ida  ] , [LOC Oru  ]",
            "[PER Ada  ] [PER Ida  ] , [LOC Oru  ]",
        );
    }
}
