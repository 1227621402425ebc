//! Names as they are written, to be found at the start of a text.
//!
//! A text is looked up by the lengths that spellings with its first word have, so the number of
//! these spellings does not matter: `The` may begin thousands.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use crate::model::boundary::{WordEnd, end_of_word, first_word};
use crate::model::counts::KeyCounts;

/// The lengths of spellings that share a first word, the longest first, each with their number.
type Lengths = KeyCounts<Reverse<usize>>;

/// A multiset of names exactly as they are written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spellings {
    counts: FxHashMap<Box<str>, u32>,
    lengths: FxHashMap<Box<str>, Lengths>,
}

impl Spellings {
    /// Counts `text` once more. True if it is new.
    pub(crate) fn add(&mut self, text: &str) -> bool {
        if let Some(count) = self.counts.get_mut(text) {
            *count += 1;
            return false;
        }
        self.counts.insert(text.into(), 1);
        let (first, length) = (first_word(text), Reverse(text.len()));
        match self.lengths.get_mut(first) {
            Some(lengths) => lengths.add(length),
            None => {
                self.lengths.insert(first.into(), Lengths::one(length));
            }
        }
        true
    }

    /// Counts `text` once less. True if it is gone. Does nothing for a text that does not occur.
    pub(crate) fn remove(&mut self, text: &str) -> bool {
        let Some(count) = self.counts.get_mut(text) else {
            return false;
        };
        *count -= 1;
        if *count > 0 {
            return false;
        }
        self.counts.remove(text);
        let first = first_word(text);
        if let Some(lengths) = self.lengths.get_mut(first) {
            lengths.remove(Reverse(text.len()));
            if lengths.iter().next().is_none() {
                self.lengths.remove(first);
            }
        }
        true
    }

    /// The longest spelling that `text` begins with, with the end of the word behind it. Its first
    /// word is that of `text`.
    pub(crate) fn longest<'t>(&self, text: &'t str) -> Option<(&'t str, WordEnd)> {
        let lengths = self.lengths.get(first_word(text))?;
        let lengths = lengths.iter().map(|(Reverse(length), _)| length);
        let mut lengths = lengths.skip_while(|length| *length > text.len());
        lengths.find_map(|length| {
            let (spelling, behind) = text.split_at_checked(length)?;
            let end = end_of_word(behind)?;
            let is_known = self.counts.contains_key(spelling);
            is_known.then_some((spelling, end))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    const NAME: &str = "(Oru|Or|É|É b|\\(Oru\\)|Oru Bay|Oru-Bay|Oru’s Bay)( Bay| b){0,2}";

    fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Spellings {
        let mut spellings = Spellings::default();
        for text in texts {
            spellings.add(text);
        }
        spellings
    }

    /// As [`Spellings::longest`], by trying all of `texts`.
    fn longest<'t>(texts: &BTreeMap<String, u32>, text: &'t str) -> Option<(&'t str, WordEnd)> {
        let same = |name: &&String| first_word(name) == first_word(text);
        let found = texts.keys().filter(same).filter_map(|name| {
            let end = end_of_word(text.strip_prefix(name.as_str())?)?;
            Some((&text[..name.len()], end))
        });
        found.max_by_key(|(name, _)| name.len())
    }

    proptest! {
        #[test]
        fn adds_and_removes_equal_what_is_left(
            changes in prop::collection::vec((NAME, any::<bool>()), 0..30),
            texts in prop::collection::vec((NAME, "(|’s| ’s|\\.| é|éb|\\(| Bay)"), 8),
        ) {
            let (mut spellings, mut left) = (Spellings::default(), BTreeMap::new());
            for (name, more) in changes {
                let count = left.entry(name.clone()).or_insert(0_u32);
                if more {
                    *count += 1;
                    prop_assert_eq!(spellings.add(&name), *count == 1);
                } else {
                    let is_gone = *count == 1;
                    *count = count.saturating_sub(1);
                    prop_assert_eq!(spellings.remove(&name), is_gone);
                }
                left.retain(|_, count| *count > 0);
            }
            let all = left.iter().flat_map(|(name, count)| (0..*count).map(|_| name.as_str()));
            let new = of(all);
            prop_assert_eq!(&spellings.counts, &new.counts);
            prop_assert_eq!(spellings.lengths.len(), new.lengths.len());
            for text in texts.iter().map(|(name, behind)| format!("{name}{behind}")) {
                let text = &*text;
                prop_assert_eq!(spellings.longest(text), longest(&left, text), "{}", text);
                let first = first_word(text);
                let has_first = left.keys().any(|name| first_word(name) == first);
                prop_assert_eq!(spellings.lengths.contains_key(first), has_first);
            }
        }
    }

    #[test]
    fn the_longest_whose_word_ends() {
        let spellings = of(["Oru", "Oru Bay", "Oru Bay Pilots", "Oru Ba"]);
        for (text, found) in [
            (
                "Oru Bay Pilots left",
                Some(("Oru Bay Pilots", WordEnd::Plain)),
            ),
            ("Oru Bay’s pilots", Some(("Oru Bay", WordEnd::Possessive))),
            ("Oru Bayou", Some(("Oru", WordEnd::Plain))),
            ("Orus", None),
            ("Or", None),
        ] {
            assert_eq!(spellings.longest(text), found, "{text}");
        }
    }

    #[test]
    fn many_spellings_with_one_first_word_have_few_lengths() {
        let names: Vec<String> = (0..5_000).map(|n| format!("The Guild {n:05}")).collect();
        let mut spellings = of(names.iter().map(String::as_str));
        assert_eq!(spellings.lengths["The"].iter().count(), 1);
        assert!(spellings.longest("The Guild 04711 left").is_some());
        assert!(names.iter().all(|name| spellings.remove(name)));
        assert!(!spellings.lengths.contains_key("The"));
    }
}
