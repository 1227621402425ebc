//! `portion-exceeds-header`: a paragraph marked higher than the document. The highest mark of a
//! paragraph is the classification of the document, in 98.9 % of all cables (format §5.3 C, §3.2).

use super::nearby::enclosed;
use crate::edits::Site;
use crate::model::Document;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::{Level, PortionMark, portion_mark, portion_text};
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::levels::ABOVE],
    fix: Some(fix),
};

/// The mark at `span`, of level `portion`, above the classification `header`.
pub(super) fn finding(document: &Document, span: Span, portion: Level, header: Level) -> Finding {
    let paragraph = document.paragraph_at(span.start);
    let number = paragraph.and_then(|paragraph| paragraph.number);
    let paragraph = number.map_or("a paragraph".to_owned(), |number| format!("¶{number}"));
    let name = header.name().to_uppercase();
    let message = format!("{paragraph} is ({}), header is {name}", portion.mark());
    Finding::new(Code::PortionExceedsHeader, span, message)
}

/// The words for the classification, which is `level`.
pub(super) fn header_words(level: Level) -> String {
    format!("the header: {}", level.name().to_uppercase())
}

/// The paragraph's mark lowered to the header's level, or the header's raised.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let header = document.header();
    let Some((level, span)) = header.and_then(|header| header.classification) else {
        return Vec::new();
    };
    let text = portion_text(&site.text(finding.span));
    let Some(mark) = portion_mark(&text) else {
        return Vec::new();
    };
    let portion = mark.level;
    let lower = PortionMark { level, ..mark };
    let lower = enclosed(document, &lower.to_string());
    let lower = Fix::new(
        format!("Mark it `{lower}`, like the header"),
        vec![Edit::new(finding.span, lower)],
    );
    let raise = raised(site, portion, span);
    [lower].into_iter().chain(raise).collect()
}

/// The header's classification as `level`, spaced as it is.
fn raised(site: Site<'_>, level: Level, span: Span) -> Option<Fix> {
    let written = site.text(span);
    let name = level.name().to_uppercase();
    let spaced = written.as_bytes().get(1) == Some(&b' ');
    let plain = !written.contains('/');
    let name = if spaced {
        let letters: Vec<String> = name.chars().map(String::from).collect();
        // A blank between letters makes three between words.
        letters.join(" ").replace("     ", "   ")
    } else {
        name
    };
    let title = format!("Raise the header to {name}");
    plain.then(|| Fix::new(title, vec![Edit::new(span, name)]))
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::portions::levels::{ABOVE, BELOW};
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn a_paragraph_above_the_header() {
        check(
            &[&ABOVE, &BELOW],
            "
            CONFIDENTIAL <a id='par1' href='#par1'>¶</a>1 .␠
            ~~~~~~~~~~~~ the header: CONFIDENTIAL
            ~~~~~~~~~~~~ the header: CONFIDENTIAL
            ( S ) One . <a id='par2' href='#par2'>¶</a>2 .␠
            ^^^^^ portion-exceeds-header: ¶1 is (S), header is CONFIDENTIAL
            ( C ) Two . <a id='par3' href='#par3'>¶</a>3 .␠
            ( S/NF ) Three .␠
            ^^^^^^^^ portion-exceeds-header: ¶3 is (S), header is CONFIDENTIAL
            ",
        );
        silent(
            &[&ABOVE, &BELOW],
            "CONFIDENTIAL <a id='par1' href='#par1'>¶</a>1 .␠\n( C ) One .␠\n",
        );
    }

    #[test]
    fn mark_and_header_agree() {
        let before =
            "C O N F I D E N T I A L VELM <a id='par1' href='#par1'>¶</a>1. (S//NF) One.\n";
        let lowered = before.replace("(S//NF)", "(C/NF)");
        check_fix(Code::PortionExceedsHeader, before, &lowered);
        let raised = before.replace("C O N F I D E N T I A L", "S E C R E T");
        check_fix(Code::PortionExceedsHeader, before, &raised);
    }
}
