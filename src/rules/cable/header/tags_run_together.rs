//! `tags-run-together`: TAGS codes without a blank between them, `PHUMBA` for `PHUM, BA` (format
//! §5.3 C, §3.4).

use super::tags_codes::codes;
use crate::edits::Site;
use crate::model::Document;
use crate::model::cable::tags_line::WrittenCode;
use crate::model::gloss::tags::split_run_together;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::text::Edit;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::tags::SCAN],
    fix: Some(fix),
};

/// The word `code`, if it is several codes.
pub(super) fn finding(code: &WrittenCode) -> Option<Finding> {
    let parts = parts(&code.code);
    let message = format!("`{}` is {} without blanks", code.code, parts.join(", "));
    (parts.len() > 1).then(|| Finding::new(Code::TagsRunTogether, code.span, message))
}

/// The codes of which `code` is made.
fn parts(code: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = code;
    while let Some((first, tail)) = split_run_together(rest) {
        parts.push(first);
        rest = tail;
    }
    parts.push(rest);
    parts
}

/// The codes apart, joined as the others of the line are.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let span = finding.span;
    let codes = codes(document);
    let Some(code) = codes.iter().find(|code| code.span == span) else {
        return Vec::new();
    };
    let joint = if site.tokenised {
        " , "
    } else if site.behind(span.end).trim_start().starts_with(',')
        || site.before(span.start).trim_end().ends_with(',')
    {
        ", "
    } else {
        " "
    };
    let parts = parts(&code.code).join(joint);
    let title = format!("Write `{}` as `{parts}`", code.code);
    vec![Fix::new(title, vec![Edit::new(span, parts)])]
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::header::tags::SCAN;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn codes_in_one_word() {
        check(
            &SCAN,
            "
            UNCLAS VELM 000083 TAGS: PHUMBA, ECONSOCIMX SUBJECT: Quays
                                     ^^^^^^ tags-run-together: `PHUMBA` is PHUM, BA without blanks
                                             ^^^^^^^^^^ tags-run-together: `ECONSOCIMX` is ECON, SOCI, MX without blanks
            ",
        );
        silent(
            &SCAN,
            "UNCLAS VELM 000083 TAGS: PHUM, BA, ECON SUBJECT: Quays",
        );
    }

    #[test]
    fn they_are_set_apart() {
        check_fix(
            Code::TagsRunTogether,
            "UNCLAS TAGS: PGOV, PHUMMX SUBJECT: x",
            "UNCLAS TAGS: PGOV, PHUM, MX SUBJECT: x",
        );
    }
}
