//! The command line.
//!
//! Each subcommand is a module with its `Arguments` and a `run` that returns the exit code.

mod check;
mod config;
mod explain;
mod files;
mod fmt;
mod labels;
mod log;
mod projects;
mod server;
mod words;

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::project::contained;

use log::Log;
use words::{print, print_error, printable};

/// Language server for documents annotated inline with named entities.
///
/// Entities are marked in the text, as in `[LOC Ciudad Juarez  ] , the [ORG DBWG  ] can help .`
#[derive(Debug, Parser)]
#[command(name = "glossator", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Arguments),
    Config(config::Arguments),
    Fmt(fmt::Arguments),
    Explain(explain::Arguments),
    Server(server::Arguments),
}

/// Runs the command line of the process; returns its exit code.
pub fn run() -> ExitCode {
    match Arguments::try_parse() {
        Ok(Arguments {
            command: Command::Server(arguments),
        }) => server::run(&arguments),
        Ok(Arguments { command }) => with_log(|| run_command(&command)),
        Err(answer) => print_answer(&answer),
    }
}

fn run_command(command: &Command) -> ExitCode {
    match command {
        Command::Check(arguments) => check::run(arguments),
        Command::Config(arguments) => config::run(arguments),
        Command::Fmt(arguments) => fmt::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Server(arguments) => server::run(arguments),
    }
}

/// Runs `work` with a log for its panics, which end it with one line of error and exit code 2.
fn with_log(work: impl FnOnce() -> ExitCode) -> ExitCode {
    let log = Log::of_command();
    let code = contained(work).unwrap_or_else(|fault| {
        print_error(&io::Error::from(fault).to_string());
        ExitCode::from(2)
    });
    if let Some(log) = log {
        log.finish();
    }
    code
}

/// Prints an answer of the parser: help, the version, or an error in the command line.
fn print_answer(answer: &clap::Error) -> ExitCode {
    let text = answer.render().to_string();
    if !answer.use_stderr() {
        return print(&text);
    }
    // An error quotes the command line, which may hold any sign.
    for line in text.lines() {
        // If even standard error cannot be written, nobody can be told.
        let _ = writeln!(io::stderr(), "{}", printable(line));
    }
    ExitCode::from(2)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        super::Arguments::command().debug_assert();
    }
}
