//! Findings for people: the message, and the line with the place underlined.

use std::io::{self, Write};
use std::path::Path;

use crate::rules::{Finding, Severity};
use crate::text::{Encoding, Offset, Span, Text};

use super::super::words::{printable, shown};
use super::report::{Checked, Report, Totals};

/// Most characters of a line shown before the place.
const MAX_BEFORE: usize = 40;

/// Most characters of a line shown from the place on.
const MAX_BEHIND: usize = 60;

/// Most characters underlined.
const MAX_UNDERLINED: usize = 60;

pub(super) struct Human<W> {
    out: W,
    paint: Paint,
}

impl<W: Write> Human<W> {
    pub(super) fn new(out: W, paint: Paint) -> Self {
        Self { out, paint }
    }

    fn finding(&mut self, checked: &Checked<'_>, finding: &Finding) -> io::Result<()> {
        let Checked { path, text, .. } = checked;
        let (bold, plain) = (self.paint.bold(), self.paint.plain());
        let colour = self.paint.severity(finding.severity);
        let (severity, code) = (finding.severity, finding.code);
        let (place, message) = (
            place(path, text, finding.span.start),
            printable(&finding.message),
        );
        writeln!(
            self.out,
            "{bold}{place}{plain}: {colour}{severity}[{code}]{plain} {message}"
        )?;
        let line = text.line_at(finding.span.start);
        let excerpt = excerpt(text, text.line_span(line), finding.span);
        let number = (line + 1).to_string();
        let margin = " ".repeat(number.len());
        let blue = self.paint.margin();
        writeln!(self.out, "{blue}{margin} |{plain}")?;
        writeln!(self.out, "{blue}{number} |{plain} {}", excerpt.text)?;
        let (indent, carets) = (" ".repeat(excerpt.column), "^".repeat(excerpt.length));
        writeln!(
            self.out,
            "{blue}{margin} |{plain} {indent}{colour}{carets}{plain}"
        )?;
        for (span, message) in &finding.related {
            let place = self::place(path, text, span.start);
            writeln!(
                self.out,
                "{blue}{margin} ={plain} {place}: {}",
                printable(message)
            )?;
        }
        writeln!(self.out)
    }
}

impl<W: Write> Report for Human<W> {
    fn file(&mut self, checked: &Checked<'_>) -> io::Result<()> {
        checked
            .findings
            .iter()
            .try_for_each(|finding| self.finding(checked, finding))
    }

    fn unread(&mut self, _path: &Path, _error: &io::Error) -> io::Result<()> {
        // The error goes to standard error, in its place among the findings.
        self.pause()
    }

    fn pause(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self, totals: &Totals) -> io::Result<()> {
        let mut counts = vec![
            counted(totals.files, "file"),
            counted(totals.errors, "error"),
            counted(totals.warnings, "warning"),
        ];
        if totals.informations > 0 {
            counts.push(format!("{} for information", totals.informations));
        }
        if totals.hints > 0 {
            counts.push(counted(totals.hints, "hint"));
        }
        writeln!(self.out, "{}", counts.join(", "))?;
        self.out.flush()
    }
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// `path:line:column`, both from 1, the column in characters.
fn place(path: &Path, text: &Text, offset: Offset) -> String {
    let at = text.line_column_at(offset, Encoding::Utf32);
    format!("{}:{}:{}", shown(path), at.line + 1, at.column + 1)
}

/// The part of a line that is shown.
struct LineExcerpt {
    text: String,
    /// The start of the underlined characters, in characters of `text`.
    column: usize,
    /// The number of underlined characters.
    length: usize,
}

/// The part of `line` around the start of `span`.
fn excerpt(text: &Text, line: Span, span: Span) -> LineExcerpt {
    let at = text.floor(span.start).min(line.end);
    // A character has at most four bytes.
    let start = text.floor(at.back(4 * MAX_BEFORE).max(line.start));
    let end = text.floor(Offset::new(at.get() + 4 * MAX_BEHIND).min(line.end));
    let (before, behind) = (
        text.slice(Span::new(start, at)),
        text.slice(Span::new(at, end)),
    );
    let skipped = before.chars().count().saturating_sub(MAX_BEFORE);
    let head: String = before.chars().skip(skipped).collect();
    let tail: String = behind.chars().take(MAX_BEHIND).collect();
    let cut_head = skipped > 0 || start > line.start;
    let cut_tail = tail.len() < behind.len() || end < line.end;
    let marked = text.slice(Span::new(at, span.end.min(end).max(at)));
    // Control characters are written out, so more characters may be shown than the text has.
    let count = |text: &str| printable(text).chars().count();
    let dots = |cut| if cut { "…" } else { "" };
    LineExcerpt {
        column: count(&head) + usize::from(cut_head),
        length: count(&marked).clamp(1, MAX_UNDERLINED),
        text: printable(&format!("{}{head}{tail}{}", dots(cut_head), dots(cut_tail))),
    }
}

/// The use of colours.
#[derive(Clone, Copy)]
pub(super) enum Paint {
    Colored,
    Plain,
}

impl Paint {
    /// The escape sequence `code`, or nothing without colours.
    fn code(self, code: &'static str) -> &'static str {
        match self {
            Self::Colored => code,
            Self::Plain => "",
        }
    }

    fn severity(self, severity: Severity) -> &'static str {
        self.code(match severity {
            Severity::Error => "\x1b[1;31m",
            Severity::Warning => "\x1b[1;33m",
            Severity::Information => "\x1b[1;36m",
            Severity::Hint => "\x1b[1;32m",
        })
    }

    fn bold(self) -> &'static str {
        self.code("\x1b[1m")
    }

    fn margin(self) -> &'static str {
        self.code("\x1b[1;34m")
    }

    fn plain(self) -> &'static str {
        self.code("\x1b[0m")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, start: usize, end: usize) -> String {
        let text = Text::from(text);
        let span = Span::new(Offset::new(start), Offset::new(end));
        let found = excerpt(&text, text.line_span(text.line_at(span.start)), span);
        format!(
            "{}\n{}{}",
            found.text,
            " ".repeat(found.column),
            "^".repeat(found.length)
        )
    }

    #[test]
    fn short_lines_are_shown_whole() {
        assert_eq!(drawn("a\nné [PER x\n", 6, 10), "né [PER x\n   ^^^^");
        assert_eq!(drawn("a\n", 1, 1), "a\n ^");
        assert_eq!(drawn("", 0, 0), "\n^");
        assert_eq!(drawn("a\tb\x1b[2J", 2, 3), "a b<U+001B>[2J\n  ^");
        let reversed = "<U+202E>a<U+2069> b\n        ^^^^^^^^^";
        assert_eq!(drawn("\u{202e}a\u{2069} b", 3, 7), reversed);
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let text = "é".repeat(1_000);
        let found = drawn(&text, 1_000, 1_400);
        let (line, carets) = found.split_once('\n').unwrap();
        assert_eq!(line.chars().count(), 1 + MAX_BEFORE + MAX_BEHIND + 1);
        assert!(line.starts_with('…') && line.ends_with('…'));
        assert_eq!(carets.trim_start().len(), MAX_UNDERLINED);
        assert_eq!(carets.len(), 1 + MAX_BEFORE + MAX_UNDERLINED);
    }

    #[test]
    fn what_reaches_over_lines_is_underlined_to_the_end_of_its_first() {
        assert_eq!(drawn("ab\ncd\n", 1, 5), "ab\n ^");
    }
}
