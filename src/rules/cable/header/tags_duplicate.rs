//! `tags-duplicate`: a TAGS code that is there twice (format §5.3 C, §3.4).

use super::tags_codes::without;
use crate::model::Document;
use crate::model::cable::tags_line::WrittenCode;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::tags::SCAN],
    fix: Some(fix),
};

/// The second `code` of a TAGS field.
pub(super) fn finding(code: &WrittenCode, first: Span) -> Finding {
    let message = format!("TAGS code `{}` is there twice", code.code);
    Finding::new(Code::TagsDuplicate, code.span, message).with_related(first, "the first one")
}

/// The line without the second one.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let fix = without(document, finding.span, "second ");
    fix.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::header::tags::SCAN;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn a_code_twice() {
        check(
            &SCAN,
            "
            UNCLAS VELM 000083 TAGS: PGOV, MX, PGOV SUBJECT: Quays
                                               ^^^^ tags-duplicate: TAGS code `PGOV` is there twice
                                     ~~~~ the first one
            ",
        );
        silent(&SCAN, "UNCLAS VELM 000083 TAGS: PGOV, MX SUBJECT: PGOV");
    }

    #[test]
    fn the_second_one_goes() {
        check_fix(
            Code::TagsDuplicate,
            "UNCLAS TAGS: PGOV, VL, PGOV, MX SUBJECT: x",
            "UNCLAS TAGS: PGOV, VL, MX SUBJECT: x",
        );
    }
}
