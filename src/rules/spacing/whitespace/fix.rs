//! The fixes of white space: a finding's line as the tokenised form has it, or most lines.

use super::{CR_END, LF_END, MOST_LINES, NO_FINAL_BREAK};
use crate::edits::Site;
use crate::model::Document;
use crate::rules::Finding;
use crate::rules::fixes::Fix;
use crate::text::{Edit, Offset, Span};

/// The lines that are put right at once, at most.
const MAX_LINES: usize = 10_000;

/// `The\ttalks  ended` ⇒ `The talks ended`.
pub(super) fn fix(document: &Document, finding: &Finding) -> Vec<Fix> {
    let site = Site::of(document);
    let at = finding.span.start;
    let edits = match finding.message.as_str() {
        CR_END | LF_END => vec![line_end(site, at)],
        NO_FINAL_BREAK => vec![Edit::new(Span::empty(at), site.line_break(at))],
        message if message.ends_with(MOST_LINES) => blanks_of_lines(site, at, MAX_LINES),
        _ => blanks_of_lines(site, at, 1),
    };
    vec![Fix::new("Format it", edits).safe()]
}

/// The other line end for the one at `at`.
fn line_end(site: Site<'_>, at: Offset) -> Edit {
    let crlf = site.text(Span::at(at, 2)) == "\r\n";
    let (old, new) = match site.document.text().byte(at) {
        Some(b'\r') if crlf => (2, "\n"),
        Some(b'\r') => (1, "\n"),
        _ => (1, "\r\n"),
    };
    Edit::new(Span::at(at, old), new)
}

/// The edits of the blanks of `count` lines from that of `at` on.
fn blanks_of_lines(site: Site<'_>, at: Offset, count: usize) -> Vec<Edit> {
    let text = site.document.text();
    let first = text.line_at(at);
    let lines = first..text.line_count().min(first + count);
    lines.flat_map(|line| blanks_of_line(site, line)).collect()
}

/// The edits that put the blanks of the line number `line` right.
fn blanks_of_line(site: Site<'_>, line: usize) -> Vec<Edit> {
    let text = site.document.text();
    let (span, has_break) = (text.line_span(line), line + 1 < text.line_count());
    let line = site.text(span);
    if line.trim_matches(' ').is_empty() {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut run: Option<(usize, usize)> = None;
    let is_blank = |c: char| matches!(c, ' ' | '\t' | '\u{a0}');
    for (at, c) in line.char_indices().chain([(line.len(), '.')]) {
        if at < line.len() && is_blank(c) {
            let start = run.map_or(at, |(start, _)| start);
            run = Some((start, at + c.len_utf8()));
            continue;
        }
        let Some((start, end)) = run.take() else {
            continue;
        };
        let blanks = &line[start..end];
        let padding = line[end..].starts_with(']') && blanks.trim_matches(' ').is_empty();
        if blanks != " " && !padding {
            edits.push(Edit::new(
                Span::new(span.start + start, span.start + end),
                " ",
            ));
        }
    }
    if has_break && !line.ends_with(is_blank) {
        edits.push(Edit::new(Span::empty(span.end), " "));
    }
    edits
}

#[cfg(test)]
mod tests {
    use crate::rules::Code;
    use crate::rules::fixes::testing::{TOKENISED, check_in};

    #[test]
    fn blanks_and_ends_of_lines() {
        for (before, after) in [
            ("The\ttalks  ended\u{a0}. \n", "The talks ended . \n"),
            ("The talks .\n", "The talks . \n"),
            ("The talks . ", "The talks . \n"),
            ("The talks . \r\n", "The talks . \n"),
        ] {
            check_in(TOKENISED, Code::Whitespace, before, after);
        }
    }

    #[test]
    fn most_lines_at_once() {
        check_in(
            TOKENISED,
            Code::Whitespace,
            &"One  two . \n".repeat(10),
            &"One two . \n".repeat(10),
        );
    }
}
