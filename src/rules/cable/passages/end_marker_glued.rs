//! `end-marker-glued`: the end of a passage in one line with the next paragraph. The line ends
//! where a sentence does, and an anchor begins none (format §5.3 C, §1.2).

use crate::edits::Site;
use crate::model::{Document, scan};
use crate::rules::cable::line_break::break_at;
use crate::rules::finding::shortened;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::{Mark, MarkKind};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::boundaries::SCAN],
    fix: Some(fix),
};

/// The end of a passage at `end`, right before a paragraph.
pub(super) fn finding(document: &Document, end: Span) -> Option<Finding> {
    let paragraph = paragraph_behind(document, end)?;
    let number = paragraph.number();
    let text = scan::text(document, end);
    let message = format!("`{}` runs into ¶{number}", shortened(&text));
    let finding = Finding::new(Code::EndMarkerGlued, end, message);
    Some(finding.with_related(paragraph.span, format!("¶{number} begins here")))
}

/// The paragraph with an anchor that begins right behind the passage's end `end`.
fn paragraph_behind(document: &Document, end: Span) -> Option<Mark> {
    let behind = scan::text(document, Span::at(end.end, 16));
    let blanks = behind.len() - behind.trim_start_matches([' ', '\t', ']']).len();
    let at = end.end + blanks;
    let mut marks = document.marks_from(at, |summary| summary.anchored.count > 0);
    let next = marks.find(|mark| mark.span.start >= at)?;
    let anchored = matches!(next.kind, MarkKind::Paragraph(form) if form.is_anchored());
    (anchored && next.span.start == at).then_some(next)
}

/// The paragraph in its own line.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let next = finding.related.first().map(|(place, _)| place.start);
    let Some(next) = next.filter(|next| site.inside(*next).is_none()) else {
        return Vec::new();
    };
    let edits = vec![break_at(site, next)];
    vec![Fix::new("Put the paragraph in its own line", edits).safe()]
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::passages::boundaries::SCAN;
    use crate::rules::testing::{TOKENISED, check, check_fix_in, silent};

    #[test]
    fn an_end_before_a_paragraph() {
        check(
            &SCAN,
            "
            UNCLAS <a id='par1' href='#par1'>¶</a>1 .␠
            ( U ) Note: The ships . End Note <a id='par2' href='#par2'>¶</a>2 .␠
                                    ^^^^^^^^ end-marker-glued: `End Note` runs into ¶2
                                             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ¶2 begins here
            ",
        );
        silent(
            &SCAN,
            "
            UNCLAS <a id='par1' href='#par1'>¶</a>1 .␠
            ( U ) Note: The ships . End Note␠
            <a id='par2' href='#par2'>¶</a>2 .␠
            ",
        );
    }

    #[test]
    fn the_paragraph_gets_its_own_line() {
        let head = format!(
            "{TOKENISED}UNCLAS SECTION 01 OF 02 VELM 000083 <a id='par1' href='#par1'>¶</a>1 . \n"
        );
        let two = "<a id='par2' href='#par2'>¶</a>2 . \n";
        check_fix_in(
            &head,
            Code::EndMarkerGlued,
            &format!("( U ) Summary: One . \nEnd Summary {two}"),
            &format!("( U ) Summary: One . \nEnd Summary \n{two}"),
        );
    }
}
