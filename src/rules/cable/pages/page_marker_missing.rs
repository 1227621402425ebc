//! `page-marker-missing`: a section of a cable without its page marker: the header announces more
//! sections than there are markers. Where the page began nobody knows, so nothing is offered
//! (format §5.3 C, §3.2).

use std::collections::BTreeSet;

use crate::model::cable::page_line::PageLine;
use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[&super::markers::TOGETHER],
    fix: None,
};

/// The sections that `expected` announces and of which no marker was `seen`. The first has none.
pub(super) fn finding(expected: &PageLine, seen: &BTreeSet<u32>) -> Option<Finding> {
    let sections = expected.sections;
    let sections = sections.filter(|sections| (2..=999).contains(sections))?;
    let missing = (2..=sections).filter(|section| !seen.contains(section));
    let missing: Vec<u32> = missing.collect();
    (!missing.is_empty()).then(|| of_sections(expected.place, &missing, sections))
}

/// The header at `span`, which announces `of` sections: those that are `missing`.
fn of_sections(span: Span, missing: &[u32], of: u32) -> Finding {
    const MAX_LISTED: usize = 8;
    let listed = missing.iter().take(MAX_LISTED);
    let listed: Vec<_> = listed.map(u32::to_string).collect();
    let more = if missing.len() > listed.len() {
        " …"
    } else {
        ""
    };
    let (plural, verb) = if missing.len() == 1 {
        ("", "has")
    } else {
        ("s", "have")
    };
    let numbers = listed.join(", ");
    let message = format!("section{plural} {numbers}{more} of {of} {verb} no page marker");
    Finding::new(Code::PageMarkerMissing, span, message)
}

#[cfg(test)]
mod tests {
    use crate::rules::cable::pages::markers::{EACH, TOGETHER};
    use crate::rules::testing::{check, silent};

    #[test]
    fn sections_without_a_marker() {
        check(
            &[&EACH, &TOGETHER],
            "
            UNCLAS SECTION 01 OF 04 VELM 000083 <a id='par1' href='#par1'>¶</a>1 .␠
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ page-marker-missing: sections 2, 4 of 4 have no page marker
            One .␠
            VELM 00000083 003 OF 004 <a id='par2' href='#par2'>¶</a>2 .␠
            ",
        );
        check(
            &[&EACH, &TOGETHER],
            "
            UNCLAS SECTION 01 OF 03 VELM 000083 <a id='par1' href='#par1'>¶</a>1 .␠
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ page-marker-missing: section 3 of 3 has no page marker
            One .␠
            VELM 00000083 002 OF 003 <a id='par2' href='#par2'>¶</a>2 .␠
            ",
        );
    }

    #[test]
    fn silent_where_all_have_one_or_none_has() {
        silent(
            &[&EACH, &TOGETHER],
            "
            UNCLAS SECTION 01 OF 02 VELM 000083 <a id='par1' href='#par1'>¶</a>1 .␠
            One .␠
            VELM 00000083 002 OF 002 <a id='par2' href='#par2'>¶</a>2 .␠
            ",
        );
        silent(
            &[&EACH, &TOGETHER],
            "UNCLAS SECTION 01 OF 03 VELM 000083 <a id='par1' href='#par1'>¶</a>1 .␠",
        );
    }
}
