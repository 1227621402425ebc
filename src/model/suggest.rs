//! The label that a user most likely meant.

use strsim::osa_distance;

use crate::model::gloss::label::equivalent;
use crate::syntax::LabelSet;

/// Most labels of a set that are searched one by one. In larger sets some label is near any word,
/// which is no evidence, and the search runs for each of a thousand findings.
const MAX_LABELS: usize = 500;

/// The label of `labels` most likely meant by `word`: the one that `word` is another name for; else
/// one of the same or a wider meaning (`GPE` ⇒ `LOC`); else the one a few typing errors away
/// (`LCO` ⇒ `LOC`). In a very large set only another name or another case counts.
pub(crate) fn nearest_label<'s>(word: &str, labels: &'s LabelSet) -> Option<&'s str> {
    if let Some(meant) = labels.meant_by(word) {
        return Some(meant);
    }
    if labels.len() > MAX_LABELS {
        return labels.text(labels.id_in_any_case(word.as_bytes())?);
    }
    let set: Vec<&str> = labels.labels().collect();
    equivalent(word, &set).or_else(|| mistyped(word, &set))
}

/// The word of `known` most likely meant by `word`: one a few typing errors away, else one that
/// begins with it (`info` ⇒ `information`).
pub(crate) fn nearest_word<'s>(word: &str, known: &[&'s str]) -> Option<&'s str> {
    let begun = |known: &&&str| word.len() > 2 && known.starts_with(word);
    mistyped(word, known).or_else(|| known.iter().find(begun).copied())
}

/// The word of `set` nearest to `word` in any case, if it is near enough to be mistyped.
fn mistyped<'s>(word: &str, set: &[&'s str]) -> Option<&'s str> {
    let word = word.to_ascii_uppercase();
    let slips = |label: &&str| osa_distance(&word, &label.to_ascii_uppercase());
    let nearest = set.iter().copied().min_by_key(slips)?;
    // One slip in a short word, two in a longer one. Words of two letters are all near each other.
    let max_slips = if word.len() < 6 { 1 } else { 2 };
    (word.len() > 2 && slips(&nearest) <= max_slips).then_some(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_meaning_then_by_slips() {
        let conll = LabelSet::conll4();
        for (word, nearest) in [
            ("GPE", Some("LOC")),
            ("LCO", Some("LOC")),
            ("OGR", Some("ORG")),
            ("MISK", Some("MISC")),
            ("PERZ", Some("PER")),
            ("XX", None),
            ("EVENING", None),
            ("", None),
        ] {
            assert_eq!(nearest_label(word, &conll), nearest, "{word}");
        }
        let own = LabelSet::new("own", ["Organisation", "Location"]);
        assert_eq!(nearest_label("Organisatoin", &own), Some("Organisation"));
        assert_eq!(nearest_label("Locaton", &LabelSet::new("none", [""])), None);
        let named = own.with_alias("VESSEL", "Location");
        assert_eq!(nearest_label("VESSEL", &named), Some("Location"));
    }

    #[test]
    fn very_large_sets_are_not_searched() {
        // Each with each, this would take many thousand million comparisons.
        let words: Vec<String> = (0..60_000).map(|place| format!("Q{place}")).collect();
        let set = LabelSet::new("own", &words).with_alias("VESSEL", "Q7");
        for word in &words {
            assert_eq!(nearest_label(&format!("{word}x"), &set), None);
            assert_eq!(nearest_label(&word.to_lowercase(), &set), Some(&**word));
        }
        assert_eq!(nearest_label("VESSEL", &set), Some("Q7"));
    }

    #[test]
    fn words_by_slips_and_beginnings() {
        let known = ["hint", "information", "warning"];
        assert_eq!(nearest_word("info", &known), Some("information"));
        assert_eq!(nearest_word("warnign", &known), Some("warning"));
        // A letter beyond ASCII is one slip.
        assert_eq!(nearest_word("hünt", &known), Some("hint"));
        assert_eq!(nearest_word("on", &known), None);
    }
}
