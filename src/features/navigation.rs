//! From mention to mention.

use crate::model::Document;
use crate::syntax::{Mention, Summary};
use crate::text::{Offset, Span};

/// Which way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end.
    Next,
    /// Towards the start.
    Previous,
}

/// The name of the next mention from `offset` on; from within a mention, or its edge, the one
/// after it. Round the ends of the document. `None` where there is no mention.
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The names met going `direction` from `$0` until one comes again.
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
