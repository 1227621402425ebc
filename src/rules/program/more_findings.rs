//! `more-findings`: the last line of a list that is cut, for the findings that are not in it.
//! `Findings` of a document are [`MOST_FINDINGS`](crate::rules::MOST_FINDINGS) at most.

use crate::rules::{Code, Finding, Rule};
use crate::text::Span;

pub(crate) const RULE: Rule = Rule {
    scans: &[],
    fix: None,
};

/// The finding that `more` are missing behind `listed` others; `None` where nobody counted them.
pub(crate) fn finding(span: Span, listed: usize, more: Option<usize>) -> Finding {
    let message = match more {
        Some(1) => "1 more finding".to_owned(),
        Some(more) => format!("{more} more findings"),
        None => format!("more findings than the {listed} listed"),
    };
    Finding::new(Code::MoreFindings, span, message)
}

#[cfg(test)]
mod tests {
    use super::finding;
    use crate::model::Document;
    use crate::rules::{Code, MOST_FINDINGS, findings};
    use crate::text::Span;

    #[test]
    fn how_many_more_is_said_where_it_is_known() {
        let message = |more| finding(Span::default(), 1_000, more).message;
        assert_eq!(message(Some(1)), "1 more finding");
        assert_eq!(message(Some(20)), "20 more findings");
        assert_eq!(message(None), "more findings than the 1000 listed");
    }

    #[test]
    fn a_full_list_is_no_cut_one() {
        let last = |count| {
            let document = Document::new(&"a ] b\n".repeat(count), 0);
            let list = findings(&document, &|| false).list;
            list.last().map(|finding| finding.code)
        };
        assert_eq!(last(MOST_FINDINGS), Some(Code::StrayCloseBracket));
        assert_eq!(last(MOST_FINDINGS + 1), Some(Code::MoreFindings));
    }
}
