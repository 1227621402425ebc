//! The words with which longer names begin and end, to be told whether words are a part of one.

use super::hash;
use super::hash_counts::HashCounts;

/// The most words of a head or tail. Longer ones are not kept, so that a name of hundreds of words
/// costs no more than another.
const MAX_WORDS: usize = 12;

/// The heads and tails of normalised names.
#[derive(Clone, Debug, Default)]
#[cfg_attr(test, derive(PartialEq, Eq))]
pub(crate) struct NameParts {
    heads: HashCounts,
    tails: HashCounts,
}

impl NameParts {
    /// Adds the parts of the name `form`.
    pub(crate) fn add(&mut self, form: &str) {
        for head in heads(form) {
            self.heads.add(hash(head));
        }
        for tail in tails(form) {
            self.tails.add(hash(tail));
        }
    }

    /// Removes the parts of the name `form`, which must have been added.
    pub(crate) fn remove(&mut self, form: &str) {
        for head in heads(form) {
            self.heads.remove(hash(head));
        }
        for tail in tails(form) {
            self.tails.remove(hash(tail));
        }
    }

    /// True if a name begins with `words` and goes on.
    pub(crate) fn is_head(&self, words: &str) -> bool {
        self.heads.holds(hash(words))
    }

    /// True if a name ends with `words` and begins before them.
    pub(crate) fn is_tail(&self, words: &str) -> bool {
        self.tails.holds(hash(words))
    }
}

/// The first words of the name `form`, from one word up to all but the last.
pub(crate) fn heads(form: &str) -> impl Iterator<Item = &str> {
    let blanks = form.match_indices(' ').take(MAX_WORDS);
    blanks.map(|(at, _)| &form[..at])
}

/// The last words of the name `form`, from one word up to all but the first.
pub(crate) fn tails(form: &str) -> impl Iterator<Item = &str> {
    let blanks = form.rmatch_indices(' ').take(MAX_WORDS);
    blanks.map(|(at, _)| &form[at + 1..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of<'t>(forms: impl IntoIterator<Item = &'t str>) -> NameParts {
        let mut parts = NameParts::default();
        for form in forms {
            parts.add(form);
        }
        parts
    }

    proptest! {
        #[test]
        fn adds_and_removes_equal_what_is_left(
            changes in prop::collection::vec(("[abé]( [abé]){0,4}", any::<bool>()), 0..30),
            words in prop::collection::vec("[abé]( [abé]){0,3}", 8),
        ) {
            let (mut parts, mut left) = (NameParts::default(), Vec::<String>::new());
            for (form, more) in changes {
                if more {
                    parts.add(&form);
                    left.push(form);
                } else if let Some(at) = left.iter().position(|known| *known == form) {
                    parts.remove(&form);
                    left.swap_remove(at);
                }
            }
            prop_assert_eq!(&parts, &of(left.iter().map(String::as_str)));
            for words in &words {
                let (head, tail) = (format!("{words} "), format!(" {words}"));
                let is_head = left.iter().any(|form| form.starts_with(&head));
                let is_tail = left.iter().any(|form| form.ends_with(&tail));
                prop_assert_eq!((parts.is_head(words), parts.is_tail(words)), (is_head, is_tail));
            }
        }
    }

    #[test]
    fn parts_are_shorter_than_their_name() {
        assert!(heads("crew rights forum").eq(["crew", "crew rights"]));
        assert!(tails("crew rights forum").eq(["forum", "rights forum"]));
        assert!(heads("forum").chain(tails("forum")).next().is_none());
    }

    #[test]
    fn a_very_long_name_has_few_parts() {
        let form = "a b ".repeat(2_000);
        let form = form.trim();
        assert_eq!(heads(form).count() + tails(form).count(), 2 * MAX_WORDS);
        let parts = of([form]);
        assert!(parts.is_head("a b a b a b a b a b a b") && parts.is_tail("b a b a b"));
        assert!(!parts.is_head("a b a b a b a b a b a b a"));
    }
}
