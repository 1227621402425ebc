//! `glossator fmt`: files with their blanks as their writer puts them, as the editor's formatter
//! has them.
//!
//! One file at a time is in memory. A file is replaced as a whole or stays as it is; one that is
//! formatted already is not touched.

mod diff;
mod replace;

use std::cell::RefCell;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use super::check::{files, labels, source};
use super::projects::Projects;
use super::words::{complain, shown};
use crate::features::format::format;
use crate::model::{Document, LabelChoice};
use crate::syntax::{LabelSet, Mention};
use crate::text::{Edit, Offset, Span};

/// Format files: the blanks inside mentions and, in the tokenised form, around them.
///
/// Blanks are put in and taken out, nothing else: names and words stay as they are. Which files of
/// a folder are formatted: see `glossator check --help`. `-` is standard input, written to
/// standard output.
///
/// Exit code: 0 if all went well, 1 if with --check or --diff something would change, 2 if
/// something could not be read or written.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Files and folders; `-` stands for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Write nothing, say which files would change
    #[arg(long)]
    check: bool,

    /// Write nothing, show what would change
    #[arg(long)]
    diff: bool,

    /// The labels: a set (`conll4`, `ontonotes18`, `muc7`, `ace`), or labels as in `PER,ORG,LOC`
    /// [default: as in `glossator.toml`, else what each file seems to use]
    #[arg(long, value_name = "NAME|A,B,C", value_parser = labels)]
    labels: Option<LabelSet>,
}

/// What became of the files.
#[derive(Clone, Copy, Debug, Default)]
struct Totals {
    changed: usize,
    unchanged: usize,
    failed: usize,
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
    let projects = RefCell::new(Projects::default());
    let excluded = |path: &Path| projects.borrow_mut().exclude(path);
    for file in files::walk(&arguments.paths, excluded) {
        let labels = |path: &Path| match &arguments.labels {
            Some(labels) => Ok(LabelChoice::Given(Arc::new(labels.clone()))),
            None => projects.borrow_mut().labels(path),
        };
        let formatted = file.and_then(|path| match formatted(&path, labels) {
            Ok(formatted) => Ok((path, formatted)),
            Err(error) => Err((path, error)),
        });
        match formatted {
            Ok((path, formatted)) => {
                let outcome = one(arguments, out, &path, &formatted)?;
                count(totals, &path, outcome);
            }
            Err((path, error)) => {
                totals.failed += 1;
                complain(&format!("cannot read {}: {error}", shown(&path)));
            }
        }
    }
    if arguments.paths.iter().all(|path| path.as_os_str() == "-") {
        return Ok(());
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
    labels: impl FnOnce(&Path) -> io::Result<LabelChoice>,
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

/// What became of a file.
enum Outcome {
    Changed,
    Unchanged,
    Failed(io::Error),
}

/// Does with a formatted text what is asked for.
fn one(
    arguments: &Arguments,
    out: &mut impl Write,
    path: &Path,
    formatted: &Formatted,
) -> io::Result<Outcome> {
    let changed = if formatted.is_changed() {
        Outcome::Changed
    } else {
        Outcome::Unchanged
    };
    let standard_input = path.as_os_str() == "-";
    if arguments.diff {
        diff::write(out, &shown(path), &formatted.before, &formatted.after)?;
    } else if arguments.check {
        if formatted.is_changed() {
            writeln!(out, "would format {}", shown(path))?;
        }
    } else if standard_input {
        out.write_all(formatted.after.as_bytes())?;
    } else if formatted.is_changed() {
        if let Err(error) = replace::replace(path, &formatted.after) {
            return Ok(Outcome::Failed(error));
        }
        writeln!(out, "formatted {}", shown(path))?;
    }
    Ok(changed)
}

fn count(totals: &mut Totals, path: &Path, outcome: Outcome) {
    match outcome {
        Outcome::Changed => totals.changed += 1,
        Outcome::Unchanged => totals.unchanged += 1,
        Outcome::Failed(error) => {
            totals.failed += 1;
            complain(&format!("cannot write {}: {error}", shown(path)));
        }
    }
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
