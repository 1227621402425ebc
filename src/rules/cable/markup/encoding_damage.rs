//! `encoding-damage`: a character that was lost on the way: an apostrophe that became a `Q`, as in
//! `MinisterQs`, or a sign in the place of a letter (format §5.3 C).

use crate::edits::Site;
use crate::model::{Document, scan};
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::debris::SCAN],
    fix: Some(fix),
};

/// The sign at `span`, which stands for a lost character.
pub(super) fn finding(document: &Document, span: Span) -> Finding {
    let message = if scan::text(document, span) == "Q" {
        let word = word(document, span);
        let right = word.replacen('Q', "’", 1);
        format!("`{word}` was most likely `{right}`")
    } else {
        "a character was lost here".to_owned()
    };
    Finding::new(Code::EncodingDamage, span, message)
}

/// The word around the lost apostrophe at `span`.
fn word(document: &Document, span: Span) -> String {
    let before = scan::text(document, Span::new(span.start.back(40), span.start));
    let behind = scan::text(document, Span::at(span.end, 2));
    let letter = |c: char| !c.is_alphanumeric();
    let start = &before[before.trim_end_matches(char::is_alphanumeric).len()..];
    let end = behind.find(letter).unwrap_or(behind.len());
    format!("{start}Q{}", &behind[..end])
}

/// The apostrophe in the place of its `Q`; which other character was lost nobody knows.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let span = finding.span;
    if Site::of(document).text(span) != "Q" {
        return Vec::new();
    }
    vec![Fix::new("Write the `Q` as `’`", vec![Edit::new(span, "’")])]
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::markup::debris::SCAN;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn a_lost_character() {
        check(
            &SCAN,
            "
            UNCLAS The PresidentQs plan for cr�me .
                                ^ encoding-damage: `PresidentQs` was most likely `President’s`
                                              ^ encoding-damage: a character was lost here
            ",
        );
        silent(
            &SCAN,
            "UNCLAS The Q & A; FAQs, IraqQ and the President’s crème .",
        );
    }

    #[test]
    fn the_apostrophe_comes_back() {
        check_fix(
            Code::EncodingDamage,
            "S E C R E T the MinisterQs plan",
            "S E C R E T the Minister’s plan",
        );
    }
}
