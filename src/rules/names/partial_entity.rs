//! `partial-entity`: an entity that the words beside it would complete to a name tagged elsewhere,
//! `[LOC Harbour  ] Guild` (format §5.3 B). A hint: the shorter name may be meant.

use super::{extending, words_beside};
use crate::model::normalised;
use crate::rules::draft::{Draft, Far};
use crate::rules::finding::shortened;
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&words_beside::SCAN],
    fix: Some(extending::fix),
};

/// Words beside a mention, `rest`, that make it the name `whole`, tagged elsewhere.
pub(super) fn finding(span: Span, rest: &str, whole: &str) -> Draft {
    let message = format!(
        "“{}” beside it completes “{}”, which is tagged elsewhere",
        shortened(rest),
        shortened(whole)
    );
    let finding = Finding::new(Code::PartialEntity, span, message);
    let whole = Far::FirstMention(normalised(whole).into());
    Draft::of(finding).with(whole, "the whole name")
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::names::words_beside::SCAN;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn words_that_complete_a_name() {
        check(
            &SCAN,
            "
            The [ORG Harbour Guild  ] and the [ORG Standing Crew Rights Forum  ] met .
                ~~~~~~~~~~~~~~~~~~~~~ the whole name
                                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the whole name
            So the [LOC Harbour  ] Guild and the Standing [ORG Crew Right Forum  ] .
                   ^^^^^^^^^^^^^^^^^^^^^ partial-entity: “Guild” beside it completes “Harbour Guild”, which is tagged elsewhere
                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ partial-entity: “Standing” beside it completes “Standing Crew Rights Forum”, which is tagged elsewhere
            ",
        );
        silent(
            &SCAN,
            "The [ORG Harbour Guild  ] and the [ORG Harbour  ] guild , the [ORG Harbour  ] Guildhall .",
        );
    }

    #[test]
    fn the_mention_is_extended() {
        check_fix(
            Code::PartialEntity,
            "a Standing [ORG Crew Rights Forum  ] , [ORG Standing Crew Right Forum  ]",
            "a [ORG Standing Crew Rights Forum  ] , [ORG Standing Crew Right Forum  ]",
        );
    }
}
