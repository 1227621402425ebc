//! Built-in label sets for a document whose own set lacks a label.

use crate::model::Document;
use crate::syntax::{LabelSet, Mention};
use crate::text::Offset;

/// Most mentions that are counted.
const MAX_MENTIONS: usize = 5_000;

/// The names of the built-in label sets with the label `word`, except the set in use. Those that
/// cover more mentions of `document` come first.
pub fn sets_with(document: &Document, word: &str) -> Vec<&'static str> {
    let others = LabelSet::built_in_names().filter(|name| *name != document.labels().name());
    let mut sets: Vec<_> = others
        .filter_map(|name| Some((name, LabelSet::built_in(name)?)))
        .filter(|(_, set)| set.id(word.as_bytes()).is_some())
        .map(|(name, set)| (covered(document, &set), name))
        .collect();
    sets.sort_by_key(|(covered, _)| std::cmp::Reverse(*covered));
    sets.into_iter().map(|(_, name)| name).collect()
}

/// The number of mentions whose label is in `set`.
fn covered(document: &Document, set: &LabelSet) -> usize {
    let is_known = |mention: &Mention| {
        let label = document.text().slice(mention.label_span);
        set.id(label.as_bytes()).is_some()
    };
    let mentions = document.mentions_from(Offset::default()).take(MAX_MENTIONS);
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
