//! The fix for what is no name: its brackets go, `( [ORG SBU  ] )` ⇒ `( SBU )`.

use crate::edits;
use crate::edits::Site;
use crate::model::Document;
use crate::rules::Finding;
use crate::rules::fixes::Fix;

/// The text without the brackets of the mention that `finding` is about.
pub(super) fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let fix = site.outer_mention(finding.span).and_then(|mention| {
        let unwrap = Fix::of(edits::unwrap(document, mention.name.start))?;
        // A longer one may hold a name that would be lost.
        let is_long = site.text(mention.name).contains([' ', '(', ')']);
        Some(if is_long {
            unwrap.preferred()
        } else {
            unwrap.safe()
        })
    });
    fix.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::fix;
    use crate::rules::entities::edges::SCAN;
    use crate::rules::fixes::testing::read;
    use crate::rules::testing::found_in;

    #[test]
    fn only_one_word_is_unwrapped_unseen() {
        for (text, safe) in [("a [MISC --  ] b", true), ("a [MISC -- --  ] b", false)] {
            let document = read(text);
            let fixes = fix(&document, &found_in(&SCAN, &document)[0]);
            let safe_and_preferred: Vec<_> =
                fixes.iter().map(|fix| (fix.safe, fix.preferred)).collect();
            assert_eq!(safe_and_preferred, [(safe, true)], "{text}");
        }
    }
}
