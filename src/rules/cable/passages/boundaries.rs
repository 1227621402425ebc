//! Beginnings and ends of passages, in one walk: `summary-unclosed` where a beginning has no end,
//! `summary-unopened` where an end has no beginning, and `end-marker-glued` (format §5.3 C, §3.2).

use super::kinds::name;
use super::{end_marker_glued, summary_unclosed, summary_unopened};
use crate::model::{Document, scan};
use crate::rules::reporter::Reporter;
use crate::rules::rule::Scan;
use crate::syntax::{Mark, MarkKind, PassageKind, Summary};
use crate::text::{Offset, Span};

/// The text before an end that is searched for its beginning, in bytes.
const REACH: usize = 16 << 10;

pub(super) const SCAN: Scan = Scan::of_cables("passages::boundaries", check);

fn check(document: &Document, reporter: &mut Reporter<'_>) {
    let counted = |summary: &Summary| summary.passages > 0;
    let mut open: Vec<(PassageKind, Mark)> = Vec::new();
    for mark in document.marks_from(Offset::default(), counted) {
        if !reporter.has_room(mark.span.start) {
            return;
        }
        match mark.kind {
            MarkKind::PassageBegin(kind) => {
                if let Some(place) = open.iter().position(|(known, _)| *known == kind) {
                    let (_, before) = open.remove(place);
                    if !ends_over_lines(document, &before, kind, mark.span.start) {
                        reporter.push(summary_unclosed::finding(before.span, kind));
                    }
                }
                open.push((kind, mark));
            }
            MarkKind::PassageEnd(kind) => {
                let place = open.iter().position(|(known, _)| *known == kind);
                if let Some(place) = place {
                    open.remove(place);
                } else if !is_announced(document, &mark, kind) {
                    reporter.push(summary_unopened::finding(mark.span, kind));
                }
                reporter.extend(end_marker_glued::finding(document, mark.span));
            }
            _ => {}
        }
    }
    for (kind, mark) in open {
        if !ends_over_lines(document, &mark, kind, document.text().end()) {
            reporter.push(summary_unclosed::finding(mark.span, kind));
        }
    }
}

/// Whether a line break stands in the end of the passage that begins at `begin`: `End` on one line,
/// `Summary` on the next. It is looked for up to `limit`, not far.
fn ends_over_lines(document: &Document, begin: &Mark, kind: PassageKind, limit: Offset) -> bool {
    let near = limit.min(begin.span.end + REACH);
    let text = scan::text(
        document,
        Span::new(begin.span.end, near.max(begin.span.end)),
    );
    let mut lines = text
        .split(['\n', '\r'])
        .filter(|line| !line.trim().is_empty());
    let Some(mut above) = lines.next() else {
        return false;
    };
    let name = name(kind);
    lines.any(|line| {
        let last = above.trim_end().rsplit(' ').next();
        above = line;
        let begins = line.trim_start().get(..name.len());
        last.is_some_and(|word| word.eq_ignore_ascii_case("end"))
            && begins.is_some_and(|word| word.eq_ignore_ascii_case(name))
    })
}

/// Whether the keyword of the passage that ends with `end` stands before it in any form: as a
/// title, or with a full stop behind it.
fn is_announced(document: &Document, end: &Mark, kind: PassageKind) -> bool {
    let before = scan::text(
        document,
        Span::new(end.span.start.back(REACH), end.span.start),
    );
    let name = name(kind);
    let upper = name.to_uppercase();
    [name, upper.as_str()].iter().any(|word| {
        before.match_indices(word).any(|(at, _)| {
            let head = before[..at].trim_end().to_lowercase();
            !head.ends_with("end") && !head.ends_with("end of")
        })
    })
}

#[cfg(test)]
mod tests {
    use super::SCAN;
    use crate::rules::testing::{check, silent};

    #[test]
    fn one_without_the_other() {
        check(
            &SCAN,
            "
            UNCLAS <a id='par1' href='#par1'>¶</a>1 .␠
            ( U ) Summary: The quays . <a id='par2' href='#par2'>¶</a>2 .␠
                  ^^^^^^^^ summary-unclosed: Summary without End Summary
            ( U ) Comment: The ships . End Comment . End Note <a id='par3' href='#par3'>¶</a>3 .␠
                                                     ^^^^^^^^ summary-unopened: End Note without Note
                                                     ^^^^^^^^ end-marker-glued: `End Note` runs into ¶3
                                                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ¶3 begins here
            ( U ) Comment: The sea . <a id='par4' href='#par4'>¶</a>4 .␠
                  ^^^^^^^^ summary-unclosed: Comment without End Comment
            ",
        );
    }

    #[test]
    fn whole_passages_are_silent() {
        silent(
            &SCAN,
            "
            UNCLAS <a id='par1' href='#par1'>¶</a>1. (U) SUMMARY. The quays. End summary.
            <a id='par2' href='#par2'>¶</a>2. (U) Begin Text: Ships. End Text. (Comment: The sea. End comment.)
            <a id='par3' href='#par3'>¶</a>3. (U) Summary: Nothing.  End
            summary.
            ",
        );
    }
}
