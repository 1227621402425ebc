//! Beginnings and ends of passages: `summary-unclosed` where a beginning has no end,
//! `summary-unopened` where an end has no beginning, and `end-marker-glued` (format §5.3 C, §3.2).

use super::kinds::name;
use super::{end_marker_glued, summary_unclosed, summary_unopened};
use crate::model::{Document, scan};
use crate::rules::reporter::Reporter;
use crate::rules::rule::{Scan, Scope};
use crate::rules::stretch::Stretch;
use crate::syntax::{Mark, MarkKind, PassageKind, Summary};
use crate::text::{Offset, Span};

/// The text before an end that is searched for its beginning, and behind a beginning for its end,
/// in bytes.
const REACH_BYTES: usize = 16 << 10;

/// Most boundaries of a passage's kind that stand between two of another kind and are skipped.
const MAX_SKIPPED: usize = 64;

pub(super) const SCAN: Scan = Scan::of_cables(
    "passages::boundaries",
    Scope::Along(has_passages, affected, check),
);

fn has_passages(summary: &Summary) -> bool {
    summary.passages > 0
}

/// A boundary is compared with those of its kind before and behind, and with the text up to
/// [`REACH_BYTES`] away.
fn affected(document: &Document, span: Span) -> Vec<Span> {
    let reach = Span::new(span.start.back(REACH_BYTES), span.end + REACH_BYTES);
    let near = boundaries_from(document, reach.start);
    let near = near.take_while(|mark| mark.span.start < reach.end);
    let mut spans: Vec<Span> = near.map(|mark| mark.span).collect();
    let behind = boundaries_from(document, reach.end).take(MAX_SKIPPED);
    spans.extend(first_of_each_kind(behind));
    spans.extend(first_of_each_kind(
        boundaries_before(document, reach.start).into_iter(),
    ));
    spans.push(span);
    spans
}

/// The places of the first of `marks` of each kind.
fn first_of_each_kind(marks: impl Iterator<Item = Mark>) -> Vec<Span> {
    let mut kinds = Vec::new();
    let mut spans = Vec::new();
    for mark in marks {
        if let Some((kind, _)) = boundary(&mark).filter(|(kind, _)| !kinds.contains(kind)) {
            kinds.push(kind);
            spans.push(mark.span);
        }
    }
    spans
}

fn check(stretch: &Stretch<'_>, reporter: &mut Reporter<'_>) {
    let document = stretch.document;
    for mark in stretch.marks(has_passages) {
        match boundary(&mark) {
            Some((kind, Edge::Begin)) => {
                let next = next_of(document, &mark, kind);
                let is_open = next.is_none_or(|(_, edge)| edge == Edge::Begin);
                let limit = next.map_or(document.text().end(), |(next, _)| next.span.start);
                if is_open && !ends_over_lines(document, &mark, kind, limit) {
                    reporter.push(summary_unclosed::finding(mark.span, kind));
                }
            }
            Some((kind, Edge::End)) => {
                let before = previous_of(document, &mark, kind);
                let is_open = before.is_none_or(|edge| edge == Edge::End);
                if is_open && !is_announced(document, &mark, kind) {
                    reporter.push(summary_unopened::finding(mark.span, kind));
                }
                reporter.extend(end_marker_glued::finding(document, mark.span));
            }
            None => {}
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    Begin,
    End,
}

/// The kind of the passage that begins or ends at `mark`.
fn boundary(mark: &Mark) -> Option<(PassageKind, Edge)> {
    match mark.kind {
        MarkKind::PassageBegin(kind) => Some((kind, Edge::Begin)),
        MarkKind::PassageEnd(kind) => Some((kind, Edge::End)),
        _ => None,
    }
}

/// The boundaries that begin at `from` or behind, in order.
fn boundaries_from(document: &Document, from: Offset) -> impl Iterator<Item = Mark> {
    let marks = document.marks_from(from, has_passages);
    marks.filter(move |mark| mark.span.start >= from && boundary(mark).is_some())
}

/// The last boundaries that begin before `at`, the last one first: so many as are skipped.
fn boundaries_before(document: &Document, at: Offset) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut from = at;
    while let Some((start, block)) = document.tree().last_block_before(from, has_passages) {
        let marks = block.marks().iter().rev().map(|raw| Mark::new(start, raw));
        found.extend(marks.filter(|mark| mark.span.start < at && boundary(mark).is_some()));
        if found.len() >= MAX_SKIPPED {
            found.truncate(MAX_SKIPPED);
            break;
        }
        from = start;
    }
    found
}

/// The next boundary of a passage of `kind` behind `mark`.
fn next_of(document: &Document, mark: &Mark, kind: PassageKind) -> Option<(Mark, Edge)> {
    let next = boundaries_from(document, mark.span.start + 1).take(MAX_SKIPPED);
    let mut next = next.filter_map(|mark| Some((mark, boundary(&mark)?)));
    let (mark, (_, edge)) = next.find(|(_, (other, _))| *other == kind)?;
    Some((mark, edge))
}

/// The last boundary of a passage of `kind` before `mark`.
fn previous_of(document: &Document, mark: &Mark, kind: PassageKind) -> Option<Edge> {
    let before = boundaries_before(document, mark.span.start).into_iter();
    let mut before = before.filter_map(|mark| boundary(&mark));
    before
        .find(|(other, _)| *other == kind)
        .map(|(_, edge)| edge)
}

/// Whether a line break stands in the end of the passage that begins at `begin`: `End` on one line,
/// `Summary` on the next. It is looked for up to `limit`, not far.
fn ends_over_lines(document: &Document, begin: &Mark, kind: PassageKind, limit: Offset) -> bool {
    let near = limit.min(begin.span.end + REACH_BYTES);
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
        Span::new(end.span.start.back(REACH_BYTES), end.span.start),
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
