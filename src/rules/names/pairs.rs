//! Mentions beside each other, which several rules of names compare.

use crate::model::Document;
use crate::syntax::Mention;
use crate::text::Offset;

/// The most bytes between neighbours: a line break, some blanks, a sign.
const GAP: usize = 6;

/// Each mention with the next one, where little stands between them.
pub(super) fn pairs(document: &Document) -> impl Iterator<Item = (Mention, Mention)> {
    let mut last: Option<Mention> = None;
    let mentions = document.mentions_from(Offset::default());
    mentions.filter_map(move |mention| {
        let before = last.replace(mention)?;
        let gap = mention.span.start - before.span.end;
        (gap <= GAP).then_some((before, mention))
    })
}

#[cfg(test)]
mod tests {
    use super::pairs;
    use crate::model::Document;

    #[test]
    fn a_mention_far_away_is_no_neighbour() {
        let text = "[PER Ada  ] , [PER Ida  ] met with [PER Keld  ] [PER Quill  ]";
        let pairs: Vec<_> = pairs(&Document::new(text, 0))
            .map(|(first, second)| (first.span.start.get(), second.span.start.get()))
            .collect();
        assert_eq!(pairs, [(0, 14), (35, 48)]);
    }
}
