//! `heading-glued`: a heading in one line with its rule or other text (format §5.3 C, §3.2).

use crate::edits::Site;
use crate::model::{Document, scan};
use crate::rules::cable::line_break::break_at;
use crate::rules::finding::shortened;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::MarkKind;
use crate::text::{Edit, Offset, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::titles::SCAN],
    fix: Some(fix),
};

/// The heading with the title at `span`.
pub(super) fn finding(document: &Document, span: Span) -> Finding {
    let title = shown(&scan::text(document, span));
    let message = format!("heading “{}” inside a line", shortened(&title));
    Finding::new(Code::HeadingGlued, span, message)
}

/// `title` without the brackets and labels of mentions.
fn shown(title: &str) -> String {
    if !title.contains('[') {
        return title.to_owned();
    }
    let words = title.split([' ', '\t']);
    let words = words.filter(|word| !word.starts_with('[') && !matches!(*word, "" | "]"));
    words.collect::<Vec<_>>().join(" ")
}

/// Heading and rule in lines of their own.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let fix = apart(Site::of(document), finding.span);
    fix.map(Fix::safe).into_iter().collect()
}

fn apart(site: Site<'_>, title: Span) -> Option<Fix> {
    let marks = site
        .document
        .marks_from(title.end, |summary| summary.marks > 0);
    let mut rules = marks.filter(|mark| mark.kind == MarkKind::Rule);
    let rule = rules.find(|mark| mark.span.start >= title.end)?.span;
    let in_mention = |at: Offset| {
        let mention = site.document.mention_at(at);
        mention.is_some_and(|mention| mention.span.start < at && at < mention.span.end)
    };
    if [title.start, title.end, rule.start, rule.end]
        .into_iter()
        .any(in_mention)
    {
        return None;
    }
    let mut edits = Vec::new();
    if !site.before(title.start).trim().is_empty() {
        edits.push(break_at(site, title.start));
    }
    edits.push(break_at(site, rule.start));
    let behind = site.behind(rule.end);
    if !behind.trim().is_empty() {
        let blanks = behind.len() - behind.trim_start().len();
        let gap = Span::at(rule.end, blanks);
        edits.push(Edit::new(gap, site.line_break(rule.end)));
    }
    Some(Fix::new("Give heading and rule their own lines", edits))
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::headings::titles::SCAN;
    use crate::rules::testing::{TOKENISED, check, check_fix_in, silent};

    #[test]
    fn a_title_inside_a_line() {
        check(
            &SCAN,
            "
            UNCLAS

            The [ORG Guild  ] of Old ---------------- <a id='par2' href='#par2'>¶</a>2 .␠
            ^^^^^^^^^^^^^^^^^^^^^^^^ heading-glued: heading “The Guild of Old” inside a line
            ",
        );
        silent(
            &SCAN,
            "
            UNCLAS

            The [ORG Guild  ] of Old
            ----------------
            The sea .
            ",
        );
    }

    #[test]
    fn heading_and_rule_get_their_own_lines() {
        let head = format!(
            "{TOKENISED}UNCLAS SECTION 01 OF 02 VELM 000083 <a id='par1' href='#par1'>¶</a>1 . \n"
        );
        let two = "<a id='par2' href='#par2'>¶</a>2 . \n";
        check_fix_in(
            &head,
            Code::HeadingGlued,
            &format!("The Sea --------- {two}"),
            &format!("The Sea \n--------- \n{two}"),
        );
    }
}
