//! The blanks before the `]` of mentions, against what the document usually has:
//! `bracket-spacing`, `mixed-dialect` (format §5.3 A, §1.1). One scan, because what is a slip in
//! one document is the way of a second writer in another.

use super::{bracket_spacing, mixed_dialect};
use crate::model::Document;
use crate::model::style::{has_mixed_padding, usual_padding};
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::{Mention, Summary};
use crate::text::{Offset, Span};

/// Whether a block has mentions with other than none, one, two blanks.
const UNUSUAL: [fn(&Summary) -> bool; 3] = [
    |summary| summary.mentions > summary.spacing[0],
    |summary| summary.mentions > summary.spacing[1],
    |summary| summary.mentions > summary.spacing[2],
];

pub(crate) const SCAN: Scan = Scan::of_any_text("padding", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let summary = document.summary();
    let usual = usual_padding(summary.spacing);
    if has_mixed_padding(summary.spacing) {
        let first = unusual(document, UNUSUAL[usual], usual).find(|(_, blanks)| *blanks < 3);
        if let Some((place, _)) = first {
            reporter.push(mixed_dialect::finding(place, summary.spacing));
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
        reporter.push(bracket_spacing::finding(place, blanks, usual));
    }
}

/// The ends of mentions with another number of blanks than usual: the blanks with the `]`, and how
/// many they are.
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
    use crate::rules::testing::{check, found};

    #[test]
    fn more_blanks_than_any_writer_puts_are_a_slip_among_several_writers() {
        check(
            &SCAN,
            "
            [PER Ida  ] met [PER Ada  ] and [PER Keld  ] of [LOC Oru    ]
                                                                    ^^^^^ bracket-spacing: 4 blanks before `]`, style is 2
            in [LOC Oru] , [LOC Velm] , [LOC Orun] .
                       ^ mixed-dialect: several spacings in one document; blanks before `]`: none in 3, two in 3, more in 1
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
