//! `glossator config`: checks the settings of a project, and prints their schema.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;

use super::projects::absolute;
use super::words::{from_here, print, print_error, shown};
use crate::project::{FILE_NAME, Project, nearest, schema};

/// Check the settings of a project, `glossator.toml`, or print their schema.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the JSON schema of the settings
    Schema,
    /// Check the settings and the files that they name.
    ///
    /// Exit code: 0 if there are no problems, 2 if there are some or if there are no settings.
    Check {
        /// A file with settings, or a folder: the nearest file from there upwards
        #[arg(value_name = "PATH", default_value = ".")]
        path: PathBuf,
    },
}

pub(super) fn run(arguments: &Arguments) -> ExitCode {
    match &arguments.command {
        Command::Schema => print(&schema()),
        Command::Check { path } => check(path),
    }
}

fn check(path: &Path) -> ExitCode {
    let settings = match find(path) {
        Ok(Some(settings)) => settings,
        Ok(None) => {
            print_error(&format!("there is no {FILE_NAME} for {}", shown(path)));
            return ExitCode::from(2);
        }
        Err(error) => {
            print_error(&format!("cannot read {}: {error}", shown(path)));
            return ExitCode::from(2);
        }
    };
    let project = Project::read(&settings, None).with_resources();
    if print_problems(&project) > 0 {
        return ExitCode::from(2);
    }
    print(&format!("{}: no problems\n", shown(&from_here(&settings))))
}

/// The file with settings that `path` names; `None` if no folder above it has one.
fn find(path: &Path) -> io::Result<Option<PathBuf>> {
    let path = absolute(path)?;
    if path.metadata()?.is_dir() {
        return Ok(nearest(&path.join(FILE_NAME), None));
    }
    Ok(Some(path))
}

/// Prints the problems of `project` with their places; returns their number.
pub(super) fn print_problems(project: &Project) -> usize {
    let mut count = 0;
    for problem in project.problems() {
        count += 1;
        let (line, column) = problem.line_column(project.text());
        let path = shown(&from_here(project.path()));
        print_error(&format!("{path}:{line}:{column}: {}", problem.message));
    }
    count
}
