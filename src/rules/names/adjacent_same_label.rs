//! `adjacent-same-label`: two entities of one label side by side (format §5.3 B). A hint, since the
//! writer keeps neighbours apart and each pair may be meant (§1.1); a warning where the two are
//! one name elsewhere.

use super::neighbours;
use crate::edits;
use crate::model::Document;
use crate::rules::finding::shortened;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule, Severity};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&neighbours::SCAN],
    fix: Some(fix),
};

/// Two mentions with `label` at `span` side by side; `whole` is the name they make together, if
/// it is tagged elsewhere.
pub(super) fn finding(span: Span, label: &str, whole: Option<&str>) -> Finding {
    let finding = |message| Finding::new(Code::AdjacentSameLabel, span, message);
    match whole {
        Some(whole) => finding(format!(
            "two {label} side by side; “{}” is one name elsewhere",
            shortened(whole)
        ))
        .with_severity(Severity::Warning),
        None => finding(format!("two {label} side by side")),
    }
}

/// One mention of the two.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let merge = Fix::of(edits::merge(document, finding.span.start));
    merge.map(Fix::preferred).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::names::neighbours::SCAN;
    use crate::rules::testing::{check, check_fix, found, silent};
    use crate::rules::{Code, Severity};

    #[test]
    fn two_of_one_label() {
        check(
            &SCAN,
            "
            In [LOC Ada Bay  ] [PER Ida Quill  ] [PER Keld  ] met [LOC Ada  ] [LOC Bay  ] .
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ adjacent-same-label: two PER side by side
                                                                  ^^^^^^^^^^^^^^^^^^^^^^^ adjacent-same-label: two LOC side by side; “Ada Bay” is one name elsewhere
            ",
        );
        silent(
            &SCAN,
            "In [LOC Ada Bay  ] , [LOC Oru  ] [PER Ida  ] met [PER Keld  ] .",
        );
    }

    #[test]
    fn a_name_known_as_a_whole_makes_it_a_warning() {
        let text = "[LOC Ada Bay  ] , [LOC Ada  ] [LOC Bay  ] , [PER Ida  ] [PER Keld  ]";
        let found = found(&SCAN, text);
        let severities: Vec<_> = found.iter().map(|finding| finding.severity).collect();
        assert_eq!(severities, [Severity::Warning, Severity::Hint]);
    }

    #[test]
    fn the_two_are_merged() {
        check_fix(
            Code::AdjacentSameLabel,
            "in [LOC Ada  ] [LOC Bay  ] .",
            "in [LOC Ada Bay  ] .",
        );
    }
}
