//! Counting mentions, and saying numbers.

use crate::features::markup::Line;
use crate::model::Document;
use crate::syntax::LabelId;
use crate::text::Span;

/// So many mentions of a stretch of text are counted; of more it is said that there are more.
pub(in crate::features) const MOST: usize = 2_000;

/// The mentions of a stretch of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::features) struct Tally {
    /// How often each label occurs, the most frequent first.
    pub(in crate::features) labels: Vec<(LabelId, u32)>,
    /// Whether there are more than were counted.
    pub(in crate::features) more: bool,
}

impl Tally {
    /// Counts the mentions of `span`.
    pub(in crate::features) fn of(document: &Document, span: Span) -> Self {
        let mut tally = Self::default();
        for (place, mention) in document.mentions_in(span).enumerate() {
            if place == MOST {
                tally.more = true;
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

    /// The same with the most frequent labels only.
    pub(in crate::features) fn brief(&self, document: &Document) -> String {
        self.said(|counts| foremost(document, counts))
    }

    fn said(&self, labels: impl Fn(&[(LabelId, u32)]) -> String) -> String {
        let all: u32 = self.labels.iter().map(|(_, count)| count).sum();
        if self.more {
            return format!("more than {}", mentions(all));
        }
        match all {
            0 => "no mentions".to_owned(),
            _ => format!("{}: {}", mentions(all), labels(&self.labels)),
        }
    }
}

/// So many labels are counted where there is little room.
const FOREMOST: usize = 4;

/// "GPE 40, ORG 12, PERSON 9, DATE 7, +14": the most frequent labels, which are the first of
/// `counts`, and how many there are besides.
pub(in crate::features) fn foremost(document: &Document, counts: &[(LabelId, u32)]) -> String {
    let (first, others) = counts.split_at(counts.len().min(FOREMOST));
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

/// The label as it is written, or that it is unknown.
pub(in crate::features) fn label_text(document: &Document, label: LabelId) -> &str {
    document.labels().text(label).unwrap_or("unknown label")
}

/// "1 mention", "7 mentions".
pub(in crate::features) fn mentions(count: u32) -> String {
    counted(count, "mention")
}

/// `count` of what `one` is a name of.
pub(in crate::features) fn counted(count: u32, one: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{} {one}s", number(count)),
    }
}

/// With a comma before each three digits.
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
