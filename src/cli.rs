//! The command line.
//!
//! A subcommand is a module here with its `Arguments` and a `run` that returns the exit code.

mod check;
mod config;
mod explain;
mod fmt;
mod log;
mod projects;
mod server;
mod words;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

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
    match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Config(arguments) => config::run(&arguments),
        Command::Fmt(arguments) => fmt::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Server(arguments) => server::run(&arguments),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        super::Arguments::command().debug_assert();
    }
}
