//! What the edits of a fix change of a text, seen from the edits themselves: the text belongs to
//! its source, its annotation to who annotates.

use crate::model::{Document, LabelChoice};
use crate::rules::errors_around::errors_around;
use crate::syntax::{AnomalyKind, MAX_MENTION_BYTES};
use crate::text::{Edit, Offset, Span};

/// What edits change of a text, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Changes {
    /// Brackets, labels and blanks within lines.
    Annotation,
    /// Where or how lines end, beside that.
    Lines,
    /// What the text says: its words or signs. `-LSB-` for a bracket is one.
    Text,
}

/// What `edits`, in order and without overlap, change of `document`; `None` where they change
/// nothing or bring about an error.
///
/// Only the text near the edits is looked at: a mention is of bounded length, so what is read as a
/// bracket or label does not depend on more.
pub(crate) fn changes(document: &Document, edits: &[Edit]) -> Option<Changes> {
    let mut worst = None;
    let mut rest = edits;
    while let Some(first) = rest.first() {
        let mut near = surroundings(document, first.span);
        let mut count = 1;
        while let Some(next) = rest.get(count) {
            let beside = surroundings(document, next.span);
            if beside.start > near.end {
                break;
            }
            near.end = near.end.max(beside.end);
            count += 1;
        }
        let (here, others) = rest.split_at(count);
        rest = others;
        let (before, after) = around(document, near, here);
        if before == after {
            continue;
        }
        let labels = || LabelChoice::Given(document.labels().clone());
        let before = Document::with_labels(&before, 0, labels());
        let after = Document::with_labels(&after, 0, labels());
        if adds_errors(&before, &after) {
            return None;
        }
        worst = worst.max(Some(difference(&before, &after)));
    }
    worst
}

/// The text in which what is at `span` has its meaning.
fn surroundings(document: &Document, span: Span) -> Span {
    let text = document.text();
    let end = text.end().min(span.end + MAX_MENTION_BYTES);
    Span::new(
        text.floor(span.start.back(MAX_MENTION_BYTES)),
        text.floor(end),
    )
}

/// The text of `near`, in which `edits` stand, before and after them.
fn around(document: &Document, near: Span, edits: &[Edit]) -> (String, String) {
    let text = document.text();
    let mut after = String::new();
    let mut at = near.start;
    for edit in edits {
        text.copy_to(Span::new(at, edit.span.start), &mut after);
        after.push_str(&edit.text);
        at = edit.span.end;
    }
    text.copy_to(Span::new(at, near.end), &mut after);
    (text.slice(near).into_owned(), after)
}

fn difference(before: &Document, after: &Document) -> Changes {
    if words(before) != words(after) {
        Changes::Text
    } else if breaks(before) != breaks(after) {
        Changes::Lines
    } else {
        Changes::Annotation
    }
}

/// True if some error is found more often in `after` than in `before`.
fn adds_errors(before: &Document, after: &Document) -> bool {
    let (old, new) = errors_around(before, after);
    new.iter().any(|(code, count)| old.get(code) < Some(count))
}

/// The text without brackets, labels and blanks.
pub(crate) fn words(document: &Document) -> String {
    let text = document.text();
    let mentions = document.mentions_from(Offset::default());
    let mut labels: Vec<Span> = mentions.map(|mention| mention.label_span).collect();
    let odd = document.anomalies_from(Offset::default(), |_| true);
    let alone = odd.filter(|odd| matches!(odd.kind, AnomalyKind::Unclosed | AnomalyKind::Empty));
    labels.extend(alone.map(|odd| odd.span));
    labels.sort_unstable();
    let mut words = String::new();
    let mut at = Offset::default();
    for label in labels {
        text.copy_to(Span::new(at, label.start.max(at)), &mut words);
        at = label.end.max(at);
    }
    text.copy_to(Span::new(at, text.end()), &mut words);
    words.retain(|c| !matches!(c, '[' | ']') && !c.is_whitespace());
    words
}

/// The ends of the lines, as they are written.
fn breaks(document: &Document) -> String {
    let text = document.text();
    let mut breaks = text.slice(text.span()).into_owned();
    breaks.retain(|c| matches!(c, '\n' | '\r'));
    breaks
}

#[cfg(test)]
mod tests {
    use super::super::testing::read;
    use super::*;

    /// What it changes to write `new` for the only `old`.
    #[track_caller]
    fn check(before: &str, (old, new): (&str, &str), expected: Changes) {
        let at = before.find(old).unwrap();
        let edit = Edit::new(Span::at(Offset::new(at), old.len()), new);
        assert_eq!(
            changes(&read(before), &[edit]),
            Some(expected),
            "{old} ⇒ {new}"
        );
    }

    #[test]
    fn brackets_labels_and_blanks_are_annotation() {
        for (before, edit) in [
            ("in [LOC Oru.  ] .", (".  ]", "  ] .")),
            ("in [LOC Oru  ] .", ("LOC", "ORG")),
            ("in [per Oru  ] .", ("per", "PER")),
            ("in [PERSON Oru  ] .", ("PERSON", "PER")),
            ("in [PERKeld  ] .", ("PERK", "PER K")),
            ("in Oru .", ("Oru", "[LOC Oru  ]")),
            ("in [LOC Oru  ] .", ("[LOC Oru  ]", "Oru")),
            ("in [LOC Oru .", ("[LOC ", "")),
            ("in [PER  ] .", ("[PER  ] ", "")),
            ("in ] .", ("] ", "")),
            ("a\u{a0} b", ("\u{a0} ", " ")),
        ] {
            check(before, edit, Changes::Annotation);
        }
    }

    #[test]
    fn words_signs_and_escapes_are_text() {
        for (before, edit) in [
            ("in [LOC Oru  ] .", ("Oru", "Orn")),
            ("in [LOC Oru  ] .", (" .", "")),
            ("will [PERHAPS] go", ("[PERHAPS]", "-LSB- PERHAPS -RSB-")),
            ("succeed[ing .", ("[ing", "")),
            ("in ORG Oru  ] .", ("ORG", "[ORG")),
        ] {
            check(before, edit, Changes::Text);
        }
    }

    #[test]
    fn ends_of_lines_are_told_apart() {
        check("one \ntwo", (" \n", " "), Changes::Lines);
        check("one \r\ntwo", ("\r\n", "\n"), Changes::Lines);
        check("of [ORG A\nB  ]", ("\n", " "), Changes::Lines);
    }

    #[test]
    fn what_is_moved_from_one_line_to_another_is_text() {
        let document = read("Ada\none\nBay\n");
        let at = |start, length| Span::at(Offset::new(start), length);
        let edits = [Edit::new(at(0, 3), ""), Edit::new(at(8, 0), "Ada ")];
        assert_eq!(changes(&document, &edits), Some(Changes::Text));
    }

    #[test]
    fn what_does_nothing_or_brings_an_error_is_no_change() {
        let none = |before: &str, (at, length): (usize, usize), new: &str| {
            let edit = Edit::new(Span::at(Offset::new(at), length), new);
            assert_eq!(changes(&read(before), &[edit]), None, "{new}");
        };
        none("in Oru", (3, 3), "Oru");
        none("in [LOC Oru  ] .", (13, 1), "");
        none("in x[QQQ Oru  ]", (4, 0), " ");
        none("[LOC [ORG AA  ] Bb  ]", (4, 6), "");
    }
}
