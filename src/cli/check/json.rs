//! Findings for programs: one JSON object, written file by file.
//!
//! ```json
//! {"version": 1,
//!  "files": [{"path": "a.ner", "findings": [{
//!    "code": "stray-close-bracket", "severity": "error", "message": "`]` closes nothing",
//!    "line": 1, "column": 3, "end_line": 1, "end_column": 4, "start": 2, "end": 3,
//!    "related": [{"message": "…", "line": 1, …}]}]}],
//!  "errors": 1, "warnings": 0}
//! ```
//! Lines and columns count from 1, columns in characters; `start` and `end` are bytes from the
//! beginning of the file. A path that could not be read has `error` instead of `findings`. Texts are
//! exact, with any sign in them; bytes of a path that are not UTF-8 become U+FFFD.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use crate::rules::Finding;
use crate::text::{Encoding, Span, Text};

use super::report::{Checked, Report, Totals};

/// The version of this format; raised with changes that break programs that read it.
const VERSION: u32 = 1;

pub(super) struct Json<W> {
    out: W,
    files: usize,
}

impl<W: Write> Json<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, files: 0 }
    }

    fn add(&mut self, file: &File<'_>) -> io::Result<()> {
        self.begin()?;
        if self.files > 0 {
            self.out.write_all(b",")?;
        }
        self.files += 1;
        serde_json::to_writer(&mut self.out, file)?;
        Ok(())
    }

    /// Writes the head before the first file.
    fn begin(&mut self) -> io::Result<()> {
        if self.files == 0 {
            write!(self.out, "{{\"version\":{VERSION},\"files\":[")?;
        }
        Ok(())
    }
}

impl<W: Write> Report for Json<W> {
    fn file(&mut self, checked: &Checked<'_>) -> io::Result<()> {
        let findings = checked
            .findings
            .iter()
            .map(|finding| Entry::new(finding, &checked.text));
        self.add(&File {
            path: &checked.path.to_string_lossy(),
            findings: Some(findings.collect()),
            error: None,
        })
    }

    fn unread(&mut self, path: &Path, error: &io::Error) -> io::Result<()> {
        self.add(&File {
            path: &path.to_string_lossy(),
            findings: None,
            error: Some(error.to_string()),
        })
    }

    fn pause(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self, totals: &Totals) -> io::Result<()> {
        self.begin()?;
        let Totals {
            errors, warnings, ..
        } = totals;
        writeln!(self.out, "],\"errors\":{errors},\"warnings\":{warnings}}}")?;
        self.out.flush()
    }
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<Vec<Entry<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    location: Location,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    #[serde(flatten)]
    location: Location,
}

#[derive(Serialize)]
struct Location {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: usize,
    end: usize,
}

impl<'a> Entry<'a> {
    fn new(finding: &'a Finding, text: &Text) -> Self {
        let related = finding.related.iter().map(|(span, message)| Related {
            message,
            location: Location::new(*span, text),
        });
        Self {
            code: finding.code.as_str(),
            severity: finding.severity.as_str(),
            message: &finding.message,
            location: Location::new(finding.span, text),
            related: related.collect(),
        }
    }
}

impl Location {
    fn new(span: Span, text: &Text) -> Self {
        let start = text.line_column_at(span.start, Encoding::Utf32);
        let end = text.line_column_at(span.end, Encoding::Utf32);
        Self {
            line: start.line + 1,
            column: start.column + 1,
            end_line: end.line + 1,
            end_column: end.column + 1,
            start: span.start.get(),
            end: span.end.get(),
        }
    }
}
