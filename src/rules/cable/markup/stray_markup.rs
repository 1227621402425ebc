//! `stray-markup`: a tag of a page in the text, `<br>` or `</td>`. The text was copied from a page
//! with its tags, which readers take for words (format §5.3 C).

use crate::edits::Site;
use crate::model::{Document, scan};
use crate::rules::finding::shortened;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::text::{Edit, Span};

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::debris::SCAN],
    fix: Some(fix),
};

/// The tag at `tag`.
pub(super) fn finding(document: &Document, tag: Span) -> Finding {
    let text = scan::text(document, tag);
    let message = format!("`{}` in the text", shortened(&text));
    Finding::new(Code::StrayMarkup, tag, message)
}

/// Without the tag; words on both sides stay apart.
fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let span = finding.span;
    let between = site.blank_before(span.start).len() + site.blank_behind(span.end).len();
    let edit = if between == 2 {
        Edit::new(span, " ")
    } else {
        site.remove(span)
    };
    let title = format!("Remove `{}`", site.text(span));
    vec![Fix::new(title, vec![edit])]
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::cable::markup::debris::SCAN;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn a_tag_in_the_text() {
        check(
            &SCAN,
            "
            UNCLAS The talks<br> of the quays .
                            ^^^^ stray-markup: `<br>` in the text
            ",
        );
        silent(
            &SCAN,
            "UNCLAS TAGS: <a href='/tag/PGOV_0.html'>PGOV</a> , <ida@oru> .",
        );
    }

    #[test]
    fn it_goes_and_the_words_stay_apart() {
        check_fix(
            Code::StrayMarkup,
            "S E C R E T <br>one<br>two .",
            "S E C R E T <br>one two .",
        );
    }
}
