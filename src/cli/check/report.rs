//! The results of a check: findings file by file, and their numbers.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use crate::rules::{Code, Finding, Severity};
use crate::text::Text;

/// A file and its findings.
pub(super) struct Checked<'a> {
    pub(super) path: &'a Path,
    pub(super) text: Text,
    pub(super) findings: Vec<Finding>,
}

/// The numbers of files and findings.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Totals {
    pub(super) files: usize,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) informations: usize,
    pub(super) hints: usize,
    /// The number of paths that could not be read or checked in full.
    pub(super) unread: usize,
}

impl Totals {
    pub(super) fn add(&mut self, checked: &Checked<'_>) {
        let is_unread =
            |finding: &Finding| matches!(finding.code, Code::NotUtf8 | Code::InternalError);
        self.unread += usize::from(checked.findings.iter().any(is_unread));
        for finding in &checked.findings {
            *match finding.severity {
                Severity::Error => &mut self.errors,
                Severity::Warning => &mut self.warnings,
                Severity::Information => &mut self.informations,
                Severity::Hint => &mut self.hints,
            } += 1;
        }
    }

    pub(super) fn exit_code(&self) -> ExitCode {
        match self {
            Self { unread: 1.., .. } => ExitCode::from(2),
            Self { errors: 1.., .. } | Self { warnings: 1.., .. } => ExitCode::from(1),
            _ => ExitCode::SUCCESS,
        }
    }
}

/// The output of results, file by file.
pub(super) trait Report {
    /// Writes the findings of a file.
    fn file(&mut self, checked: &Checked<'_>) -> io::Result<()>;

    /// Writes that a path could not be read. The caller prints the error to standard error.
    fn unread(&mut self, path: &Path, error: &io::Error) -> io::Result<()>;

    /// Flushes the output for people before something is printed to standard error.
    fn pause(&mut self) -> io::Result<()>;

    /// Writes the totals and the end.
    fn finish(&mut self, totals: &Totals) -> io::Result<()>;
}
