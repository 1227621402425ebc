//! `entity-only-punctuation`: an entity without a letter or digit, `[MISC --  ]` (format §5.3 B).

use super::{edges, unwrapping};
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&edges::SCAN],
    fix: Some(unwrapping::fix),
};

/// An entity without a letter or digit.
pub(super) fn finding(span: Span, name: &str) -> Finding {
    let message = format!("`{name}` has no letter or digit");
    Finding::new(Code::EntityOnlyPunctuation, span, message)
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::entities::edges::SCAN;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn signs_alone() {
        check(
            &SCAN,
            "
            One [MISC --  ] two .
                      ^^ entity-only-punctuation: `--` has no letter or digit
            ",
        );
        silent(&SCAN, "One [MISC 2  ] two [MISC US$  ] .");
    }

    #[test]
    fn their_brackets_go() {
        check_fix(Code::EntityOnlyPunctuation, "a [MISC --  ] b", "a -- b");
    }
}
