//! `portion-mark-malformed`: a portion mark in a wrong form, as `S )` or `( s/nf )` (format
//! §5.3 C, §3.2).

use super::nearby::enclosed;
use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::{portion_mark, portion_text};
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::marks::FORMS],
    fix: Some(fix),
};

/// The mark at `span`.
pub(super) fn finding(document: &Document, span: Span) -> Finding {
    let text = scan::text(document, span);
    let plain = portion_text(&text);
    let right = portion_mark(&plain).map_or(plain.clone(), |mark| mark.to_string());
    let right = enclosed(document, &right);
    let message = format!("portion mark `{text}` should be `{right}`");
    Finding::new(Code::PortionMarkMalformed, span, message)
}

/// The mark in its right form.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let text = scan::text(document, finding.span);
    let plain = portion_text(&text);
    let Some(mark) = portion_mark(&plain) else {
        return Vec::new();
    };
    let right = enclosed(document, &mark.to_string());
    let title = format!("Write `{text}` as `{right}`");
    vec![Fix::new(title, vec![Edit::new(finding.span, right)])]
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::portions::marks::{FORMS, MISSING};
    use crate::rules::testing::{check, check_fix_in, silent};

    #[test]
    fn a_mark_in_a_wrong_form() {
        check(
            &[&FORMS, &MISSING],
            "
            SECRET <a id='par1' href='#par1'>¶</a>1 .␠
            S ) One . <a id='par2' href='#par2'>¶</a>2 .␠
            ^^^ portion-mark-malformed: portion mark `S )` should be `( S )`
            ( s/nf ) Two . <a id='par3' href='#par3'>¶</a>3 .␠
            ^^^^^^^^ portion-mark-malformed: portion mark `( s/nf )` should be `( S/NF )`
            ( S/NF ) Three .␠
            ",
        );
        silent(
            &[&FORMS, &MISSING],
            "SECRET <a id='par1' href='#par1'>¶</a>1 .␠\n( S/NF ) One .␠\n",
        );
    }

    #[test]
    fn it_gets_its_right_form() {
        let head =
            "The [LOC Oru  ] line . \n<a id='par1' href='#par1'>¶</a>1 . \n( S/NF ) One . \n";
        let two = "<a id='par2' href='#par2'>¶</a>2 . \n";
        check_fix_in(
            head,
            Code::PortionMarkMalformed,
            &format!("{two}c ) Two . \n"),
            &format!("{two}( C ) Two . \n"),
        );
    }
}
