//! `tags-unknown`: a TAGS code that is not known. No list of codes is complete, so it is a hint at
//! most, and only where the code's shape promises a place or a subject (format §5.3 C, §3.4).

use super::tags_codes::without;
use crate::model::Document;
use crate::model::cable::tags_line::WrittenCode;
use crate::model::gloss::tags::{TagsKind, tags_code, tags_shape};
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::tags::SCAN],
    fix: Some(fix),
};

/// The word `code`, if it is no known code.
pub(super) fn finding(code: &WrittenCode) -> Option<Finding> {
    let message = format!("TAGS code `{}` is not known", code.code);
    is_unknown(&code.code).then(|| Finding::new(Code::TagsUnknown, code.span, message))
}

/// Regions have codes of two letters that begin with an X; of these no list is complete either.
fn is_unknown(code: &str) -> bool {
    let kind = tags_shape(code).filter(|_| !(code.len() == 2 && code.starts_with('X')));
    tags_code(code).is_none() && matches!(kind, Some(TagsKind::Geography | TagsKind::Subject))
}

/// The line without the code.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    without(document, finding.span, "").into_iter().collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::header::tags::SCAN;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn a_code_that_no_list_has() {
        check(
            &SCAN,
            "
            UNCLAS VELM 000083 TAGS: PGOV, PQQQ SUBJECT: Quays
                                           ^^^^ tags-unknown: TAGS code `PQQQ` is not known
            ",
        );
        silent(
            &SCAN,
            "UNCLAS VELM 000083 TAGS PGOV , KQQQ , XQ , UNGA SUBJECT: Quays",
        );
    }

    #[test]
    fn it_goes_with_what_joins_it() {
        for (before, after) in [
            ("PGOV, PQQQ, VL", "PGOV, VL"),
            ("PQQQ, PGOV", "PGOV"),
            ("[ORG PQQQ  ] , PGOV", "PGOV"),
            ("PQQQ", ""),
            ("PGOV, [ORG PHUM PQQQ  ]", "PGOV, [ORG PHUM  ]"),
        ] {
            let whole = |codes: &str| format!("UNCLAS TAGS: {codes} SUBJECT: x");
            check_fix(Code::TagsUnknown, &whole(before), &whole(after));
        }
    }
}
