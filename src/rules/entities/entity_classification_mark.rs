//! `entity-classification-mark`: a portion mark tagged as an entity, `( [ORG SBU  ] )` (format
//! §5.3 B). It says how secret a paragraph is and names nothing.

use super::{forms, unwrapping};
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&forms::SCAN],
    fix: Some(unwrapping::fix),
};

/// The portion mark `mark` tagged `label`.
pub(super) fn finding(span: Span, mark: &str, label: &str) -> Finding {
    let message = format!("portion mark `{mark}` is tagged {label}");
    Finding::new(Code::EntityClassificationMark, span, message)
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::entities::forms::SCAN;
    use crate::rules::testing::{check, check_fix_in, silent};

    const HEAD: &str = "<a id='par1' href='#par1'>¶</a>1 . \n";

    #[test]
    fn a_portion_mark() {
        check(
            &SCAN,
            "
            SECRET <a id='par1' href='#par1'>¶</a>1 .␠
            ( [ORG SBU  ] ) One of [ORG SBU  ] .␠
                   ^^^ entity-classification-mark: portion mark `SBU` is tagged ORG
            ",
        );
        silent(
            &SCAN,
            "SECRET <a id='par1' href='#par1'>¶</a>1 .␠\n( U ) The ( [ORG SBU  ] ) .␠\n",
        );
    }

    #[test]
    fn its_brackets_go() {
        check_fix_in(
            HEAD,
            Code::EntityClassificationMark,
            "( [ORG SBU  ] ) One .",
            "( SBU ) One .",
        );
    }
}
