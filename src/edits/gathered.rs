//! The edits of one change, gathered in order. Few edits stay as they are; of many, or of so many
//! that they outweigh a short text, neighbours are joined.
//!
//! A change of all mentions of a name may have hundreds of thousands of edits. One by one they take
//! many times the memory of the text, here and in the editor; joined, with the few words between
//! them, they take little more than the text.

use super::change::{Change, Moved};
use crate::text::{Edit, Span, Text};

/// Most edits that are not joined.
const MAX_SEPARATE_EDITS: usize = if cfg!(test) { 8 } else { 1_000 };

/// Most edits that are not joined in a short text.
const MAX_SEPARATE_IN_SHORT: usize = if cfg!(test) { 4 } else { 64 };

/// Longest text between edits that are joined, in bytes: less than one more edit takes when it is
/// sent.
const MAX_GAP_BYTES: usize = 64;

/// Longest edit to which another is joined, in bytes.
const MAX_JOINED_BYTES: usize = 16 << 10;

/// Edits of a text, and the selection after them.
#[derive(Debug)]
pub(crate) struct Gathered<'t> {
    text: &'t Text,
    edits: Vec<Edit>,
    /// True once there are so many edits that neighbours are joined.
    joins: bool,
    moved: Moved,
}

impl<'t> Gathered<'t> {
    /// No edits of `text` yet. `selected` is the stretch to select afterwards, in the text as it
    /// is.
    pub(crate) fn new(text: &'t Text, selected: Span) -> Self {
        Self {
            text,
            edits: Vec::new(),
            joins: false,
            moved: Moved::new(selected),
        }
    }

    /// Adds `edit`, which lies behind the others.
    pub(crate) fn push(&mut self, edit: Edit) {
        self.moved.by(&edit);
        if !self.joins && self.edits.len() == max_separate(self.text) {
            self.joins = true;
            for edit in std::mem::take(&mut self.edits) {
                self.join(edit);
            }
        }
        if self.joins {
            self.join(edit);
        } else {
            self.edits.push(edit);
        }
    }

    /// Joins `edit` to the last one if that is near and not too long.
    fn join(&mut self, edit: Edit) {
        let near = |last: &&mut Edit| {
            last.text.len() <= MAX_JOINED_BYTES && edit.span.start - last.span.end <= MAX_GAP_BYTES
        };
        let Some(last) = self.edits.last_mut().filter(near) else {
            return self.edits.push(edit);
        };
        let between = Span::new(last.span.end, edit.span.start);
        self.text.copy_to(between, &mut last.text);
        last.text.push_str(&edit.text);
        last.span.end = edit.span.end;
    }

    /// The edits, in order.
    pub(super) fn edits(self) -> Vec<Edit> {
        self.edits
    }

    /// The change made of the edits.
    pub(crate) fn change(self, title: String) -> Change {
        Change {
            edits: self.edits,
            selection: self.moved.selection(),
            title,
        }
    }
}

/// Most edits of `text` that are not joined: one in [`MAX_GAP_BYTES`], which it outweighs.
fn max_separate(text: &Text) -> usize {
    let dense = text.len() / MAX_GAP_BYTES;
    dense.clamp(MAX_SEPARATE_IN_SHORT, MAX_SEPARATE_EDITS)
}

#[cfg(test)]
mod tests {
    use super::super::testing::after;
    use super::super::{relabel_all, unwrap_all};
    use super::*;
    use crate::model::Document;
    use crate::text::Offset;

    #[test]
    fn many_edits_become_few_and_do_the_same() {
        let far = " and so on ".repeat(MAX_GAP_BYTES);
        let text = format!(
            "{}{far}[PER Ida  ] , [PER Ida  ]{far}[PER Ida]",
            "[PER Ida  ]\r\n".repeat(40)
        );
        let document = Document::new(&text, 0);
        let unwrapped = unwrap_all(&document, Offset::new(7)).unwrap();
        assert_eq!(unwrapped.edits.len(), 3);
        let words = format!("{}{far}Ida , Ida{far}Ida", "Ida\r\n".repeat(40));
        let then = after(&document, &unwrapped);
        assert_eq!(then.text().slice(then.text().span()), words);
        let last = document.mentions_from(Offset::default()).last().unwrap();
        let relabelled = relabel_all(&document, last.name.start, "MISC").unwrap();
        let then = after(&document, &relabelled);
        assert_eq!(then.text().slice(relabelled.selection), "Ida");
        assert_eq!(
            then.mention_at(relabelled.selection.start).unwrap().name,
            relabelled.selection
        );
    }

    #[test]
    fn few_edits_stay_as_they_are() {
        let document = Document::new("[PER Ida  ] , [PER Ida  ]", 0);
        assert_eq!(
            unwrap_all(&document, Offset::new(7)).unwrap().edits.len(),
            4
        );
    }

    #[test]
    fn edits_that_outweigh_a_short_text_are_joined() {
        let edits = |text: &str, count: usize| {
            let text = Text::from(text);
            let mut gathered = Gathered::new(&text, Span::default());
            for at in 0..count {
                gathered.push(Edit::new(Span::empty(Offset::new(4 * at)), "["));
            }
            gathered.edits().len()
        };
        let (short, long) = ("Ida ".repeat(20), "Ida ".repeat(1_000));
        let (few, many) = (MAX_SEPARATE_IN_SHORT, MAX_SEPARATE_EDITS);
        assert_eq!(edits(&short, few), few);
        assert_eq!(edits(&short, few + 1), 1);
        assert_eq!(edits(&long, many), many);
        assert_eq!(edits(&long, many + 1), 1);
    }

    #[test]
    fn what_is_sent_is_little_more_than_the_text() {
        for unit in [
            "[PER Ida]",
            "[PER Ida  ] \n",
            "[PER Ida  ] and so on , and on and on and on ,\n",
        ] {
            let text = unit.repeat(2_000);
            let document = Document::new(&text, 0);
            let change = unwrap_all(&document, Offset::new(6)).unwrap();
            let held: usize = change
                .edits
                .iter()
                .map(|edit| edit.text.capacity() + 64)
                .sum();
            assert!(held < 3 * text.len(), "{held} {unit}");
        }
    }
}
