//! `whitespace`: white space that the tokenised form does not have: tabs, no-break blanks, runs of
//! blanks, lines without a blank at their end, mixed line ends, no final line break (format §5.3 A,
//! §1.2). Only in documents of that form; one finding a line, and one for the document where most
//! lines offend.

mod fix;
mod stray;

use crate::model::Document;
use crate::model::style::is_tokenised;
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::Summary;
use crate::text::{Offset, Span};
use stray::{Stray, lines};

/// Fewer lines than these are not called most lines.
const MIN_LINES: usize = 5;

// The messages by which the fix tells findings apart whose places do not.
const CR_END: &str = "this line ends with CRLF or CR, others with LF";
const LF_END: &str = "this line ends with LF, others with CRLF or CR";
const NO_FINAL_BREAK: &str = "no line break at the end of the document";
const MOST_LINES: &str = ", and the like in most lines";

pub(crate) const RULE: Rule = Rule {
    scans: &[&SCAN],
    fix: Some(fix::fix),
};

const SCAN: Scan = Scan::of_any_text("whitespace", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let lines = document.summary().lines;
    let offends = lines.stray + lines.bare > 0;
    let is_mixed = lines.lf > 0 && lines.cr > 0;
    let end = document.text().end();
    let is_open = !matches!(
        document.text().byte(end.back(1)),
        None | Some(b'\n' | b'\r')
    );
    if !(offends || is_mixed || is_open) || !is_tokenised(document) {
        return;
    }
    offending(document, reporter);
    if is_mixed {
        reporter.extend(mixed_line_ends(document));
    }
    if is_open {
        let end = Span::empty(end);
        reporter.push(Finding::new(Code::Whitespace, end, NO_FINAL_BREAK));
    }
}

fn offending(document: &Document, reporter: &mut Reporter<'_>) {
    let lines = document.summary().lines;
    let text_lines = (lines.padded + lines.bare) as usize;
    let mut first = None;
    let mut offending = 0;
    for (span, stray) in offending_lines(document) {
        if !reporter.has_room(span.start) {
            // Then the counts must do; they are of places, not of lines.
            offending = (lines.stray + lines.bare) as usize;
            break;
        }
        first = first.or(Some((span, stray)));
        offending += 1;
        reporter.push(in_line(span, stray));
    }
    let most = offending >= MIN_LINES && offending * 2 > text_lines;
    if let Some((span, stray)) = first.filter(|_| most) {
        reporter.replace(in_most_lines(span, stray));
        reporter.knows_total(1);
    }
}

/// The finding about the fault of one line.
fn in_line(span: Span, stray: Stray) -> Finding {
    let finding = Finding::new(Code::Whitespace, span, stray.words());
    if stray == Stray::Run {
        finding.unnecessary()
    } else {
        finding
    }
}

/// The finding about the faults of most lines; the first is at `span`.
fn in_most_lines(span: Span, stray: Stray) -> Finding {
    let message = format!("{}{MOST_LINES}", stray.words());
    Finding::new(Code::Whitespace, span, message)
}

/// The first fault of each line that has one.
fn offending_lines(document: &Document) -> impl Iterator<Item = (Span, Stray)> {
    let text = document.text();
    let counted = |summary: &Summary| summary.lines.stray + summary.lines.bare > 0;
    let blocks = document.tree().blocks_where(Offset::default(), counted);
    let faults = blocks.flat_map(|(at, block)| {
        let text = text.slice(Span::at(at, block.len()));
        let faults = lines(&text).filter_map(|line| {
            let (from, to, stray) = line.fault()?;
            let start = at + line.start;
            Some((Span::new(start + from, start + to), stray))
        });
        faults.collect::<Vec<_>>()
    });
    // A very long line lies in several blocks.
    let mut last = None;
    faults.filter(move |(span, _)| {
        let line = Some(text.line_at(span.start));
        std::mem::replace(&mut last, line) != line
    })
}

/// The finding about the first line that does not end as most do.
fn mixed_line_ends(document: &Document) -> Option<Finding> {
    let lines = document.summary().lines;
    let crlf = lines.cr <= lines.lf;
    let counted: fn(&Summary) -> bool = if crlf {
        |summary| summary.lines.cr > 0
    } else {
        |summary| summary.lines.lf > 0
    };
    let (at, block) = document
        .tree()
        .blocks_where(Offset::default(), counted)
        .next()?;
    let text = document.text().slice(Span::at(at, block.len()));
    let start = if crlf {
        text.find('\r')
    } else {
        let lone = |(at, _): &(usize, &str)| !text[..*at].ends_with('\r');
        text.match_indices('\n').find(lone).map(|(at, _)| at)
    };
    let place = Span::empty(at + start?);
    let message = if crlf { CR_END } else { LF_END };
    Some(Finding::new(Code::Whitespace, place, message))
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, found, silent};

    #[test]
    fn one_finding_a_line() {
        check(
            &SCAN,
            "
            [PER Ida  ] met⇥Ada  and⇥Keld .␠
                           ^ whitespace: a tab instead of a blank
            They met in⍽Oru .␠
                       ^ whitespace: a no-break blank instead of a blank
            They  ended .␠
                 ^ whitespace: more than one blank
            A line without its blank .
                                      ^ whitespace: no blank at the end of the line
            All was well .␠
            ␠
            All was well .␠
            All was well .␠
            All was well .␠
            ",
        );
    }

    #[test]
    fn ends_of_lines_and_of_the_document() {
        check(
            &SCAN,
            "
            One .␠
            Two .␠␍
                  ^ whitespace: this line ends with CRLF or CR, others with LF
            Three .␠
            ",
        );
        let open = found(&SCAN, "One . \nTwo .");
        assert_eq!(open[0].message, "no line break at the end of the document");
        let crlf = "One . \r\nTwo . \r\nThree . \nFour . \r\n";
        assert_eq!(
            found(&SCAN, crlf)[0].message,
            "this line ends with LF, others with CRLF or CR"
        );
    }

    #[test]
    fn other_forms_are_left_alone() {
        silent(&SCAN, "One .␠\n[LOC Ada Bay  ] .␠\n");
        silent(&SCAN, "One\ttwo  three\u{a0}four\nfive");
        silent(&SCAN, "");
    }

    #[test]
    fn one_for_the_document_where_most_lines_offend() {
        for lines in [10, 5_000] {
            let found = found(&SCAN, &"One  two . \n".repeat(lines));
            assert_eq!(found.len(), 1);
            assert_eq!(
                found[0].message,
                "more than one blank, and the like in most lines"
            );
        }
    }
}
