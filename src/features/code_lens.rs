//! Counts above the text: of the whole document on its first line, and of each section on its
//! heading. Their places are found at once; their titles are written when they come into sight.

use crate::features::tally::{self, Tally};
use crate::model::Document;
use crate::rules::{Findings, MOST_FINDINGS, Severity};
use crate::syntax::{LabelId, MarkKind, Summary};
use crate::text::{Offset, Span};

/// Most headings that get a count.
const MAX_HEADINGS: usize = 2_000;

/// Largest document that has counts without the setting for them, in bytes.
pub const MAX_DOCUMENT_BYTES: usize = 1 << 20;

/// The part of a document that a count covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// All of it.
    Document,
    /// The section whose heading starts at this offset.
    Section(Offset),
}

/// The places of counts and the part that each covers.
pub fn lenses(document: &Document) -> Vec<(Span, Counted)> {
    if document.summary().mentions == 0 {
        return Vec::new();
    }
    let first = document.text().line_span(0);
    let counted = |summary: &Summary| summary.headings > 0;
    let marks = document.marks_from(Offset::default(), counted);
    let titles = marks.filter(|mark| mark.kind == MarkKind::Heading);
    let sections = titles
        .take(MAX_HEADINGS)
        .map(|title| (title.span, Counted::Section(title.span.start)));
    let whole = (Span::empty(first.start), Counted::Document);
    std::iter::once(whole).chain(sections).collect()
}

/// The text of a count: "3 findings, 2 hints · 157 mentions of 63 names: ORG 79, LOC 45". `found`
/// are the findings of the document. Hints are counted apart, since editors do not list them.
/// Findings come first, since windows cut long lines off at their right.
pub fn title(document: &Document, counted: Counted, found: &Findings) -> String {
    let (words, within) = match counted {
        Counted::Document => (totals(document), document.text().span()),
        Counted::Section(at) => {
            let section = document.section_at(at);
            (Tally::of(document, section).brief(document), section)
        }
    };
    let listed = found.list.iter().take(MOST_FINDINGS);
    let here = listed.filter(|finding| {
        let at = finding.span.start;
        within.start <= at && (at < within.end || within.end == document.text().end())
    });
    let (hints, findings): (Vec<_>, Vec<_>) =
        here.partition(|finding| finding.severity == Severity::Hint);
    let more = if hints.len() + findings.len() == MOST_FINDINGS {
        " and more"
    } else {
        ""
    };
    let counted = |count: usize, what| tally::counted(count as u32, what);
    match (findings.len(), hints.len()) {
        (0, 0) => words,
        (count, 0) => format!("{}{more} · {words}", counted(count, "finding")),
        (0, hints) => format!("{}{more} · {words}", counted(hints, "hint")),
        (count, hints) => {
            let (findings, hints) = (counted(count, "finding"), counted(hints, "hint"));
            format!("{findings}, {hints}{more} · {words}")
        }
    }
}

/// "157 mentions of 63 names: ORG 79, LOC 45".
fn totals(document: &Document) -> String {
    let mut labels: Vec<(LabelId, u32)> = document.entities().labels().collect();
    labels.sort_by_key(|(label, count)| (std::cmp::Reverse(*count), *label));
    let names = document.entities().len() as u32;
    format!(
        "{} of {}: {}",
        tally::mentions(document.summary().mentions),
        tally::counted(names, "name"),
        tally::most_frequent(document, &labels)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Code, findings_with};

    fn titles(text: &str) -> Vec<(usize, String)> {
        titles_with(text, |_| Findings::default())
    }

    fn titles_with(text: &str, look: fn(&Document) -> Findings) -> Vec<(usize, String)> {
        let document = Document::new(text, 0);
        let found = look(&document);
        lenses(&document)
            .into_iter()
            .map(|(span, counted)| {
                let line = document.text().line_at(span.start);
                (line, title(&document, counted, &found))
            })
            .collect()
    }

    #[test]
    fn totals_and_sections() {
        let text = "[ORG OTW  ] in [LOC Velm  ] . \nTea time -------- <a id='par1' href='#par1'>¶</a>1 . \n\
                    [ORG OTW  ] . \nNothing -------- <a id='par2' href='#par2'>¶</a>2 . \nEnd . \n";
        assert_eq!(
            titles(text),
            [
                (0, "3 mentions of 2 names: ORG 2, LOC 1".to_owned()),
                (1, "1 mention: ORG 1".to_owned()),
                (3, "no mentions".to_owned()),
            ]
        );
    }

    #[test]
    fn of_many_labels_the_most_frequent_are_told() {
        let labels = ["ORG", "GPE", "PERSON", "DATE", "NORP", "LAW"];
        let mentions =
            (0..6).flat_map(|place| vec![format!("[{} Oru  ] ", labels[place]); 9 - place]);
        let text = format!(
            "Tea time -------- <a id='par1' href='#par1'>¶</a>1 . {}\n",
            mentions.collect::<String>()
        );
        let most = "ORG 9, GPE 8, PERSON 7, DATE 6, +2";
        let titles = titles(&text);
        assert_eq!(titles[0].1, format!("39 mentions of 1 name: {most}"));
        assert_eq!(titles[1].1, format!("39 mentions: {most}"));
    }

    #[test]
    fn findings_are_counted_too() {
        let text = "[ORG OTW  ] in Velm . \nTea time -------- <a id='par1' href='#par1'>¶</a>1 . \n\
                    [PER  ] . \n";
        let errors = |document: &Document| {
            let empty = |code| code == Code::EmptyEntity;
            findings_with(document, &empty, &|| false)
        };
        assert_eq!(
            titles_with(text, errors),
            [
                (0, "1 finding · 1 mention of 1 name: ORG 1".to_owned()),
                (1, "1 finding · no mentions".to_owned()),
            ]
        );
    }

    #[test]
    fn hints_are_told_apart_from_what_editors_list() {
        let text = "[LOC Velm’s  ] ] in [LOC Oru’s  ] . \n";
        let found = |document: &Document| findings_with(document, &|_| true, &|| false);
        let document = Document::new(text, 0);
        let hints = found(&document).list;
        let hints = hints
            .iter()
            .filter(|found| found.severity == Severity::Hint);
        assert_eq!(hints.count(), 2);
        assert_eq!(
            titles_with(text, found)[0].1,
            "1 finding, 2 hints · 2 mentions of 2 names: LOC 2"
        );
    }

    #[test]
    fn nothing_is_counted_where_nothing_is_tagged() {
        assert_eq!(titles("Tea time \n-------- \nOne . \n"), []);
        assert_eq!(titles(""), []);
    }
}
