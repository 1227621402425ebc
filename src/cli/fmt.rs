//! `glossator fmt`: files with their blanks as their writer puts them, as the editor's formatter
//! has them.
//!
//! One file at a time is in memory. A file is replaced as a whole or stays as it is; one that is
//! formatted already is not touched.

mod diff;
mod replace;

use std::io::{self, IsTerminal as _, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::check::{labels, source};
use super::files::{Files, tell_left_out};
use super::projects::Projects;
use super::words::{complain, shown};
use crate::edits::format::format;
use crate::model::{Document, LabelChoice};
use crate::project::{Found, contained};
use crate::syntax::{LabelSet, Mention};
use crate::text::{Edit, Offset, Span};

use replace::Failure;

/// Format files: the blanks inside mentions and, in the tokenised form, around them.
///
/// Blanks are put in and taken out, nothing else: names and words stay as they are. Which files of
/// a folder are formatted: see `glossator check --help`. `-` is standard input, written to
/// standard output.
///
/// A file is replaced as a whole, keeps its owner and permissions, and loses nothing that is
/// written to it meanwhile. One with several names (hard links) is left as it is, and told.
///
/// Exit code: 0 if all went well, 1 if with --check or --diff something would change, 2 if
/// something could not be read or written.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Write nothing, say which files would change
    #[arg(long)]
    check: bool,

    /// Write nothing, show what would change. On a terminal signs that it would obey are written
    /// out, as in `<U+202E>`; elsewhere lines are exact, so that `patch` can apply them
    #[arg(long)]
    diff: bool,

    /// The labels: a set (`conll4`, `ontonotes18`, `muc7`, `ace`), or labels as in `PER,ORG,LOC`
    /// [default: as in `glossator.toml`, else what each file seems to use]
    #[arg(long, value_name = "NAME|A,B,C", value_parser = labels)]
    labels: Option<LabelSet>,

    #[command(flatten)]
    files: Files,
}

/// What became of the files.
#[derive(Clone, Copy, Debug, Default)]
struct Totals {
    changed: usize,
    unchanged: usize,
    failed: usize,
}

impl Totals {
    fn is_empty(self) -> bool {
        self.changed + self.unchanged + self.failed == 0
    }
}

pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let mut totals = Totals::default();
    let mut out = Reader(io::stdout().lock());
    if let Err(error) = all(arguments, &mut out, &mut totals).and_then(|()| out.flush()) {
        complain(&format!("cannot write the results: {error}"));
        totals.failed += 1;
    }
    match totals {
        Totals { failed: 1.., .. } => ExitCode::from(2),
        Totals { changed: 1.., .. } if arguments.check || arguments.diff => ExitCode::from(1),
        _ => ExitCode::SUCCESS,
    }
}

/// Whoever reads the results. They may have seen enough; the files are formatted all the same.
struct Reader<W>(W);

impl<W: Write> Write for Reader<W> {
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

fn all(arguments: &Arguments, out: &mut impl Write, totals: &mut Totals) -> io::Result<()> {
    let projects = Arc::new(Projects::default());
    let labels = |path: &Path| match &arguments.labels {
        Some(labels) => Ok(LabelChoice::Given(Arc::new(labels.clone()))),
        None => projects.labels(path),
    };
    for found in arguments.files.walk(&projects) {
        match found {
            Found::File(path) => {
                let done = contained(|| one(arguments, &path, &labels));
                let done = done.unwrap_or_else(|fault| Err(Failed::Reading(fault.into())));
                settle(arguments, out, totals, (&path, done))?;
            }
            Found::Unread(path, error) => {
                settle(arguments, out, totals, (&path, Err(Failed::Reading(error))))?;
            }
            Found::Outside(path) => tell_left_out(&path),
        }
    }
    if arguments.files.are_standard_input() {
        return Ok(());
    }
    if totals.is_empty() {
        arguments.files.tell_nothing_found();
    }
    summary(arguments, out, *totals)
}

/// A text before and after.
struct Formatted {
    before: String,
    after: String,
}

impl Formatted {
    fn is_changed(&self) -> bool {
        self.before != self.after
    }
}

fn formatted(
    path: &Path,
    labels: &impl Fn(&Path) -> io::Result<LabelChoice>,
) -> io::Result<Formatted> {
    let labels = labels(path)?;
    let bytes = source::bytes(path)?;
    let before = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        io::Error::other(format!("it is not UTF-8, from byte {at} on"))
    })?;
    let document = Document::with_labels(&before, 0, labels.clone());
    let after = applied(&before, &format(&document, &|| false));
    let again = Document::with_labels(&after, 0, labels.clone());
    // The formatter promises this; a corpus is worth a second look.
    if !has_same_mentions(&document, &again) {
        let reason = "formatting would change what is a mention; it stays as it is";
        return Err(io::Error::other(reason));
    }
    Ok(Formatted { before, after })
}

