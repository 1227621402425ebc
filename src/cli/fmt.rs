//! `glossator fmt`: formats files as an editor's formatter does.
//!
//! One file at a time is in memory. A file is replaced as a whole or stays as it is; one that is
//! formatted already is not touched.

mod diff;
mod formatted;
mod replace;

use std::io::{self, IsTerminal as _, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::files::{Files, note_left_out};
use super::labels::labels;
use super::projects::Projects;
use super::words::{print_error, shown};
use crate::project::{Found, contained};
use crate::syntax::LabelSet;

use formatted::{Formatted, formatted};
use replace::ReplaceError;

/// Format files: the blanks inside mentions and, in the tokenised form, around them.
///
/// Only blanks change; names and words stay as they are. `glossator check --help` says which files
/// of a folder are formatted. `-` reads standard input and writes to standard output.
///
/// A file is replaced as a whole, keeps its owner and permissions, and loses nothing that is
/// written to it meanwhile. A file with several names (hard links) is left as it is and reported.
///
/// Exit code: 0 on success, 1 if a file would change with --check or --diff, 2 if a file could not
/// be read or written.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Write nothing; list the files that would change
    #[arg(long)]
    check: bool,

    /// Write nothing; show the changes as a patch. On a terminal, characters that it obeys are
    /// written out, as in `<U+202E>`; elsewhere lines are exact, so that `patch` can apply them
    #[arg(long)]
    diff: bool,

    /// The labels: a set (`conll4`, `ontonotes18`, `muc7`, `ace`), or labels as in `PER,ORG,LOC`
    /// [default: from `glossator.toml`, else recognised in each file]
    #[arg(long, value_name = "NAME|A,B,C", value_parser = labels)]
    labels: Option<LabelSet>,

    #[command(flatten)]
    files: Files,
}

/// The numbers of files by outcome.
#[derive(Clone, Copy, Debug, Default)]
struct FileCounts {
    changed: usize,
    unchanged: usize,
    failed: usize,
}

impl FileCounts {
    fn is_empty(self) -> bool {
        self.changed + self.unchanged + self.failed == 0
    }
}

pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let mut totals = FileCounts::default();
    let mut out = LenientOutput(io::stdout().lock());
    if let Err(error) = all(arguments, &mut out, &mut totals).and_then(|()| out.flush()) {
        print_error(&format!("cannot write the results: {error}"));
        totals.failed += 1;
    }
    match totals {
        FileCounts { failed: 1.., .. } => ExitCode::from(2),
        FileCounts { changed: 1.., .. } if arguments.check || arguments.diff => ExitCode::from(1),
        _ => ExitCode::SUCCESS,
    }
}

/// An output whose reader may stop early: a broken pipe is no error, so that all files are
/// formatted.
struct LenientOutput<W>(W);

impl<W: Write> Write for LenientOutput<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.write(bytes) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(bytes.len()),
            written => written,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.0.flush() {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            flushed => flushed,
        }
    }
}

/// Formats all files that the arguments name.
fn all(arguments: &Arguments, out: &mut impl Write, totals: &mut FileCounts) -> io::Result<()> {
    let projects = Arc::new(Projects::with_labels(arguments.labels.clone()));
    for found in arguments.files.walk(&projects) {
        match found {
            Found::File(path) => {
                let done = contained(|| one(arguments, &path, &projects));
                let done = done.unwrap_or_else(|fault| Err(FormatError::Reading(fault.into())));
                report(arguments, out, totals, (&path, done))?;
            }
            Found::Unread(path, error) => {
                report(
                    arguments,
                    out,
                    totals,
                    (&path, Err(FormatError::Reading(error))),
                )?;
            }
            Found::Outside(path) => note_left_out(&path),
        }
    }
    if arguments.files.are_standard_input() {
        return Ok(());
    }
    if totals.is_empty() {
        arguments.files.note_nothing_found();
    }
    summary(arguments, out, *totals)
}

/// The error that kept a file from being formatted.
enum FormatError {
    Reading(io::Error),
    Writing(io::Error),
}

/// Most attempts at a file that others write to meanwhile.
const MAX_ATTEMPTS: usize = 3;

/// Formats the text at `path`; replaces the file unless `arguments` say otherwise.
fn one(arguments: &Arguments, path: &Path, projects: &Projects) -> Result<Formatted, FormatError> {
    let writes = !arguments.diff && !arguments.check && path.as_os_str() != "-";
    for _ in 0..MAX_ATTEMPTS {
        let formatted = formatted(path, projects).map_err(FormatError::Reading)?;
        if !writes || !formatted.is_changed() {
            return Ok(formatted);
        }
        match replace::replace(path, &formatted.before, &formatted.after) {
            Ok(()) => return Ok(formatted),
            Err(ReplaceError::Other(error)) => return Err(FormatError::Writing(error)),
            // Somebody wrote to it: the next attempt formats the new text.
            Err(ReplaceError::Changed) => {}
        }
    }
    let reason = "somebody else is writing to it; it stays as it is";
    Err(FormatError::Writing(io::Error::other(reason)))
}

/// Counts the outcome for a file and reports it.
fn report(
    arguments: &Arguments,
    out: &mut impl Write,
    totals: &mut FileCounts,
    (path, done): (&Path, Result<Formatted, FormatError>),
) -> io::Result<()> {
    let failed = match done {
        Ok(formatted) => {
            let changed = formatted.is_changed();
            *(if changed {
                &mut totals.changed
            } else {
                &mut totals.unchanged
            }) += 1;
            return show(arguments, out, path, &formatted);
        }
        Err(FormatError::Reading(error)) => format!("cannot read {}: {error}", shown(path)),
        Err(FormatError::Writing(error)) => format!("cannot write {}: {error}", shown(path)),
    };
    totals.failed += 1;
    // So that the error comes in its place among the results of other files.
    out.flush()?;
    print_error(&failed);
    Ok(())
}

/// Writes the result for the file at `path`: a patch, the text, or one line if it changed.
fn show(
    arguments: &Arguments,
    out: &mut impl Write,
    path: &Path,
    formatted: &Formatted,
) -> io::Result<()> {
    if arguments.diff {
        let audience = if io::stdout().is_terminal() {
            diff::Audience::Terminal
        } else {
            diff::Audience::Program
        };
        return diff::write(out, audience, path, (&formatted.before, &formatted.after));
    }
    let done = match path.as_os_str() == "-" && !arguments.check {
        true => return out.write_all(formatted.after.as_bytes()),
        false if !formatted.is_changed() => return Ok(()),
        false if arguments.check => "would format",
        false => "formatted",
    };
    writeln!(out, "{done} {}", shown(path))
}

/// Writes the last line: "3 files formatted, 2 left as they are".
fn summary(arguments: &Arguments, out: &mut impl Write, totals: FileCounts) -> io::Result<()> {
    if arguments.diff {
        return Ok(());
    }
    let files = |count: usize| match count {
        1 => "1 file".to_owned(),
        _ => format!("{count} files"),
    };
    let done = if arguments.check {
        "would be formatted"
    } else {
        "formatted"
    };
    let (changed, unchanged) = (files(totals.changed), totals.unchanged);
    writeln!(out, "{changed} {done}, {unchanged} left as they are")
}
