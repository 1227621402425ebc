//! `entity-tags-code`: a code of the TAGS line tagged as an entity (format §5.3 B, §3.2). It
//! names a country, a person or a subject by a code of its own list.

use super::{header_words, unwrapping};
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&header_words::SCAN],
    fix: Some(unwrapping::fix),
};

/// The TAGS code `code` tagged `label`.
pub(super) fn finding(span: Span, code: &str, label: &str) -> Finding {
    let message = format!("TAGS code `{code}` is tagged {label}");
    Finding::new(Code::EntityTagsCode, span, message)
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::entities::header_words::SCAN;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn a_code_of_the_header() {
        check(
            &SCAN,
            "
            UNCLAS VELM 000083 TAGS PGOV , [ORG SNAR  ] SUBJECT: Quays <a id='par1' href='#par1'>¶</a>1 .␠
                                                ^^^^ entity-tags-code: TAGS code `SNAR` is tagged ORG
            ",
        );
        silent(
            &SCAN,
            "
            UNCLAS VELM 000083 TAGS PGOV SUBJECT: Quays <a id='par1' href='#par1'>¶</a>1 .␠
            The [ORG SNAR  ] .␠
            ",
        );
    }

    #[test]
    fn its_brackets_go() {
        let head = "UNCLAS [LOC VELM  ] 000083 TAGS PGOV , ";
        let tail = " SUBJECT: Quays <a id='par1' href='#par1'>¶</a>1 . \n( U ) One . \n";
        check_fix(
            Code::EntityTagsCode,
            &format!("{head}[ORG SNAR  ]{tail}"),
            &format!("{head}SNAR{tail}"),
        );
    }
}