/// `text` after `edits`, which are in order.
fn applied(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len() + edits.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.span.start.get()]);
        out.push_str(&edit.text);
        at = edit.span.end.get();
    }
    out.push_str(&text[at..]);
    out
}

fn has_same_mentions(before: &Document, after: &Document) -> bool {
    let words = |document: &Document, mention: Mention| {
        [mention.label_span, mention.name]
            .map(|span: Span| document.text().slice(span).into_owned())
    };
    let start = Offset::default();
    let old = before
        .mentions_from(start)
        .map(|mention| words(before, mention));
    let new = after
        .mentions_from(start)
        .map(|mention| words(after, mention));
    old.eq(new)
}

/// Why a file was not formatted.
enum Failed {
    Reading(io::Error),
    Writing(io::Error),
}

/// How often a file is formatted anew that changes while it is formatted.
const PATIENCE: usize = 3;

/// Formats the file at `path`, and replaces it if that is asked for.
fn one(
    arguments: &Arguments,
    path: &Path,
    labels: &impl Fn(&Path) -> io::Result<LabelChoice>,
) -> Result<Formatted, Failed> {
    let writes = !arguments.diff && !arguments.check && path.as_os_str() != "-";
    for _ in 0..PATIENCE {
        let formatted = formatted(path, labels).map_err(Failed::Reading)?;
        if !writes || !formatted.is_changed() {
            return Ok(formatted);
        }
        match replace::replace(path, &formatted.before, &formatted.after) {
            Ok(()) => return Ok(formatted),
            Err(Failure::Other(error)) => return Err(Failed::Writing(error)),
            // What stands there now is formatted.
            Err(Failure::Changed) => {}
        }
    }
    let reason = "somebody else is writing to it; it stays as it is";
    Err(Failed::Writing(io::Error::other(reason)))
}

/// Counts and tells what became of a file.
fn settle(
    arguments: &Arguments,
    out: &mut impl Write,
    totals: &mut Totals,
    (path, done): (&Path, Result<Formatted, Failed>),
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
        Err(Failed::Reading(error)) => format!("cannot read {}: {error}", shown(path)),
        Err(Failed::Writing(error)) => format!("cannot write {}: {error}", shown(path)),
    };
    totals.failed += 1;
    // In its place among what is told of other files.
    out.flush()?;
    complain(&failed);
    Ok(())
}

/// Shows what became, or would become, of the file at `path`.
fn show(
    arguments: &Arguments,
    out: &mut impl Write,
    path: &Path,
    formatted: &Formatted,
) -> io::Result<()> {
    if arguments.diff {
        let reader = if io::stdout().is_terminal() {
            diff::Reader::Terminal
        } else {
            diff::Reader::Program
        };
        return diff::write(out, reader, path, (&formatted.before, &formatted.after));
    }
    let done = match path.as_os_str() == "-" && !arguments.check {
        true => return out.write_all(formatted.after.as_bytes()),
        false if !formatted.is_changed() => return Ok(()),
        false if arguments.check => "would format",
        false => "formatted",
    };
    writeln!(out, "{done} {}", shown(path))
}

fn summary(arguments: &Arguments, out: &mut impl Write, totals: Totals) -> io::Result<()> {
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
