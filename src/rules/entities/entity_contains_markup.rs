//! `entity-contains-markup`: an entity that holds mark-up of a page, `[PER Ida <a  ]` (format
//! §5.3 B). Who takes the mark-up out cuts the bracket with it.

use super::{contents, trimming};
use crate::rules::finding::shortened;
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&contents::SCAN],
    fix: Some(trimming::fix),
};

/// An entity with the tag that starts with `tag` in it.
pub(super) fn finding(span: Span, tag: &str) -> Finding {
    let message = format!("entity holds `{}`", shortened(tag));
    Finding::new(Code::EntityContainsMarkup, span, message)
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::entities::contents::SCAN;
    use crate::rules::fixes::testing::{applied, read};
    use crate::rules::fixes::{fix_all, fix_whole};
    use crate::rules::policy::Rules;
    use crate::rules::testing::{check, check_fix, silent};

    #[test]
    fn a_tag_in_a_name() {
        check(
            &SCAN,
            "
            UNCLAS [ORG VELM <a id='par1' href='#par1'>¶</a>1  ] .␠
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ entity-contains-markup: entity holds `<a id='par1' href='#par1'>`
            ",
        );
        silent(
            &SCAN,
            "UNCLAS [ORG VELM  ] <a id='par1' href='#par1'>¶</a>1 .␠\n",
        );
    }

    #[test]
    fn it_is_cut_off_or_the_brackets_are() {
        let anchor = "<a id='par1' href='#par1'>¶</a>1";
        for (before, after) in [
            (
                format!("[ORG VELM {anchor}  ] ."),
                format!("[ORG VELM  ] {anchor} ."),
            ),
            (format!("[ORG {anchor}  ] ."), format!("{anchor} .")),
            (
                format!("{anchor} . [PER END NOTE. <a id='par2'  ] x"),
                format!("{anchor} . END NOTE. <a id='par2' x"),
            ),
            (
                format!("{anchor} . <a [ORG id='par2' href='#par2'>¶</a>2  ] ."),
                format!("{anchor} . <a id='par2' href='#par2'>¶</a>2 ."),
            ),
            (
                "UNCLAS [PER TAGS: <a  ] href".into(),
                "UNCLAS TAGS: <a href".into(),
            ),
            (
                "UNCLAS [ORG OR-P TAGS: <a  ] href".into(),
                "UNCLAS [ORG OR-P  ] TAGS: <a href".into(),
            ),
            (
                "UNCLAS [MISC THE SEA ---------- <a  ] id".into(),
                "UNCLAS [MISC THE SEA  ] ---------- <a id".into(),
            ),
        ] {
            check_fix(Code::EntityContainsMarkup, &before, &after);
        }
    }

    #[test]
    fn all_at_once_where_no_name_is_lost() {
        let document = read(
            "[PER Ida <a  ] id='par2' [LOC href='#par2'>¶</a>2  ] . [ORG </a> Guild of Oru  ] , [PER went <a  ]",
        );
        let fix = fix_all(&document, Code::EntityContainsMarkup, &Rules::default()).unwrap();
        assert_eq!(fix.title, "Fix all 2 `entity-contains-markup`");
        assert_eq!(
            applied(&document, &fix),
            "[PER Ida  ] <a id='par2' href='#par2'>¶</a>2 . [ORG </a> Guild of Oru  ] , [PER went <a  ]",
        );
        assert!(fix_whole(&document, &Rules::default()).is_some());
    }
}
