//! `entity-contains-rule`: an entity that runs over the rule of dashes under a heading,
//! `[ORG Quays ------ Old  ]` (format §5.3 B).

use super::{contents, trimming};
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&contents::SCAN],
    fix: Some(trimming::fix),
};

/// An entity with the rule of dashes at `place` in it.
pub(super) fn finding(span: Span, place: Span) -> Finding {
    let message = "entity runs over a heading rule";
    Finding::new(Code::EntityContainsRule, span, message).with_related(place, "the rule")
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::entities::contents::SCAN;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn a_rule_in_a_name() {
        check(
            &SCAN,
            "
            SECRET [ORG Quays ------ Old  ] .␠
                        ^^^^^^^^^^^^^^^^ entity-contains-rule: entity runs over a heading rule
                              ~~~~~~ the rule
            ",
        );
        silent(&SCAN, "SECRET [ORG Quays -- Old  ] ------ .␠\n");
    }

    #[test]
    fn it_is_cut_off() {
        check_fix(
            Code::EntityContainsRule,
            "SECRET [ORG Quays ------ Old  ] .",
            "SECRET [ORG Quays  ] ------ Old .",
        );
    }
}
