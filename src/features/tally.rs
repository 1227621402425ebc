//! Counts of mentions, and numbers in words.

use crate::features::markup::Line;
use crate::model::Document;
use crate::syntax::LabelId;
use crate::text::Span;

/// Most mentions counted in a stretch of text, and most numbers listed of it.
pub(in crate::features) const MAX_COUNTED: usize = 2_000;

/// The mentions of a stretch of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::features) struct Tally {
    /// The labels and how often each occurs, most frequent first.
    pub(in crate::features) labels: Vec<(LabelId, u32)>,
    /// True if only the first [`MAX_COUNTED`] mentions were counted.
    pub(in crate::features) truncated: bool,
}

impl Tally {
    /// Counts the mentions of `span`.
    pub(in crate::features) fn of(document: &Document, span: Span) -> Self {
        let mut tally = Self::default();
        for (place, mention) in document.mentions_in(span).enumerate() {
            if place == MAX_COUNTED {
                tally.truncated = true;
                break;
            }
            match tally
                .labels
                .iter_mut()
                .find(|(label, _)| *label == mention.label)
            {
                Some((_, count)) => *count += 1,
                None => tally.labels.push((mention.label, 1)),
            }
        }
        tally
            .labels
            .sort_by_key(|(label, count)| (std::cmp::Reverse(*count), *label));
        tally
    }

    /// "3 mentions: ORG 2, LOC 1".
    pub(in crate::features) fn words(&self, document: &Document) -> String {
        self.said(|counts| labels(document, counts))
    }

    /// As [`Self::words`], with the most frequent labels only.
    pub(in crate::features) fn brief(&self, document: &Document) -> String {
        self.said(|counts| most_frequent(document, counts))
    }

    /// The sum, then the words that `labels` makes of the counts.
    fn said(&self, labels: impl Fn(&[(LabelId, u32)]) -> String) -> String {
        let all: u32 = self.labels.iter().map(|(_, count)| count).sum();
        if self.truncated {
            return format!("more than {}", mentions(all));
        }
        match all {
            0 => "no mentions".to_owned(),
            _ => format!("{}: {}", mentions(all), labels(&self.labels)),
        }
    }
}

/// Most labels named where there is little room.
const MAX_SHOWN_LABELS: usize = 4;

/// "GPE 40, ORG 12, PERSON 9, DATE 7, +14": the first of `counts`, which are sorted by frequency,
/// and the number of the others.
pub(in crate::features) fn most_frequent(document: &Document, counts: &[(LabelId, u32)]) -> String {
    let (first, others) = counts.split_at(counts.len().min(MAX_SHOWN_LABELS));
    match others.len() {
        0 => labels(document, first),
        more => format!("{}, +{more}", labels(document, first)),
    }
}

/// "ORG 6, MISC 1".
pub(in crate::features) fn labels(document: &Document, labels: &[(LabelId, u32)]) -> String {
    let words = labels
        .iter()
        .map(|(label, count)| format!("{} {}", label_text(document, *label), number(*count)));
    words.collect::<Vec<_>>().join(", ")
}

/// "ORG 6×, MISC 1×".
pub(in crate::features) fn times(document: &Document, labels: &[(LabelId, u32)]) -> Line {
    let mut line = Line::new();
    for (place, (label, count)) in labels.iter().enumerate() {
        line = line
            .text(if place == 0 { "" } else { ", " })
            .code(label_text(document, *label))
            .text(format!(" {}×", number(*count)));
    }
    line
}

/// The label as it is written in its set, or "unknown label".
pub(in crate::features) fn label_text(document: &Document, label: LabelId) -> &str {
    document.labels().text(label).unwrap_or("unknown label")
}

/// "1 mention", "7 mentions".
pub(in crate::features) fn mentions(count: u32) -> String {
    counted(count, "mention")
}

/// "1 name", "7 names", with `one` as the singular.
pub(in crate::features) fn counted(count: u32, one: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{} {one}s", number(count)),
    }
}

/// `count` with commas: "1,234,567".
pub(in crate::features) fn number(count: u32) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{counted, number};

    #[test]
    fn numbers_in_words() {
        assert_eq!(number(7), "7");
        assert_eq!(number(1_000), "1,000");
        assert_eq!(number(1_234_567), "1,234,567");
        assert_eq!(counted(1, "mention"), "1 mention");
        assert_eq!(counted(0, "mention"), "0 mentions");
    }
}
