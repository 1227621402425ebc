//! What the label of a mention means, and what is wrong with it, in words.

use crate::features::markup::Line;
use crate::model::Document;
use crate::model::gloss::label::{equivalent, label_meaning};
use crate::syntax::{LabelFault, LabelSet, Mention};

/// The set's name that says that the labels were taken from the document itself.
const OWN: &str = "of this document";

/// What `label` means.
pub(in crate::features) fn meaning(document: &Document, label: &str) -> String {
    if let Some(meaning) = label_meaning(label) {
        return meaning.to_owned();
    }
    let set = document.labels();
    match set.id(label.as_bytes()) {
        Some(_) if set.name() == OWN => "A label of this document.".to_owned(),
        Some(_) => format!("A label of the set {}.", set.name()),
        None => String::new(),
    }
}

/// What is wrong with the label of `mention`; `None` where nothing is.
pub(super) fn fault(document: &Document, mention: &Mention) -> Option<Line> {
    let set = document.labels();
    let written = document.text().slice(mention.label_span);
    let right = set.text(mention.label).unwrap_or_default();
    let line = Line::new().code(&*written);
    Some(match mention.fault {
        LabelFault::None => return None,
        LabelFault::Unknown => line.text(" is ").then(not_in(set, &written)),
        LabelFault::Case => line.text(" should be written ").code(right).text("."),
        LabelFault::Glued => Line::of("There is no blank between ")
            .then(line)
            .text(" and ")
            .code(&*document.text().slice(mention.name))
            .text("."),
        LabelFault::Prefix => {
            let known = set.prefix_of(written.as_bytes());
            let known = known.and_then(|id| set.text(id)).unwrap_or_default();
            let rest = written.get(known.len()..).unwrap_or_default();
            line.text(" is ")
                .then(not_in(set, &written))
                .text(" Readers that look for ")
                .code(known)
                .text(format!(" take “{rest}” for the name."))
        }
    })
}

fn not_in(set: &LabelSet, label: &str) -> Line {
    let line = Line::of(if set.name() == OWN {
        "not among the labels of this document".to_owned()
    } else {
        format!("not in the label set {}", set.name())
    });
    let labels: Vec<&str> = set.labels().collect();
    let line = match labels.len() {
        1..=8 => line.text(format!(" ({})", labels.join(", "))),
        _ => line,
    };
    let meant = set.meant_by(label).or_else(|| equivalent(label, &labels));
    match meant.or_else(|| nearest(label, &labels)) {
        Some(meant) => line.text(". Did you mean ").code(meant).text("?"),
        None => line.text("."),
    }
}

/// The label that differs from `label` in the fewest letters: one, or two of a long label.
fn nearest<'s>(label: &str, labels: &[&'s str]) -> Option<&'s str> {
    let distances = labels.iter().map(|known| (distance(label, known), *known));
    let (distance, nearest) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance <= label.len() / 3 && distance <= 2).then_some(nearest)
}

/// How many letters to change, add, leave out or swap with their neighbour to make `b` of `a`.
fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.to_ascii_uppercase(), b.to_ascii_uppercase());
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (last[j - 1] + same).min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn letters_that_differ() {
        for (a, b, expected) in [
            ("LCO", "LOC", 1),
            ("org", "ORG", 0),
            ("PERS", "PER", 1),
            ("", "ORG", 3),
            ("MIX", "MISC", 2),
        ] {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn only_near_labels_are_offered() {
        let labels = ["PER", "ORG", "LOC", "MISC"];
        assert_eq!(nearest("LCO", &labels), Some("LOC"));
        assert_eq!(nearest("GEO", &labels), None);
        assert_eq!(nearest("WEATHER", &labels), None);
        assert_eq!(nearest("X", &[]), None);
    }
}
