//! Steps from mention to mention, and from finding to finding.

use crate::model::Document;
use crate::rules::{Finding, Findings, MOST_FINDINGS};
use crate::syntax::{Mention, Summary};
use crate::text::{Offset, Span};

/// The direction of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end.
    Next,
    /// Towards the start.
    Previous,
}

/// The name of the next or previous mention as seen from `offset`. From inside a mention or its
/// edge, that mention is passed over. Wraps round the ends of the document; `None` if it has no
/// mention.
pub fn mention_from(document: &Document, offset: Offset, direction: Direction) -> Option<Span> {
    let offset = offset.min(document.text().end());
    let here = document.mention_at(offset).map(|mention| mention.span);
    let here = here.unwrap_or(Span::empty(offset));
    let mention = match direction {
        Direction::Next => {
            let next = document.mentions_from(here.end).next();
            next.or_else(|| document.mentions_from(Offset::default()).next())
        }
        Direction::Previous => {
            let previous = last_before(document, here.start);
            previous.or_else(|| last_before(document, document.text().end()))
        }
    };
    mention.map(|mention| mention.name)
}

/// The last mention that ends at or before `offset`.
fn last_before(document: &Document, offset: Offset) -> Option<Mention> {
    let counted = |summary: &Summary| summary.mentions > 0;
    let mut before = offset;
    loop {
        let (at, block) = document.tree().last_block_before(before, counted)?;
        let mentions = block.mentions().iter().rev();
        let mut mentions = mentions.map(|raw| Mention::new(at, raw));
        if let Some(found) = mentions.find(|mention| mention.span.end <= offset) {
            return Some(found);
        }
        before = at;
    }
}

/// The finding that a step leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FindingStep<'f> {
    /// The most severe of the findings that begin at this place.
    pub finding: &'f Finding,
    /// The number of this place among the places with findings, from 1.
    pub number: usize,
    /// The number of places with findings.
    pub count: usize,
    /// True if the step wrapped round the end or the start of the document.
    pub wrapped: bool,
}

/// The step from `offset` to the next place at which one of `findings` begins, of any severity.
/// Wraps round the ends of the document; `None` if there are no findings.
pub fn finding_from(
    findings: &Findings,
    offset: Offset,
    direction: Direction,
) -> Option<FindingStep<'_>> {
    // Where findings are left out, one more stands behind the last and counts them.
    let listed = &findings.list[..findings.list.len().min(MOST_FINDINGS)];
    let places: Vec<&[Finding]> = listed
        .chunk_by(|one, next| one.span.start == next.span.start)
        .collect();
    let last = places.len().checked_sub(1)?;
    let start = |place: &[Finding]| place.first().map(|finding| finding.span.start);
    let (next, wrapped) = match direction {
        Direction::Next => {
            let before = places.partition_point(|place| start(place) <= Some(offset));
            ((before <= last).then_some(before), 0)
        }
        Direction::Previous => {
            let before = places.partition_point(|place| start(place) < Some(offset));
            (before.checked_sub(1), last)
        }
    };
    let at = next.unwrap_or(wrapped);
    Some(FindingStep {
        finding: places
            .get(at)?
            .iter()
            .rev()
            .max_by_key(|found| found.severity)?,
        number: at + 1,
        count: places.len(),
        wrapped: next.is_none(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::findings;

    /// The places reached in `times` steps from `$0`: line, code, number/count, "round".
    fn steps(fixture: &str, direction: Direction, times: usize) -> Vec<String> {
        let cursor = fixture.find("$0").unwrap_or_default();
        let document = Document::new(&fixture.replacen("$0", "", 1), 0);
        let found = findings(&document, &|| false);
        let mut offset = Offset::new(cursor);
        let step = |_| {
            let step = finding_from(&found, offset, direction)?;
            offset = step.finding.span.start;
            let line = document.text().line_at(offset);
            let round = if step.wrapped { " round" } else { "" };
            let code = step.finding.code.as_str();
            Some(format!(
                "{line} {code} {}/{}{round}",
                step.number, step.count
            ))
        };
        (0..times).filter_map(step).collect()
    }

    #[test]
    fn findings_come_in_the_order_of_the_text_and_round_it() {
        // An error between two findings that are less severe.
        let text = "[LOC Ada Bay’s  ] .\n$0A ] b .\n[LOC Oru’s  ] .\n";
        assert_eq!(
            steps(text, Direction::Next, 4),
            [
                "1 stray-close-bracket 2/3",
                "2 entity-trailing-possessive 3/3",
                "0 entity-trailing-possessive 1/3 round",
                "1 stray-close-bracket 2/3",
            ]
        );
        assert_eq!(
            steps(text, Direction::Previous, 3),
            [
                "0 entity-trailing-possessive 1/3",
                "2 entity-trailing-possessive 3/3 round",
                "1 stray-close-bracket 2/3"
            ]
        );
        assert_eq!(steps("Nothing at all .\n", Direction::Next, 2).len(), 0);
        assert_eq!(
            steps("$0] x .\n", Direction::Next, 1),
            ["0 stray-close-bracket 1/1 round"]
        );
    }

    /// The names reached from `$0` until one comes again.
    fn walk(fixture: &str, direction: Direction) -> Vec<String> {
        let cursor = fixture.find("$0").unwrap_or_default();
        let document = Document::new(&fixture.replacen("$0", "", 1), 0);
        let mut offset = Offset::new(cursor);
        let mut names: Vec<String> = Vec::new();
        while let Some(span) = mention_from(&document, offset, direction) {
            let name = document.text().slice(span).into_owned();
            if names.contains(&name) {
                break;
            }
            names.push(name);
            offset = span.start;
        }
        names
    }

    #[test]
    fn round_the_document() {
        let text = "$0x [ORG A  ] [ORG B  ][ORG C  ] \n\n[PER D  ]";
        assert_eq!(walk(text, Direction::Next), ["A", "B", "C", "D"]);
        assert_eq!(walk(text, Direction::Previous), ["D", "C", "B", "A"]);
    }

    #[test]
    fn from_within_a_mention_the_next_one() {
        let text = "[ORG A  ] [ORG B$0  ] [ORG C  ]";
        assert_eq!(walk(text, Direction::Next)[0], "C");
        assert_eq!(walk(text, Direction::Previous)[0], "A");
        assert_eq!(walk("[ORG A$0  ]", Direction::Next), ["A"]);
        assert_eq!(walk("[ORG A$0  ]", Direction::Previous), ["A"]);
        assert_eq!(walk("no $0name", Direction::Next).len(), 0);
    }

    #[test]
    fn over_many_blocks_without_mentions() {
        let text = format!(
            "[ORG A  ] \n{}$0[ORG B  ] \n",
            "nothing at all \n".repeat(2_000)
        );
        assert_eq!(walk(&text, Direction::Previous), ["A", "B"]);
        assert_eq!(walk(&text, Direction::Next), ["A", "B"]);
    }
}
