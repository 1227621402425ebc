//! `literal-bracket`: a square bracket of the text itself, `[ 1 ]` (format §5.3 A). The format has
//! no escape of its own; `-LSB-` and `-RSB-` are those of related tools, and safe (§1.3).

use super::pairs;
use crate::edits::Site;
use crate::model::Document;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&pairs::SCAN],
    fix: Some(fix),
};

/// The finding about the bracket at `open`, with the one at `close` that closes it.
pub(super) fn finding(open: Span, close: Option<Span>) -> Finding {
    let plural = if close.is_some() { "s" } else { "" };
    let message = format!("unescaped square bracket{plural} in text");
    let finding = Finding::new(Code::LiteralBracket, open, message);
    match close {
        Some(close) => finding.with_related(close, "closed here"),
        None => finding,
    }
}

/// Escapes the brackets: `[ 1 ]` ⇒ `-LSB- 1 -RSB-`.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let is_close = site.text(finding.span) == "]";
    let escape = if is_close { "-RSB-" } else { "-LSB-" };
    let mut edits = vec![site.apart(finding.span, escape)];
    let close = finding.related.first();
    edits.extend(close.map(|(close, _)| site.apart(*close, "-RSB-")));
    vec![Fix::new("Write it as `-LSB-`, `-RSB-`", edits).preferred()]
}

#[cfg(test)]
mod tests {
    use super::pairs::SCAN;
    use crate::rules::testing::{check, silent};
    use crate::rules::{Code, fixes};

    #[test]
    fn brackets_of_the_text_are_paired() {
        check(
            &SCAN,
            "
            As [ 1 ] and [2] show [ see [LOC Oru  ] , [a] ] .
               ^ literal-bracket: unescaped square brackets in text
                   ~ closed here
                         ^ literal-bracket: unescaped square brackets in text
                           ~ closed here
                                  ^ literal-bracket: unescaped square brackets in text
                                                          ~ closed here
                                                      ^ literal-bracket: unescaped square brackets in text
                                                        ~ closed here
            He [PERHAPS] went [sic
                              ^ literal-bracket: unescaped square brackets in text
            or so] and [ back .
                 ~ closed here
                       ^ literal-bracket: unescaped square bracket in text
            ",
        );
        silent(&SCAN, "As -LSB- 1 -RSB- shows .");
    }

    #[test]
    fn they_are_escaped() {
        for (before, after) in [
            ("as [ 1 ] and more", "as -LSB- 1 -RSB- and more"),
            ("succeed[ing Ida", "succeed -LSB- ing Ida"),
        ] {
            fixes::testing::check(Code::LiteralBracket, before, after);
        }
    }
}
