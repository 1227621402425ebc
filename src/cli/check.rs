//! `glossator check`: the findings of files, as an editor would show them.
//!
//! One file at a time is in memory. Results go to standard output and nothing else does; whoever
//! reads them may stop at any time.

mod human;
mod json;
pub(super) mod source;

use std::io::{self, BufWriter, IsTerminal as _};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::ValueEnum;

use super::config::tell_problems;
use super::files::{Files, tell_left_out};
use super::projects::{Projects, absolute};
use super::words::{complain, from_here, shown};
use crate::model::LabelChoice;
use crate::project::{Accepted, Found, Project, contained};
use crate::rules::policy::Rules;
use crate::rules::program::unused_exception;
use crate::rules::{Code, Finding, Severity};
use crate::syntax::LabelSet;
use crate::text::Text;

use human::Human;
use json::Json;

/// Check files for mistakes in brackets, labels and cable structure.
///
/// In folders, files are checked that look annotated: those ending with `.ner`, `.annotated`,
/// `.ann.txt`, `.bracket.txt` or `.ner.txt`, and those ending with `.txt`, `.html` or `.htm` that
/// hold entities or a cable. Hidden files are left out, and what `.gitignore` excludes (in a git
/// repository) or `.ignore`. Links to folders are not followed, and links to files only within the
/// folder. A file or folder named as PATH is always checked.
/// The settings of a file are in the nearest `glossator.toml` upwards from it.
///
/// Exit code: 0 if there is nothing to report above information, 1 if there are errors or
/// warnings, 2 if something, such as the settings or a file that is not UTF-8, could not be read
/// or not be checked whole.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// How to write what is found
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,

    /// The labels: a set (`conll4`, `ontonotes18`, `muc7`, `ace`), or labels as in `PER,ORG,LOC`
    /// [default: as in `glossator.toml`, else what each file seems to use]
    #[arg(long, value_name = "NAME|A,B,C", value_parser = labels)]
    labels: Option<LabelSet>,

    /// Leave out what is less severe. What is left out does not count for the exit code
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = Level::Hint)]
    severity: Level,

    /// Whether to use colours. `auto`: on a terminal, unless `NO_COLOR` is set
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    color: Color,

    #[command(flatten)]
    files: Files,
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
    /// Paths that could not be read, or not be checked whole.
    unread: usize,
}

impl Totals {
    fn add(&mut self, checked: &Checked<'_>) {
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

    /// Something else is told to the user now.
    fn pause(&mut self) -> io::Result<()>;

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
    let projects = Arc::new(Projects::default());
    let mut run = Run {
        arguments,
        projects: &projects,
        report,
        totals,
    };
    for found in arguments.files.walk(&projects) {
        match found {
            Found::File(path) => match contained(|| run.file(&path)) {
                Ok(written) => written?,
                Err(fault) => run.unread(&path, &fault.into())?,
            },
            Found::Unread(path, error) => run.unread(&path, &error)?,
            Found::Outside(path) => run.left_out(&path)?,
        }
    }
    run.unused_exceptions()?;
    if (run.totals.files, run.totals.unread) == (0, 0) {
        run.report.pause()?;
        arguments.files.tell_nothing_found();
    }
    run.report.finish(run.totals)
}

/// A check at work.
struct Run<'a> {
    arguments: &'a Arguments,
    projects: &'a Arc<Projects>,
    report: &'a mut dyn Report,
    totals: &'a mut Totals,
}

