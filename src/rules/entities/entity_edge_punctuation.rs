//! `entity-edge-punctuation`: a sign at an entity's edge that belongs to the sentence,
//! `[ORG “Oru Works  ]` (format §5.3 B). Not `US$`, not a title in quotation marks, not a
//! parenthesis that closes within the name.

use super::{edges, moving_out};
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&edges::SCAN],
    fix: Some(moving_out::fix_sign),
};

/// An end of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    End,
}

/// Signs `signs` at one end of an entity.
pub(super) fn finding(span: Span, signs: &str, edge: Edge) -> Finding {
    let verb = match edge {
        Edge::Start => "begins",
        Edge::End => "ends",
    };
    let message = format!("entity {verb} with `{signs}`");
    Finding::new(Code::EntityEdgePunctuation, span, message)
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::entities::edges::SCAN;
    use crate::rules::testing::{TOKENISED, check, check_fix, check_fix_in, silent};

    #[test]
    fn signs_of_the_sentence() {
        check(
            &SCAN,
            "
            In [MISC Summary:  ] of [ORG “Oru Works  ] and [ORG ( GOV  ] .
                            ^ entity-edge-punctuation: entity ends with `:`
                                         ^ entity-edge-punctuation: entity begins with `“`
                                                                ^ entity-edge-punctuation: entity begins with `(`
            ",
        );
        silent(
            &SCAN,
            "The [MISC “The Quay”  ] , [ORG Guild of ( Old ) Oru  ] , [ORG Yahoo!  ] , [MISC US$  ] .",
        );
    }

    #[test]
    fn they_are_moved_out() {
        check_fix_in(
            TOKENISED,
            Code::EntityEdgePunctuation,
            "the [MISC “ Quays  ] . \n",
            "the “ [MISC Quays  ] . \n",
        );
        check_fix_in(
            TOKENISED,
            Code::EntityEdgePunctuation,
            "the [MISC Quays,  ] too . \n",
            "the [MISC Quays  ] , too . \n",
        );
    }

    #[test]
    fn words_of_the_form_lose_their_brackets() {
        check_fix(
            Code::EntityEdgePunctuation,
            "a [PER Status:  ] b",
            "a Status: b",
        );
    }
}
