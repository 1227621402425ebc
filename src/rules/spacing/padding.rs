//! The blanks before the `]` of mentions, against what the document usually has:
//! `bracket-spacing`, `mixed-dialect` (format §5.3 A, §1.1). One scan, because what is a slip in
//! one document is the way of a second writer in another.

use super::{bracket_spacing, mixed_dialect};
use crate::model::Document;
use crate::rules::conditions::Conditions;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Counted, Scan, Scope};
use crate::rules::stretch::{Stretch, has_mentions};
use crate::syntax::{Mention, Summary};
use crate::text::{Offset, Span};

/// Most blanks that some writer puts.
const MAX_PADDING: usize = 2;

/// True for blocks that have mentions with other than none, one, two blanks.
const UNUSUAL: [Counted; MAX_PADDING + 1] = [
    |summary| summary.mentions > summary.spacing[0],
    |summary| summary.mentions > summary.spacing[1],
    |summary| summary.mentions > summary.spacing[2],
];

pub(crate) const SLIPS: Scan =
    Scan::of_any_text("padding", Scope::Near(has_mentions, slips)).under(by_padding);

pub(crate) const MIXED: Scan = Scan::of_any_text("padding::mixed", Scope::Whole(mixed));

/// What is a slip depends on the usual padding, and on whether there is one.
#[expect(clippy::unnecessary_wraps, reason = "it is a condition among others")]
fn by_padding(_: &Document, conditions: &Conditions) -> Option<u64> {
    Some(2 * conditions.usual_padding as u64 + u64::from(conditions.has_mixed_padding))
}

fn slips(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let conditions = stretch.conditions;
    let usual = conditions.usual_padding;
    for mention in stretch.mentions() {
        let (place, blanks) = padding(&mention);
        // Where writers are mixed, more blanks than any of them puts are a slip too.
        let is_slip = blanks > MAX_PADDING || !conditions.has_mixed_padding;
        if blanks != usual && is_slip {
            reporter.push(bracket_spacing::finding(place, blanks, usual));
        }
    }
}

fn mixed(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let (document, conditions) = (stretch.document, stretch.conditions);
    if !conditions.has_mixed_padding {
        return;
    }
    let usual = conditions.usual_padding;
    let first = unusual(document, UNUSUAL[usual], usual).find(|(_, blanks)| *blanks <= MAX_PADDING);
    if let Some((place, _)) = first {
        reporter.push(mixed_dialect::finding(place, document.summary().spacing));
    }
}

/// The ends of mentions with another number of blanks than usual: the blanks with the `]`, and
/// their number.
fn unusual(
    document: &Document,
    counted: fn(&Summary) -> bool,
    usual: usize,
) -> impl Iterator<Item = (Span, usize)> {
    let blocks = document.tree().blocks_where(Offset::default(), counted);
    let mentions = blocks.flat_map(|(at, block)| {
        let mentions = block.mentions().iter();
        mentions.map(move |raw| Mention::new(at, raw))
    });
    let paddings = mentions.map(|mention| padding(&mention));
    paddings.filter(move |(_, blanks)| *blanks != usual)
}

/// The blanks of `mention` with its `]`, and their number.
fn padding(mention: &Mention) -> (Span, usize) {
    let blanks = mention.close_bracket().start - mention.name.end;
    (Span::new(mention.name.end, mention.span.end), blanks)
}

#[cfg(test)]
mod tests {
    use super::{MIXED, SLIPS};
    use crate::model::Document;
    use crate::rules::testing::check;
    use crate::rules::{Code, MOST_FINDINGS, findings_with};

    #[test]
    fn more_blanks_than_any_writer_puts_are_a_slip_among_several_writers() {
        check(
            &[&MIXED, &SLIPS],
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
        let wanted = |code| code == Code::BracketSpacing;
        let found = findings_with(&Document::new(&text, 0), &wanted, &|| false);
        assert_eq!((found.total, found.list.len()), (1_500, MOST_FINDINGS + 1));
        assert_eq!(found.list[MOST_FINDINGS].message, "500 more findings");
    }
}