impl Run<'_> {
    fn file(&mut self, path: &Path) -> io::Result<()> {
        let place = match absolute(path) {
            Ok(place) => place,
            Err(error) => return self.unread(path, &error),
        };
        let project = self.projects.of(&place);
        if let Some(project) = &project {
            self.tell_problems(project)?;
            if !project.is_understood() {
                return Ok(());
            }
        }
        let labels = self.labels(project.as_deref());
        let rules = project
            .as_ref()
            .map_or_else(Rules::default, |project| project.rules_for(Some(&place)));
        match source::check(path, &labels, &rules) {
            Ok((text, judged)) => {
                if let Some(project) = project {
                    self.projects.use_exceptions(&project, judged.used);
                }
                self.totals.files += 1;
                self.checked(path, text, judged.findings.list)
            }
            Err(error) => self.unread(path, &error),
        }
    }

    /// The labels for a file of `project`.
    fn labels(&self, project: Option<&Project>) -> LabelChoice {
        match (&self.arguments.labels, project) {
            (Some(labels), _) => LabelChoice::Given(Arc::new(labels.clone())),
            (None, Some(project)) => project.config().labels.clone(),
            (None, None) => LabelChoice::Recognised,
        }
    }

    fn checked(&mut self, path: &Path, text: Text, findings: Vec<Finding>) -> io::Result<()> {
        let least = self.arguments.severity.severity();
        let findings = findings.into_iter();
        let checked = Checked {
            path,
            text,
            findings: findings
                .filter(|finding| finding.severity >= least)
                .collect(),
        };
        self.totals.add(&checked);
        self.report.file(&checked)
    }

    fn unread(&mut self, path: &Path, error: &io::Error) -> io::Result<()> {
        self.totals.unread += 1;
        self.report.unread(path, error)?;
        complain(&format!("cannot read {}: {error}", shown(path)));
        Ok(())
    }

    fn left_out(&mut self, path: &Path) -> io::Result<()> {
        self.report.pause()?;
        tell_left_out(path);
        Ok(())
    }

    /// Tells the problems of the settings of `project`, when it is met for the first time.
    fn tell_problems(&mut self, project: &Project) -> io::Result<()> {
        let Some(problem) = project.problems().next() else {
            return Ok(());
        };
        if !self.projects.is_first_told(project) {
            return Ok(());
        }
        self.totals.unread += 1;
        let error = io::Error::other(problem.message.clone());
        self.report.unread(&from_here(project.path()), &error)?;
        tell_problems(project);
        Ok(())
    }

    /// Reports the exceptions that are of no use any more, of projects that were checked whole.
    fn unused_exceptions(&mut self) -> io::Result<()> {
        // What was not read may be what they are for.
        if self.totals.unread > 0 {
            return Ok(());
        }
        let files = &self.arguments.files;
        let mut unused = self.projects.unused(&files.folders());
        unused.retain(|(project, places)| {
            !places.is_empty() && project.rules_for(None).is_on(Code::UnusedException)
        });
        if !unused.is_empty() && files.are_more_ignored(self.totals.files, self.projects) {
            return Ok(());
        }
        for (project, places) in unused {
            let rules = project.rules_for(None);
            let accepted = places
                .iter()
                .map(|place| &project.config().accepted[*place]);
            let finding = |accepted: &Accepted| {
                unused_exception::finding(accepted.span, accepted.rule, accepted.name.as_deref())
            };
            let findings = accepted.map(finding).collect();
            let text = project.text().clone();
            self.checked(&from_here(project.path()), text, rules.levelled(findings))?;
        }
        Ok(())
    }
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
    use super::*;

    /// A report in which the program fails at the files that are called `bad.ner`.
    #[derive(Default)]
    struct Failing {
        told: Vec<String>,
    }

    impl Report for Failing {
        fn file(&mut self, checked: &Checked<'_>) -> io::Result<()> {
            assert!(!checked.path.ends_with("bad.ner"), "a fault");
            self.told.push(shown(checked.path));
            Ok(())
        }

        fn unread(&mut self, path: &Path, error: &io::Error) -> io::Result<()> {
            self.told.push(format!("{}: {error}", shown(path)));
            Ok(())
        }

        fn pause(&mut self) -> io::Result<()> {
            Ok(())
        }

        fn finish(&mut self, _: &Totals) -> io::Result<()> {
            self.told.push("end".to_owned());
            Ok(())
        }
    }

    #[test]
    fn a_fault_at_one_file_ends_nothing_else() {
        let own = format!("glossator-fault-{}", std::process::id());
        let folder = std::env::temp_dir().join(own);
        std::fs::create_dir_all(&folder).unwrap();
        for name in ["a.ner", "bad.ner", "c.ner"] {
            std::fs::write(folder.join(name), "").unwrap();
        }
        let arguments = Arguments {
            files: Files::of(vec![folder.clone()]),
            format: Format::Human,
            labels: None,
            severity: Level::Hint,
            color: Color::Never,
        };
        let (mut report, mut totals) = (Failing::default(), Totals::default());
        check(&arguments, &mut report, &mut totals).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        let told: Vec<_> = report
            .told
            .iter()
            .map(|line| line.replace('\\', "/"))
            .collect();
        assert_eq!(told.len(), 4, "{told:?}");
        assert!(
            told[0].ends_with("/a.ner") && told[2].ends_with("/c.ner"),
            "{told:?}"
        );
        assert!(
            told[1].contains("/bad.ner: Glossator itself failed"),
            "{told:?}"
        );
        assert_eq!((told[3].as_str(), totals.unread), ("end", 1));
    }

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
