//! `header-exceeds-portions`: a document marked higher than all of its paragraphs. The highest mark
//! of a paragraph is the classification of the document, in 98.9 % of all cables; which of both is
//! wrong only a person can tell, so nothing is offered (format §5.3 C, §3.2).

use crate::rules::{Code, Finding, Rule};
use crate::syntax::Level;
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::levels::BELOW],
    fix: None,
};

/// The classification `header` at `span`, above the `highest` mark.
pub(super) fn finding(span: Span, header: Level, highest: Level) -> Finding {
    let message = format!(
        "header is {}, but no paragraph is marked above ({})",
        header.name().to_uppercase(),
        highest.mark()
    );
    Finding::new(Code::HeaderExceedsPortions, span, message)
}

#[cfg(test)]
mod tests {
    use crate::rules::cable::portions::levels::{ABOVE, BELOW};
    use crate::rules::testing::{check, silent};

    #[test]
    fn a_header_above_all_paragraphs() {
        check(
            &[&ABOVE, &BELOW],
            "
            S E C R E T VELM <a id='par1' href='#par1'>¶</a>1 .␠
            ^^^^^^^^^^^ header-exceeds-portions: header is SECRET, but no paragraph is marked above (C)
            ( C ) One . <a id='par2' href='#par2'>¶</a>2 .␠
            ( U ) Two .␠
            ",
        );
    }

    #[test]
    fn silent_where_a_paragraph_agrees_or_has_no_mark() {
        silent(
            &[&ABOVE, &BELOW],
            "SECRET <a id='par1' href='#par1'>¶</a>1 .\n( S ) One .\n",
        );
        silent(
            &[&ABOVE, &BELOW],
            "SECRET <a id='par1' href='#par1'>¶</a>1 .\n( C ) One ¶2 .\nTwo .\n",
        );
    }
}
