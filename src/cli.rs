//! The command line.
//!
//! A subcommand is a module here with its `Arguments` and a `run` that returns the exit code.

mod check;
mod config;
mod explain;
mod files;
mod fmt;
mod log;
mod projects;
mod server;
mod words;

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::project::contained;

use log::Log;
use words::{complain, print, printable};

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

/// Does what the command line says.
pub fn run() -> ExitCode {
    match Arguments::try_parse() {
        Ok(Arguments {
            command: Command::Server(arguments),
        }) => server::run(&arguments),
        Ok(Arguments { command }) => with_log(|| run_command(&command)),
        Err(answer) => tell(&answer),
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

/// Does `work`, whose faults go to the log and not to the terminal.
fn with_log(work: impl FnOnce() -> ExitCode) -> ExitCode {
    let log = Log::of_command();
    let code = contained(work).unwrap_or_else(|fault| {
        complain(&io::Error::from(fault).to_string());
        ExitCode::from(2)
    });
    if let Some(log) = log {
        log.finish();
    }
    code
}

/// Tells what is to be told instead of doing something: help, the version, or what is wrong with
/// the command line.
fn tell(answer: &clap::Error) -> ExitCode {
    let text = answer.render().to_string();
    if !answer.use_stderr() {
        return print(&text);
    }
    // What the user wrote is quoted in it.
    for line in text.lines() {
        let _nobody_to_tell = writeln!(io::stderr(), "{}", printable(line));
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
