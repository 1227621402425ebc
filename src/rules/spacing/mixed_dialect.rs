//! `mixed-dialect`: mentions spaced as several writers do in one document (format §5.3 A, §1.1).

use super::padding;
use crate::edits::Site;
use crate::model::Document;
use crate::rules::fixes::Fix;
use crate::rules::{Code, Finding, Rule};
use crate::text::{Edit, Offset, Span};

/// The mentions that are spaced at once, at most.
const MAX_MENTIONS: usize = 10_000;

pub(crate) const RULE: Rule = Rule {
    scans: &[&padding::MIXED],
    fix: Some(fix),
};

/// The finding at the first unusual `]`; `spacing` counts the mentions by blanks before theirs.
pub(super) fn finding(span: Span, spacing: [u32; 4]) -> Finding {
    let names = ["none", "one", "two", "more"];
    let ways = names.iter().zip(spacing).filter(|(_, count)| *count > 0);
    let ways: Vec<_> = ways
        .map(|(name, count)| format!("{name} in {count}"))
        .collect();
    let ways = ways.join(", ");
    let message = format!("several spacings in one document; blanks before `]`: {ways}");
    Finding::new(Code::MixedDialect, span, message)
}

/// Puts the document's usual blanks before all `]`.
fn fix(document: &Document, _: &Finding) -> Vec<Fix> {
    let padding = Site::of(document).padding;
    let mentions = document.mentions_from(Offset::default());
    let closings = mentions.map(|mention| Span::new(mention.name.end, mention.span.end));
    let wrong = closings.filter(|closing| closing.len() != padding.len() + 1);
    let edits = wrong.map(|closing| Edit::new(closing, format!("{padding}]")));
    let edits = edits.take(MAX_MENTIONS).collect();
    vec![Fix::new("Space all like most", edits).preferred()]
}

#[cfg(test)]
mod tests {
    use super::padding::{MIXED, SLIPS};
    use crate::rules::testing::{check, found, silent};
    use crate::rules::{Code, fixes};

    #[test]
    fn two_writers_in_one_document() {
        check(
            &[&MIXED, &SLIPS],
            "
            [PER Ida  ] met [PER Ada  ] and [PER Keld  ]
            in [LOC Oru] , [LOC Velm] , [LOC Orun] .
                       ^ mixed-dialect: several spacings in one document; blanks before `]`: none in 3, two in 3
            ",
        );
    }

    #[test]
    fn a_few_slips_are_no_mixture() {
        let found = found(
            &[&MIXED, &SLIPS],
            "[PER Ida  ] [PER Ada  ] [PER Keld  ] [LOC Oru] [LOC Velm]",
        );
        let codes: Vec<Code> = found.iter().map(|found| found.code).collect();
        assert_eq!(codes, [Code::BracketSpacing; 2]);
    }

    #[test]
    fn one_writer_is_no_mixture() {
        silent(
            &[&MIXED, &SLIPS],
            "[PER Ida] met [PER Ada] and [PER Keld] in [LOC Oru] .",
        );
    }

    #[test]
    fn all_are_spaced_like_most() {
        fixes::testing::check(
            Code::MixedDialect,
            "[PER A  ] [PER B  ] [PER C  ] [PER D  ] [PER E] [PER F] [PER G]",
            "[PER A  ] [PER B  ] [PER C  ] [PER D  ] [PER E  ] [PER F  ] [PER G  ]",
        );
    }
}
