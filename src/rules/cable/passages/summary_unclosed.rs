//! `summary-unclosed`: a summary, comment, note or text without its end (format §5.3 C, §3.2).

use super::kinds::{kind_at, name};
use crate::edits::Site;
use crate::model::Document;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::PassageKind;
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::boundaries::SCAN],
    fix: Some(fix),
};

/// The beginning at `span`.
pub(super) fn finding(span: Span, kind: PassageKind) -> Finding {
    let name = name(kind);
    let message = format!("{name} without End {name}");
    Finding::new(Code::SummaryUnclosed, span, message)
}

/// `End Summary` at the end of the paragraph.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let fix = closed(Site::of(document), finding.span);
    fix.into_iter().collect()
}

fn closed(site: Site<'_>, span: Span) -> Option<Fix> {
    let name = name(kind_at(site.document, span)?);
    let paragraph = site.document.paragraph_at(span.start)?;
    let end = paragraph.span.end.max(span.end);
    // Who holds the next paragraph's anchor is at fault itself.
    if site.inside(end).is_some() {
        return None;
    }
    let text = if site.tokenised {
        format!("{}End {name} .", site.line_break(end))
    } else {
        format!(" End {name}.")
    };
    let edit = Edit::new(Span::empty(end), text);
    Some(Fix::new(format!("Insert “End {name}”"), vec![edit]).preferred())
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::passages::boundaries::SCAN;
    use crate::rules::fixes::fixes;
    use crate::rules::fixes::testing::{all, read};
    use crate::rules::testing::{TOKENISED, check, check_fix_in, silent};

    #[test]
    fn a_beginning_without_an_end() {
        check(
            &SCAN,
            "
            UNCLAS <a id='par1' href='#par1'>¶</a>1 .␠
            ( U ) Summary: The quays . <a id='par2' href='#par2'>¶</a>2 .␠
                  ^^^^^^^^ summary-unclosed: Summary without End Summary
            ( U ) The sea .␠
            ",
        );
        silent(
            &SCAN,
            "
            UNCLAS <a id='par1' href='#par1'>¶</a>1. (U) SUMMARY. The quays. End summary.
            <a id='par2' href='#par2'>¶</a>2. (U) Summary: Nothing.  End
            summary.
            ",
        );
    }

    #[test]
    fn the_end_is_inserted() {
        let head = format!(
            "{TOKENISED}UNCLAS SECTION 01 OF 02 VELM 000083 <a id='par1' href='#par1'>¶</a>1 . \n"
        );
        let two = "<a id='par2' href='#par2'>¶</a>2 . \n";
        check_fix_in(
            &head,
            Code::SummaryUnclosed,
            &format!("( U ) Summary: One . {two}"),
            &format!("( U ) Summary: One . \nEnd Summary . {two}"),
        );
    }

    #[test]
    fn mentions_are_not_broken() {
        let text = "SECRET <a id='par1' href='#par1'>¶</a>1. (S) Comment: One . [LOC Oru <a id='par2' href='#par2'>¶</a>2  ] . Two .\n";
        let document = read(text);
        let found = all(&document);
        let mut unclosed = found
            .iter()
            .filter(|found| found.code == Code::SummaryUnclosed);
        assert_eq!(fixes(&document, unclosed.next().unwrap()), []);
    }
}
