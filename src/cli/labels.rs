//! The value of `--labels`.

use crate::syntax::LabelSet;

/// Parses the value of `--labels`.
///
/// # Errors
/// A message if it is neither a label set nor a list of labels.
pub(super) fn labels(value: &str) -> Result<LabelSet, String> {
    if let Some(set) = LabelSet::built_in(value) {
        return Ok(set);
    }
    if !value.contains(',') {
        let sets: Vec<_> = LabelSet::built_in_names().collect();
        let sets = sets.join(", ");
        return Err(format!(
            "there is no such label set, only {sets}; or give labels as A,B,C"
        ));
    }
    let labels: Vec<_> = value
        .split(',')
        .map(str::trim)
        .filter(|label| !label.is_empty())
        .collect();
    match labels.iter().find(|label| !LabelSet::is_label(label)) {
        Some(wrong) => Err(format!(
            "`{wrong}` is no label: a letter, then letters, digits, `_`, `-`"
        )),
        None if labels.is_empty() => Err("there is no label in it".to_owned()),
        None => Ok(LabelSet::new("of the command line", labels)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn label_sets_by_name_or_label_by_label() {
        assert_eq!(labels("conll4").map(|set| set.len()), Ok(4));
        let own = labels("Person, Place,").unwrap();
        assert_eq!(own.labels().collect::<Vec<_>>(), ["Person", "Place"]);
        assert!(labels("conll5").unwrap_err().contains("ontonotes18"));
        assert!(labels("PER,two words").unwrap_err().contains("two words"));
        assert!(labels(",").is_err());
    }
}
