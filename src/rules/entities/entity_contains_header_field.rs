//! `entity-contains-header-field`: an entity that runs over a header field,
//! `[ORG VL SUBJECT: Quays  ]` (format §5.3 B).

use super::{contents, trimming};
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&contents::SCAN],
    fix: Some(trimming::fix),
};

/// An entity with the header field `keyword`, at `place`, in it.
pub(super) fn finding(span: Span, keyword: &str, place: Span) -> Finding {
    let message = format!("entity runs over `{keyword}`");
    let finding = Finding::new(Code::EntityContainsHeaderField, span, message);
    finding.with_related(place, "the header field")
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::entities::contents::SCAN;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn a_field_in_a_name() {
        check(
            &SCAN,
            "
            UNCLAS TAGS: PGOV , [PRODUCT VL SUBJECT: Quays  ] .␠
                                         ^^^^^^^^^^^^^^^^^ entity-contains-header-field: entity runs over `SUBJECT:`
                                            ~~~~~~~~ the header field
            ",
        );
        silent(
            &SCAN,
            "UNCLAS TAGS: PGOV , [PRODUCT VL  ] SUBJECT: Quays .␠\n",
        );
    }

    #[test]
    fn it_is_cut_off() {
        check_fix(
            Code::EntityContainsHeaderField,
            "UNCLAS [ORG VL SUBJECT: Quays  ] .",
            "UNCLAS [ORG VL  ] SUBJECT: Quays .",
        );
    }
}
