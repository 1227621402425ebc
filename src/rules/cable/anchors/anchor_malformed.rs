//! `anchor-malformed`: a paragraph's anchor that is cut short or torn, `href='#par5'>¶</a>5`
//! (format §5.3 C, §3.2).

use super::repair::whole;
use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::faults::SCAN],
    fix: Some(fix),
};

/// The piece of an anchor at `span`, on `number`.
pub(super) fn finding(document: &Document, span: Span, number: Option<&str>) -> Option<Finding> {
    let of_letter = number.is_none() && is_of_letter(document, span);
    if of_letter || is_torn_by_mention(document, span) {
        return None;
    }
    let of = number
        .map(|number| format!(" of ¶{number}"))
        .unwrap_or_default();
    let message = format!("the anchor{of} is cut short or torn");
    Some(Finding::new(Code::AnchorMalformed, span, message))
}

/// Whether it is a mention that tears the anchor that ends with `span` apart: that is said of the
/// mention, and without its brackets the anchor may be whole.
fn is_torn_by_mention(document: &Document, span: Span) -> bool {
    const LONGEST: usize = 96;
    let text = document.text();
    let line = text.line_span(text.line_at(span.start));
    let before = Span::new(line.start.max(span.start.back(LONGEST)), span.start);
    let start = scan::text(document, before).rfind("<a");
    let start = start.map_or(span.start, |at| before.end.back(before.len() - at));
    let mut torn = document.mentions_in(Span::new(start, span.end));
    torn.next().is_some()
}

/// Whether the anchor that ends with `span` is whole and names a letter: the items of a header's
/// REF have such, `<a id='parB' href='#parB'>¶</a>B`.
fn is_of_letter(document: &Document, span: Span) -> bool {
    const OPENER: &str = "<a id='par";
    let near = Span::new(span.start.back(OPENER.len() + 12), span.end + 1);
    let text = scan::text(document, near);
    let Some((_, rest)) = text.rsplit_once(OPENER) else {
        return false;
    };
    let letter = rest.chars().next().filter(char::is_ascii_alphabetic);
    letter.is_some_and(|x| rest == format!("{x}' href='#par{x}'>¶</a>{x}"))
}

fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    whole(document, finding.span).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::anchors::faults::SCAN;
    use crate::rules::testing::{check, check_fix_in, silent};

    #[test]
    fn pieces_of_an_anchor() {
        check(
            &SCAN,
            "
            ( S ) Two . ¶</a>3 .
                        ^^^^^^ anchor-malformed: the anchor of ¶3 is cut short or torn
            ( S ) Four . href='#par5'>¶</a>5 .
                         ^^^^^^^^^^^^^^^^^^^ anchor-malformed: the anchor of ¶5 is cut short or torn
            ",
        );
        silent(
            &SCAN,
            "REF: A. VELM 720 <a id='parB' href='#parB'>¶</a>B . ORU 707",
        );
    }

    #[test]
    fn what_a_mention_tears_apart_is_said_of_the_mention() {
        silent(
            &SCAN,
            "SECRET <a id='par2' [MISC href='#par2'>¶</a>2  ] . [PER Ida. <a  ] id='par3' href='#par3'>¶</a>3 .",
        );
    }

    #[test]
    fn the_anchor_is_made_whole() {
        for piece in ["href='#par2'>¶</a>2 .", "<a id='par2' >¶</a>2 ."] {
            check_fix_in(
                "<a id='par1' href='#par1'>¶</a>1 . One . ",
                Code::AnchorMalformed,
                piece,
                "<a id='par2' href='#par2'>¶</a>2 .",
            );
        }
    }
}
