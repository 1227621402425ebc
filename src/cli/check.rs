//! `glossator check`: the findings of files, as an editor would show them.
//!
//! One file at a time is in memory. Results go to standard output and nothing else does; whoever
//! reads them may stop at any time.

pub(super) mod files;
pub(super) mod human;
mod json;
pub(super) mod source;

use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::ValueEnum;

use crate::features::{Finding, Severity};
use crate::model::LabelChoice;
use crate::syntax::LabelSet;
use crate::text::Text;

use human::Human;
use json::Json;

/// Check files for mistakes in brackets, labels and cable structure.
///
/// In folders, files are checked that look annotated: those ending with `.ner`, `.annotated`,
/// `.ann.txt`, `.bracket.txt` or `.ner.txt`, and those ending with `.txt`, `.html` or `.htm` that
/// hold entities or a cable. Hidden files are left out. A file named as PATH is always checked.
///
/// Exit code: 0 if there is nothing to report above information, 1 if there are errors or
/// warnings, 2 if something could not be read.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Files and folders; `-` stands for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How to write what is found
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,

    /// The labels: a set (`conll4`, `ontonotes18`, `muc7`, `ace`), or labels as in `PER,ORG,LOC`
    /// [default: what each file seems to use]
    #[arg(long, value_name = "NAME|A,B,C", value_parser = labels)]
    labels: Option<LabelSet>,

    /// Leave out what is less severe. What is left out does not count for the exit code
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = Level::Hint)]
    severity: Level,

    /// Whether to use colours. `auto`: on a terminal, unless `NO_COLOR` is set
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    color: Color,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, with the lines concerned
    Human,
    /// For programs: one object
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Level {
    Error,
    Warning,
    Information,
    Hint,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

impl Level {
    fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Information => Severity::Information,
            Self::Hint => Severity::Hint,
        }
    }
}

impl Color {
    fn is_on(self) -> bool {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => io::stdout().is_terminal() && !set("NO_COLOR") && !dumb(),
        }
    }
}

/// A file with what was found in it.
struct Checked<'a> {
    path: &'a Path,
    text: Text,
    findings: Vec<Finding>,
}

/// What was found in all files.
#[derive(Clone, Copy, Debug, Default)]
struct Totals {
    files: usize,
    errors: usize,
    warnings: usize,
    informations: usize,
    hints: usize,
    /// Paths that could not be read.
    unread: usize,
}

impl Totals {
    fn add(&mut self, checked: &Checked<'_>) {
        self.files += 1;
        for finding in &checked.findings {
            *match finding.severity {
                Severity::Error => &mut self.errors,
                Severity::Warning => &mut self.warnings,
                Severity::Information => &mut self.informations,
                Severity::Hint => &mut self.hints,
            } += 1;
        }
    }

    fn exit_code(&self) -> ExitCode {
        match self {
            Self { unread: 1.., .. } => ExitCode::from(2),
            Self { errors: 1.., .. } | Self { warnings: 1.., .. } => ExitCode::from(1),
            _ => ExitCode::SUCCESS,
        }
    }
}

/// Writes what was found, file by file.
trait Report {
    fn file(&mut self, checked: &Checked<'_>) -> io::Result<()>;

    fn unread(&mut self, path: &Path, error: &io::Error) -> io::Result<()>;

    fn finish(&mut self, totals: &Totals) -> io::Result<()>;
}

pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let out = BufWriter::with_capacity(64 << 10, io::stdout().lock());
    let mut report: Box<dyn Report> = match arguments.format {
        Format::Human => Box::new(Human::new(out, arguments.color.is_on())),
        Format::Json => Box::new(Json::new(out)),
    };
    let mut totals = Totals::default();
    match check(arguments, &mut *report, &mut totals) {
        Ok(()) => totals.exit_code(),
        // Whoever read this has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => totals.exit_code(),
        Err(error) => {
            complain(&format!("cannot write the results: {error}"));
            ExitCode::from(2)
        }
    }
}

fn check(arguments: &Arguments, report: &mut dyn Report, totals: &mut Totals) -> io::Result<()> {
    let labels = match &arguments.labels {
        Some(labels) => LabelChoice::Given(Arc::new(labels.clone())),
        None => LabelChoice::Recognised,
    };
    for file in files::walk(&arguments.paths) {
        let checked = file.and_then(|path| match source::check(&path, &labels) {
            Ok(found) => Ok((path, found)),
            Err(error) => Err((path, error)),
        });
        match checked {
            Ok((path, (text, mut findings))) => {
                findings.retain(|finding| finding.severity >= arguments.severity.severity());
                let path = &path;
                let checked = Checked {
                    path,
                    text,
                    findings,
                };
                totals.add(&checked);
                report.file(&checked)?;
            }
            Err((path, error)) => {
                totals.unread += 1;
                report.unread(&path, &error)?;
                complain(&format!("cannot read {}: {error}", human::shown(&path)));
            }
        }
    }
    report.finish(totals)
}

/// Tells the user what went wrong.
pub(super) fn complain(message: &str) {
    // If even that cannot be written there is nobody to tell.
    let _ = writeln!(io::stderr(), "error: {message}");
}

/// Reads the value of `--labels`.
pub(super) fn labels(value: &str) -> Result<LabelSet, String> {
    if let Some(set) = LabelSet::built_in(value) {
        return Ok(set);
    }
    let sets: Vec<_> = LabelSet::built_in_names().collect();
    let sets = sets.join(", ");
    if !value.contains(',') {
        return Err(format!(
            "there is no such label set, only {sets}; or give labels as A,B,C"
        ));
    }
    let labels: Vec<_> = value
        .split(',')
        .map(str::trim)
        .filter(|label| !label.is_empty())
        .collect();
    match labels.iter().find(|label| !LabelSet::is_label(label)) {
        Some(wrong) => Err(format!(
            "`{wrong}` is no label: a letter, then letters, digits, `_`, `-`"
        )),
        None if labels.is_empty() => Err("there is no label in it".to_owned()),
        None => Ok(LabelSet::new("of the command line", labels)),
    }
}

#[cfg(test)]
mod tests {
    use super::labels;

    #[test]
    fn label_sets_by_name_or_label_by_label() {
        assert_eq!(labels("conll4").map(|set| set.len()), Ok(4));
        let own = labels("Person, Place,").unwrap();
        assert_eq!(own.labels().collect::<Vec<_>>(), ["Person", "Place"]);
        assert!(labels("conll5").unwrap_err().contains("ontonotes18"));
        assert!(labels("PER,two words").unwrap_err().contains("two words"));
        assert!(labels(",").is_err());
    }
}
