//! Which known label sets would suit a document whose own does not know a label.

use crate::model::Document;
use crate::syntax::{LabelSet, Mention};
use crate::text::Offset;

/// How many mentions are looked at.
const SAMPLE: usize = 5_000;

/// The names of the built-in label sets that know `word`, other than the set in use; those that
/// know the labels of more mentions of `document` come first.
pub fn sets_with(document: &Document, word: &str) -> Vec<&'static str> {
    let others = LabelSet::built_in_names().filter(|name| *name != document.labels().name());
    let sets = others.filter_map(|name| Some((name, LabelSet::built_in(name)?)));
    let sets = sets.filter(|(_, set)| set.id(word.as_bytes()).is_some());
    let mut sets: Vec<_> = sets
        .map(|(name, set)| (known(document, &set), name))
        .collect();
    sets.sort_by_key(|(known, _)| std::cmp::Reverse(*known));
    sets.into_iter().map(|(_, name)| name).collect()
}

/// How many mentions have a label that `set` knows.
fn known(document: &Document, set: &LabelSet) -> usize {
    let is_known = |mention: &Mention| {
        let label = document.text().slice(mention.label_span);
        set.id(label.as_bytes()).is_some()
    };
    let mentions = document.mentions_from(Offset::default()).take(SAMPLE);
    mentions.filter(is_known).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LabelChoice;

    fn sets(text: &str, word: &str) -> Vec<&'static str> {
        let labels = LabelChoice::Given(LabelSet::conll4().into());
        sets_with(&Document::with_labels(text, 0, labels), word)
    }

    #[test]
    fn sets_that_know_the_label_the_likelier_first() {
        let short = "[PER Ida  ] of [GPE Oru  ] and [LOC Velm  ] .";
        assert_eq!(sets(short, "GPE"), ["ace", "ontonotes18"]);
        let long = "[PERSON Ida  ] of [GPE Oru  ] and [NORP Velm  ] .";
        assert_eq!(sets(long, "GPE"), ["ontonotes18", "ace"]);
        assert_eq!(sets(short, "QQQ"), [""; 0]);
        // The one in use knows it, and another one.
        assert_eq!(sets(short, "MISC"), ["muc7"]);
    }
}
