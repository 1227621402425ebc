//! `whitespace`: white space that the tokenised form does not have: tabs, no-break blanks, runs of
//! blanks, lines without a blank at their end, mixed line ends, no final line break (format §5.3 A,
//! §1.2). Only in documents of that form; one finding a line, of a line of many hundred bytes
//! several, and one for the document where most lines offend.

mod fix;
mod stray;

use crate::model::Document;
use crate::rules::conditions::Conditions;
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope, in_tokenised_text};
use crate::rules::stretch::Stretch;
use crate::rules::support::line_pieces::line_pieces;
use crate::rules::{Code, Finding, Rule};
use crate::syntax::Summary;
use crate::text::{Offset, Span};
use stray::{LineEnd, Stray, faults};

/// Fewer lines than these are not called most lines.
const MIN_LINES: usize = 5;

// The messages by which the fix tells findings apart whose places do not.
const CR_END: &str = "this line ends with CRLF or CR, others with LF";
const LF_END: &str = "this line ends with LF, others with CRLF or CR";
const NO_FINAL_BREAK: &str = "no line break at the end of the document";
const MOST_LINES: &str = ", and the like in most lines";

pub(crate) const RULE: Rule = Rule {
    scans: &[&LINES, &ENDS],
    fix: Some(fix::fix),
};

const LINES: Scan = Scan::of_any_text("whitespace", Scope::Near(offends, in_lines))
    .under(in_tokenised_text)
    .summed(in_most_lines);

const ENDS: Scan = Scan::of_any_text("whitespace::ends", Scope::Whole(ends)).under(with_odd_ends);

fn offends(summary: &Summary) -> bool {
    summary.lines.stray + summary.lines.bare > 0
}

fn in_lines(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    for piece in line_pieces(stretch) {
        let end = if piece.ends {
            LineEnd::Here
        } else {
            LineEnd::Beyond
        };
        let found = piece.apart(stretch, faults(&piece.text, end));
        reporter.extend(found.into_iter().map(|(span, stray)| in_line(span, stray)));
    }
}

/// Words that tell of `count` findings in one, where these are in most lines.
fn in_most_lines(document: &Document, count: usize) -> Option<&'static str> {
    let lines = document.summary().lines;
    let text_lines = (lines.padded + lines.bare) as usize;
    (count >= MIN_LINES && count * 2 > text_lines).then_some(MOST_LINES)
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

fn with_odd_ends(document: &Document, conditions: &Conditions) -> Option<u64> {
    let is_odd = has_mixed_ends(document) || is_open(document);
    (is_odd && conditions.is_tokenised).then_some(0)
}

fn has_mixed_ends(document: &Document) -> bool {
    let lines = document.summary().lines;
    lines.lf > 0 && lines.cr > 0
}

/// True if no line break ends the text.
fn is_open(document: &Document) -> bool {
    let last = document.text().byte(document.text().end().back(1));
    !matches!(last, None | Some(b'\n' | b'\r'))
}

fn ends(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    if has_mixed_ends(document) {
        reporter.extend(mixed_line_ends(document));
    }
    if is_open(document) {
        let end = Span::empty(document.text().end());
        reporter.push(Finding::new(Code::Whitespace, end, NO_FINAL_BREAK));
    }
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
    use super::{ENDS, LINES};
    use crate::rules::testing::{check, found, silent};

    #[test]
    fn one_finding_a_line() {
        check(
            &[&LINES, &ENDS],
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
            &[&LINES, &ENDS],
            "
            One .␠
            Two .␠␍
                  ^ whitespace: this line ends with CRLF or CR, others with LF
            Three .␠
            ",
        );
        let open = found(&[&LINES, &ENDS], "One . \nTwo .");
        assert_eq!(open[0].message, "no line break at the end of the document");
        let crlf = "One . \r\nTwo . \r\nThree . \nFour . \r\n";
        assert_eq!(
            found(&[&LINES, &ENDS], crlf)[0].message,
            "this line ends with LF, others with CRLF or CR"
        );
    }

    #[test]
    fn other_forms_are_left_alone() {
        silent(&[&LINES, &ENDS], "One .␠\n[LOC Ada Bay  ] .␠\n");
        silent(&[&LINES, &ENDS], "One\ttwo  three\u{a0}four\nfive");
        silent(&[&LINES, &ENDS], "");
    }

    #[test]
    fn one_for_the_document_where_most_lines_offend() {
        for lines in [10, 5_000] {
            let found = found(&[&LINES, &ENDS], &"One  two . \n".repeat(lines));
            assert_eq!(found.len(), 1);
            assert_eq!(
                found[0].message,
                "more than one blank, and the like in most lines"
            );
        }
    }
}
