//! `bracket-spacing` and `mixed-dialect`: blanks before the `]` of mentions, against what the
//! document usually has (format §5.3 A, §1.1). Bound to each other: what is a slip in one
//! document is the way of a second writer in another.

use crate::model::Document;
use crate::model::style::{is_mixed, usual};
use crate::rules::Finding;
use crate::rules::Rule;
use crate::rules::fixes;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::{Mention, Summary};
use crate::text::{Offset, Span};

/// Whether there are mentions with other than none, one, two blanks.
const UNUSUAL: [fn(&Summary) -> bool; 3] = [
    |summary| summary.mentions > summary.spacing[0],
    |summary| summary.mentions > summary.spacing[1],
    |summary| summary.mentions > summary.spacing[2],
];

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fixes::layout::fixes),
};

pub(crate) const SCAN: Scan = Scan::of_any_text("bracket_spacing", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let summary = document.summary();
    let usual = usual(summary.spacing);
    if is_mixed(summary.spacing) {
        let first = unusual(document, UNUSUAL[usual], usual).find(|(_, blanks)| *blanks < 3);
        if let Some((place, _)) = first {
            reporter.push(Finding::mixed_dialect(place, summary.spacing));
        }
        // More blanks than any writer puts are a slip here too.
        let slips = unusual(document, |summary| summary.spacing[3] > 0, usual);
        report(slips.filter(|(_, blanks)| *blanks > 2), usual, reporter);
        return;
    }
    report(unusual(document, UNUSUAL[usual], usual), usual, reporter);
    let all = summary.mentions - summary.spacing[usual];
    reporter.knows_total(all as usize);
}

fn report(slips: impl Iterator<Item = (Span, usize)>, usual: usize, reporter: &mut Reporter<'_>) {
    for (place, blanks) in slips {
        if !reporter.has_room(place.start) {
            return;
        }
        reporter.push(Finding::bracket_spacing(place, blanks, usual));
    }
}

/// The places where mentions have another number of blanks than usual: the blanks with the `]`.
fn unusual(
    document: &Document,
    counted: fn(&Summary) -> bool,
    usual: usize,
) -> impl Iterator<Item = (Span, usize)> {
    let blocks = document.tree().blocks_where(Offset::default(), counted);
    let mentions = blocks.flat_map(|(at, block)| {
        block
            .mentions()
            .iter()
            .map(move |raw| Mention::new(at, raw))
    });
    mentions.filter_map(move |mention| {
        let blanks = mention.close_bracket().start - mention.name.end;
        let place = Span::new(mention.name.end, mention.span.end);
        (blanks != usual).then_some((place, blanks))
    })
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::MOST_FINDINGS;
    use crate::rules::testing::{check, found, silent};

    #[test]
    fn against_the_usual_spacing() {
        check(
            &SCAN,
            "
            [PER Ida  ] met [PER Ada ] in [LOC Oru  ] , [LOC Velm   ] and [LOC Orun] .
                                    ^^ bracket-spacing: 1 blank before `]`, style is 2
                                                                 ^^^^ bracket-spacing: 3 blanks before `]`, style is 2
                                                                                   ^ bracket-spacing: no blank before `]`, style is 2
            ",
        );
        silent(&SCAN, "[PER Ida] met [PER Ada] in [LOC Oru] .");
        silent(&SCAN, "[PER Ida ] met [PER Ada ] in [LOC Oru ] .");
    }

    #[test]
    fn two_writers_in_one_document() {
        check(
            &SCAN,
            "
            [PER Ida  ] met [PER Ada  ] and [PER Keld  ]
            in [LOC Oru] , [LOC Velm] , [LOC Orun] .
                       ^ mixed-dialect: several spacings in one document; blanks before `]`: none in 3, two in 3
            ",
        );
    }

    #[test]
    fn a_long_list_ends_with_how_many_more() {
        let text = "[PER Ida  ] ".repeat(20_000) + &"[PER Ida ] ".repeat(1_500);
        let found = found(&SCAN, &text);
        assert_eq!(found.len(), MOST_FINDINGS + 1);
        assert_eq!(found[MOST_FINDINGS].message, "500 more findings");
    }
}
