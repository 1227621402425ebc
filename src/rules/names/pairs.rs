//! Mentions beside each other, which several rules of names compare.

use crate::rules::stretch::Stretch;
use crate::syntax::Mention;

/// The most bytes between neighbours: a line break, some blanks, a sign.
const MAX_GAP_BYTES: usize = 6;

/// Each mention of `stretch` with the next one, where little stands between them.
pub(super) fn pairs<'d>(
    stretch: &Stretch<'d>,
) -> impl Iterator<Item = (Mention, Mention)> + use<'d> {
    let span = stretch.span;
    let mentions = stretch.document.mentions_from(span.start);
    let mut mentions = mentions
        .skip_while(move |mention| mention.span.start < span.start)
        .peekable();
    std::iter::from_fn(move || {
        loop {
            let mention = mentions.next_if(|mention| mention.span.start < span.end)?;
            let next = mentions.peek()?;
            if next.span.start - mention.span.end <= MAX_GAP_BYTES {
                return Some((mention, *next));
            }
        }
    })
}
