//! `glossator check`: the findings of files, as an editor would show them.
//!
//! One file at a time is in memory. Only results go to standard output, and their reader may stop
//! early.

mod arguments;
mod human;
mod json;
mod report;
mod run;
pub(super) mod source;

use std::io::{self, BufWriter};
use std::process::ExitCode;
use std::sync::Arc;

use super::projects::Projects;
use super::words::print_error;
use crate::project::{Found, contained};

use arguments::Format;
use human::Human;
use json::Json;
use report::{Report, Totals};
use run::Run;

pub(super) use arguments::Arguments;

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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::arguments::{Color, Level};
    use super::report::Checked;
    use super::*;
    use crate::cli::files::Files;
    use crate::cli::words::shown;

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
}
