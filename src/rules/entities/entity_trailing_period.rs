//! `entity-trailing-period`: the full stop of a sentence inside an entity, `[LOC Ada Bay.  ]`
//! (format §5.3 B). That of an abbreviation stays: `F.D.`, `Jr.`

use super::{edges, moving_out};
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&edges::SCAN],
    fix: Some(moving_out::fix_sign),
};

/// The full stop at `span`, of the name that reads `bare` without it.
pub(super) fn finding(span: Span, bare: &str) -> Finding {
    let message = format!("the full stop of the sentence is inside the entity “{bare}”");
    Finding::new(Code::EntityTrailingPeriod, span, message)
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::entities::edges::SCAN;
    use crate::rules::testing::{TOKENISED, check, check_fix, check_fix_in, silent};

    #[test]
    fn a_full_stop() {
        check(
            &SCAN,
            "
            In [LOC Ada Bay.  ] and [ORG Guild’s.  ]
                           ^ entity-trailing-period: the full stop of the sentence is inside the entity “Ada Bay”
                                                ^ entity-trailing-period: the full stop of the sentence is inside the entity “Guild”
            ",
        );
        silent(
            &SCAN,
            "In [LOC F.D.  ] , [PER Keld Jr.  ] , [PER Ida A.  ] .\n",
        );
    }

    #[test]
    fn it_is_moved_out() {
        check_fix_in(
            TOKENISED,
            Code::EntityTrailingPeriod,
            "in [LOC Ada Bay.  ] \n",
            "in [LOC Ada Bay  ] . \n",
        );
        check_fix(
            Code::EntityTrailingPeriod,
            "[PER Ida] in [LOC Oru.]",
            "[PER Ida] in [LOC Oru].",
        );
    }

    #[test]
    fn words_of_the_form_lose_their_brackets() {
        check_fix(
            Code::EntityTrailingPeriod,
            "a [MISC END COMMENT.  ] b",
            "a END COMMENT. b",
        );
    }
}
