//! The document's classification beside the marks of its paragraphs: the highest of these is
//! either above it, `portion-exceeds-header`, or below, `header-exceeds-portions` (format §5.3 C,
//! §3.2).

use super::nearby::has_portions;
use super::{header_exceeds_portions, portion_exceeds_header};
use crate::model::Document;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::{AnomalyGroup, Level, Mark, MarkKind, Summary};
use crate::text::{Offset, Span};

pub(super) const SCAN: Scan = Scan::of_cables("portions::levels", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let summary = document.summary();
    if summary.portions == 0 {
        return;
    }
    let header = document.header();
    let Some((level, place)) = header.as_ref().and_then(|header| header.classification) else {
        return;
    };
    let end = document_end(document, place.end);
    let highest = if end == document.text().end() {
        Level::of_rank(summary.top_portion)
    } else {
        portions(document)
            .take_while(|(mark, _)| mark.span.start < end)
            .map(|(_, level)| level)
            .max()
    };
    let Some(highest) = highest else {
        return;
    };
    if !level.covers(highest) {
        exceeding(document, (level, place), end, reporter);
    } else if highest < level && level.is_classified() && is_marked_throughout(summary) {
        reporter.push(header_exceeds_portions::finding(place, level, highest));
    }
}

fn exceeding(document: &Document, header: (Level, Span), end: Offset, reporter: &mut Reporter<'_>) {
    for (mark, portion) in portions(document).take_while(|(mark, _)| mark.span.start < end) {
        if !reporter.has_room(mark.span.start) {
            return;
        }
        if header.0.covers(portion) {
            continue;
        }
        let finding = portion_exceeds_header::finding(document, mark.span, portion, header);
        reporter.push(finding);
    }
}

/// Where the document proper ends: a file may hold another one behind it.
fn document_end(document: &Document, header: Offset) -> Offset {
    let counted = |summary: &Summary| summary.wrappers > 0;
    let mut marks = document.marks_from(header, counted);
    let next = marks.find(|mark| mark.kind == MarkKind::WrapperOpen);
    next.map_or(document.text().end(), |next| next.span.start)
}

fn portions(document: &Document) -> impl Iterator<Item = (Mark, Level)> {
    let marks = document.marks_from(Offset::default(), has_portions);
    let marks = marks.filter(|mark| mark.kind == MarkKind::PortionMark);
    marks.filter_map(|mark| Some((mark, mark.level()?)))
}

/// Whether no paragraph's level is unknown.
fn is_marked_throughout(summary: &Summary) -> bool {
    summary.anomalies_in(AnomalyGroup::Missing) == 0
        && summary.portions >= summary.paragraphs().count
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::silent;

    #[test]
    fn agreement_is_silent() {
        silent(
            &SCAN,
            "SECRET <a id='par1' href='#par1'>¶</a>1 .\n( S ) One .\n",
        );
        silent(
            &SCAN,
            "UNCLAS <a id='par1' href='#par1'>¶</a>1 .\n( SBU ) One .\n",
        );
        silent(
            &SCAN,
            "SECRET <a id='par1' href='#par1'>¶</a>1 .\n( C ) One ¶2 .\nTwo .\n",
        );
        silent(
            &SCAN,
            "
            <code><pre>UNCLAS
            <a id='par1' href='#par1'>¶</a>1. (U) One.</pre></code>
            <code><pre>SECRET
            <a id='par1' href='#par1'>¶</a>1. (S) Another document.</pre></code>
            ",
        );
    }
}
