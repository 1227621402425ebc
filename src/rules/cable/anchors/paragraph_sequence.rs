//! `paragraph-sequence`: a paragraph number that does not follow the one before. Anchored
//! paragraphs count from 1 (format §5.3 C, §3.2).

use super::neighbours::{Numbered, between, with_paragraph};
use super::repair::paragraph_at;
use crate::edits::{anchored, numbered_anew};
use crate::model::Document;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::Mark;
use crate::text::{Offset, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::numbering::SCAN],
    fix: Some(fix),
};

/// The paragraph `number`, which does not follow the paragraph `before`.
pub(super) fn finding(span: Span, number: u32, before: Option<Numbered>) -> Finding {
    let message = step(before.map(|(before, _)| before), number);
    let finding = Finding::new(Code::ParagraphSequence, span, message);
    with_paragraph(finding, before)
}

/// The paragraph `number` between the paragraph `before` and the one that follows it.
pub(super) fn finding_between(span: Span, number: u32, before: Option<Numbered>) -> Finding {
    let message = format!("¶{number} stands {}", between(before));
    let finding = Finding::new(Code::ParagraphSequence, span, message);
    with_paragraph(finding, before)
}

/// The fault where `number` follows `before`.
fn step(before: Option<u32>, number: u32) -> String {
    let Some(before) = before else {
        return format!("the first paragraph is ¶{number}, not ¶1");
    };
    let what = if number == before {
        "the number is there twice".to_owned()
    } else if number < before {
        "the numbers go back".to_owned()
    } else if number - before == 2 {
        format!("¶{} is missing", before + 1)
    } else {
        format!("¶{} to ¶{} are missing", before + 1, number - 1)
    };
    format!("¶{number} follows ¶{before}: {what}")
}

/// All paragraphs from here on numbered anew.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let Some((mark, _)) = paragraph_at(document, finding.span) else {
        return Vec::new();
    };
    let expected = expected(document, &mark);
    let edits = numbered_anew(document, &mark, expected);
    let title = format!("Number the paragraphs from here: ¶{expected} …");
    vec![Fix::new(title, edits)]
}

/// The number that the paragraph at `mark` should have.
fn expected(document: &Document, mark: &Mark) -> u32 {
    let all = anchored(document, Offset::default());
    let before = all.take_while(|other| other.span.start < mark.span.start);
    before.last().map_or(1, |before| before.number() + 1)
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::anchors::numbering::SCAN;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn gaps_repetitions_and_steps_back() {
        check(
            &SCAN,
            "
            <a id='par2' href='#par2'>¶</a>2 . <a id='par3' href='#par3'>¶</a>3 .
                                           ^ paragraph-sequence: the first paragraph is ¶2, not ¶1
                                                                              ~ ¶3
            <a id='par5' href='#par5'>¶</a>5 . <a id='par5' href='#par5'>¶</a>5 .
                                           ^ paragraph-sequence: ¶5 follows ¶3: ¶4 is missing
                                                                              ^ paragraph-sequence: ¶5 follows ¶5: the number is there twice
                                           ~ ¶5
                                                                              ~ ¶5
            <a id='par9' href='#par9'>¶</a>9 . <a id='par4' href='#par4'>¶</a>4 .
                                           ^ paragraph-sequence: ¶9 follows ¶5: ¶6 to ¶8 are missing
                                                                              ^ paragraph-sequence: ¶4 follows ¶9: the numbers go back
                                           ~ ¶9
            ",
        );
        silent(
            &SCAN,
            "<a id='par1' href='#par1'>¶</a>1 . <a id='par2' href='#par2'>¶</a>2 .",
        );
    }

    #[test]
    fn numbers_follow_each_other() {
        check_fix(
            Code::ParagraphSequence,
            "<a id='par1' href='#par1'>¶</a>1 . <a id='par3' href='#par3'>¶</a>3 . ¶4 . One",
            "<a id='par1' href='#par1'>¶</a>1 . <a id='par2' href='#par2'>¶</a>2 . ¶3 . One",
        );
    }
}
