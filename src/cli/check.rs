//! `glossator check`: the findings of files, as an editor would show them.
//!
//! One file at a time is in memory. Only results go to standard output, and their reader may stop
//! early.

mod human;
mod json;
mod report;
pub(super) mod source;

use std::io::{self, BufWriter, IsTerminal as _};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::ValueEnum;

use super::config::print_problems;
use super::files::{Files, note_left_out};
use super::projects::{Projects, absolute};
use super::words::{from_here, print_error, shown};
use crate::project::{Accepted, Found, Project, contained};
use crate::rules::policy::Rules;
use crate::rules::program::unused_exception;
use crate::rules::{Code, Finding, Severity};
use crate::syntax::LabelSet;
use crate::text::Text;

use human::{Human, Paint};
use json::Json;
use report::{Checked, Report, Totals};

/// Check files for mistakes in brackets, labels and cable structure.
///
/// In folders, only files that look annotated are checked: those ending with `.ner`, `.annotated`,
/// `.ann.txt`, `.bracket.txt` or `.ner.txt`, and those ending with `.txt`, `.html` or `.htm` that
/// hold entities or a cable. Hidden files are left out, and files that git ignores (in a git
/// repository) or that `.ignore` excludes, in folders above as well. Links to folders are not followed, and links to files only
/// within the folder. A file or folder named as PATH is always checked. The settings of a file are
/// in the nearest `glossator.toml` in its folder or above.
///
/// Exit code: 0 if there are no errors or warnings, 1 if there are some, 2 if something could not
/// be read or checked in full, such as the settings or a file that is not UTF-8.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Format of the results
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,

    /// The labels: a set (`conll4`, `ontonotes18`, `muc7`, `ace`), or labels as in `PER,ORG,LOC`
    /// [default: from `glossator.toml`, else recognised in each file]
    #[arg(long, value_name = "NAME|A,B,C", value_parser = labels)]
    labels: Option<LabelSet>,

    /// Lowest severity to report. Findings below it do not affect the exit code
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = Level::Hint)]
    severity: Level,

    /// Use of colours. `auto`: on a terminal, unless `NO_COLOR` is set
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    color: Color,

    #[command(flatten)]
    files: Files,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, with the lines of the findings
    Human,
    /// For programs, as one JSON object
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
    fn paint(self) -> Paint {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let is_colored = match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => io::stdout().is_terminal() && !set("NO_COLOR") && !dumb(),
        };
        if is_colored {
            Paint::Colored
        } else {
            Paint::Plain
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> ExitCode {
    let out = BufWriter::with_capacity(64 << 10, io::stdout().lock());
    let mut report: Box<dyn Report> = match arguments.format {
        Format::Human => Box::new(Human::new(out, arguments.color.paint())),
        Format::Json => Box::new(Json::new(out)),
    };
    let mut totals = Totals::default();
    match check(arguments, &mut *report, &mut totals) {
        Ok(()) => totals.exit_code(),
        // The reader stopped early.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => totals.exit_code(),
        Err(error) => {
            print_error(&format!("cannot write the results: {error}"));
            ExitCode::from(2)
        }
    }
}

/// Checks all files that the arguments name.
fn check(arguments: &Arguments, report: &mut dyn Report, totals: &mut Totals) -> io::Result<()> {
    let projects = Arc::new(Projects::with_labels(arguments.labels.clone()));
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
        arguments.files.note_nothing_found();
    }
    run.report.finish(run.totals)
}

/// The state of a running check.
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
            self.print_problems(project)?;
            if !project.is_understood() {
                return Ok(());
            }
        }
        let labels = self.projects.labels_in(project.as_deref());
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

    /// Reports the findings that are severe enough.
    fn checked(&mut self, path: &Path, text: Text, findings: Vec<Finding>) -> io::Result<()> {
        let lowest = self.arguments.severity.severity();
        let findings = findings.into_iter();
        let checked = Checked {
            path,
            text,
            findings: findings
                .filter(|finding| finding.severity >= lowest)
                .collect(),
        };
        self.totals.add(&checked);
        self.report.file(&checked)
    }

    fn unread(&mut self, path: &Path, error: &io::Error) -> io::Result<()> {
        self.totals.unread += 1;
        self.report.unread(path, error)?;
        print_error(&format!("cannot read {}: {error}", shown(path)));
        Ok(())
    }

    fn left_out(&mut self, path: &Path) -> io::Result<()> {
        self.report.pause()?;
        note_left_out(path);
        Ok(())
    }

    /// Prints the problems in the settings of `project`, once.
    fn print_problems(&mut self, project: &Project) -> io::Result<()> {
        let Some(problem) = project.problems().next() else {
            return Ok(());
        };
        if !self.projects.begin_reporting(project) {
            return Ok(());
        }
        self.totals.unread += 1;
        let error = io::Error::other(problem.message.clone());
        self.report.unread(&from_here(project.path()), &error)?;
        print_problems(project);
        Ok(())
    }

    /// Reports the unused exceptions of projects that were checked in full.
    fn unused_exceptions(&mut self) -> io::Result<()> {
        // A file that was not read may need them.
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

/// Parses the value of `--labels`.
///
/// # Errors
/// A message if it is neither a label set nor a list of labels.
pub(super) fn labels(value: &str) -> Result<LabelSet, String> {
    if let Some(set) = LabelSet::built_in(value) {
        return Ok(set);
    }
    if !value.contains(',') {
        let sets: Vec<_> = LabelSet::built_in_names().collect();
        let sets = sets.join(", ");
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
