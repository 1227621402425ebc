//! The fix for what belongs before or behind a name: it is moved out of the brackets,
//! `[LOC Ada Bay.  ]` ⇒ `[LOC Ada Bay  ] .`

use super::form_words::is_form;
use crate::edits;
use crate::edits::Site;
use crate::model::Document;
use crate::rules::fixes::Fix;
use crate::rules::{Finding, Severity};
use crate::syntax::Mention;

/// What `finding` is about, moved out of its mention.
pub(super) fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let mention = site.outer_mention(finding.span);
    let fix = mention.map(|mention| moved_out(site, finding, &mention));
    fix.into_iter().collect()
}

/// The same of a sign; a word of the cable's form, which its sign gives away, loses the brackets.
pub(super) fn fix_sign(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let fix = site.outer_mention(finding.span).and_then(|mention| {
        if is_form(&site.text(mention.name)) {
            Fix::of(edits::unwrap(document, mention.name.start)).map(Fix::safe)
        } else {
            Some(moved_out(site, finding, &mention))
        }
    });
    fix.into_iter().collect()
}

fn moved_out(site: Site<'_>, finding: &Finding, mention: &Mention) -> Fix {
    let text = site.text(finding.span);
    let edits = if finding.span.start == mention.name.start {
        site.begin_name(mention, finding.span.end)
    } else {
        // The blanks before it go with it.
        let before = site.before(finding.span.start);
        let blanks = before.len() - before.trim_end().len();
        site.end_name(mention, finding.span.start.back(blanks))
    };
    let fix = Fix::new(format!("Move `{}` out", text.trim()), edits);
    // Of a mere hint nothing is done unseen.
    if finding.severity == Severity::Hint {
        fix
    } else {
        fix.safe()
    }
}
