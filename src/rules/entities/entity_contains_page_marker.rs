//! `entity-contains-page-marker`: an entity that runs over a page marker or a part of it,
//! `[LOC VELM 00000083 002 OF 005  ]` (format §5.3 B).

use super::{contents, trimming};
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&contents::SCAN],
    fix: Some(trimming::fix),
};

/// An entity with the page marker at `place`, or part of it, in it.
pub(super) fn finding(span: Span, place: Span) -> Finding {
    let message = "page marker inside an entity";
    let finding = Finding::new(Code::EntityContainsPageMarker, span, message);
    finding.with_related(place, "the page marker")
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::entities::contents::SCAN;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn a_page_marker_in_a_name() {
        check(
            &SCAN,
            "
            SECRET the [ORG Guild VELM 00000083 002 OF 005  ] .␠
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ entity-contains-page-marker: page marker inside an entity
                                  ~~~~~~~~~~~~~~~~~~~~~~~~ the page marker
            ",
        );
        silent(
            &SCAN,
            "SECRET the [ORG Guild  ] [LOC VELM  ] 00000083 002 OF 005 .␠\n",
        );
    }

    #[test]
    fn it_is_cut_off_or_the_brackets_are() {
        check_fix(
            Code::EntityContainsPageMarker,
            "SECRET the [ORG Guild VELM 00000083 002 OF 005  ] .",
            "SECRET the [ORG Guild  ] VELM 00000083 002 OF 005 .",
        );
        check_fix(
            Code::EntityContainsPageMarker,
            "SECRET [LOC VELM 00000083 002 OF 005  ] .",
            "SECRET VELM 00000083 002 OF 005 .",
        );
    }
}
